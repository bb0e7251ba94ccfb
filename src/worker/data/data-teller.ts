import { err } from '../../base/result';
import { DataWorld } from '../../sim/data/data-world';
import type { EditedRun } from '../edited-run';
import type { FromWorker } from '../protocol';
import { NO_SAGAS } from '../sagas';
import type { SagaMessage } from '../session-messages';
import { SagaRows } from './saga-list';
import { sagaDetail } from './saga-detail';

/** Tells of the sagas of a run, at the present moment. It comes with the code of data. */
export class SagaTeller {
  constructor(private readonly run: EditedRun) {}

  answer(message: SagaMessage): FromWorker {
    const { runId, askId, kind } = message;
    const { world } = this.run.timeline;
    const data = world.data instanceof DataWorld ? world.data : null;
    const rows = data === null ? null : new SagaRows(world, data, this.run.scenario);
    if (kind === 'sagas') {
      const { filter, offset, limit } = message;
      return { kind, runId, askId, page: rows === null ? NO_SAGAS : rows.page(filter, offset, limit) };
    }
    const { number } = message;
    const isKnown = data !== null && number >= 1 && number <= data.book.begun.length;
    if (rows === null || data === null || !isKnown) {
      return { kind, runId, askId, result: err(`There is no saga ${number} at this moment.`) };
    }
    return { kind, runId, askId, result: sagaDetail(world, data, rows, number) };
  }
}

export type MakeSagaTeller = (run: EditedRun) => SagaTeller;

export const makeSagaTeller: MakeSagaTeller = (run) => new SagaTeller(run);
