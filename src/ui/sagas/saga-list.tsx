import type { SagaRow as Row } from '../../worker/sagas';
import { useView } from '../app/app-context';
import { HeldList, type HeldHands } from '../held-list/held-list';
import { useMoment } from '../traces/use-moment';
import { SagaRow } from './saga-row';
import type { SagaSource } from './saga-source';

export interface SagaListProps extends HeldHands {
  readonly source: SagaSource;
  readonly askWhy: (row: Row) => void;
}

const CLOCK_MS = 500;

export function SagaList({ askWhy, ...list }: SagaListProps) {
  const now = useMoment(CLOCK_MS);
  const chosen = useView((view) => view.saga);
  return (
    <HeldList
      {...list}
      label="Sagas"
      chosen={chosen}
      otherKey={(key, row) => {
        const asksWhy = key.toLowerCase() === 'w';
        if (asksWhy) askWhy(row);
        return asksWhy;
      }}
      show={(place, row) => <SagaRow {...place} row={row} now={now} />}
    />
  );
}
