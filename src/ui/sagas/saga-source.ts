import { NO_SAGAS, type SagaFilter, type SagaPage, type SagaRow } from '../../worker/sagas';
import { HeldSource, type AskRows } from '../held-list/held-source';

/** The sagas that pass one filter, and where all of them stand. */
export class SagaSource extends HeldSource<SagaFilter, SagaRow, SagaPage> {
  constructor(ask: AskRows<SagaFilter, SagaPage>, filter: SagaFilter) {
    super(ask, filter, ({ number }) => number, NO_SAGAS);
  }

  get counts(): SagaPage['counts'] {
    return this.told.counts;
  }

  get matrix(): SagaPage['matrix'] {
    return this.told.matrix;
  }

  /** All sagas of the run, whatever the filter says. */
  get all(): number {
    return Object.values(this.counts).reduce((sum, some) => sum + some, 0);
  }
}
