import type { ReactNode } from 'react';
import { amount, count, milliseconds, rate, share, UNKNOWN } from '../figures';
import { modeWords } from '../inspector/breaker-words';
import { HealthMark, Mark } from '../marks/mark';
import type { CallRow, NodeRow, TableRow } from './part-rows';

export interface Column<Row extends TableRow> {
  readonly id: string;
  readonly title: string;
  /** What it says, in words, for whoever points at its title. */
  readonly help: string;
  /** What rows are sorted by. */
  readonly value: (row: Row) => number | string;
  readonly show: (row: Row) => ReactNode;
  /** Words stand at the left, figures at the right. */
  readonly words?: true;
}

/** The worst comes first where one sorts downwards. */
const HEALTH_ORDER = { idle: 0, well: 1, degraded: 2, failing: 3 } as const;

export const NODE_COLUMNS: readonly Column<NodeRow>[] = [
  {
    id: 'kind',
    title: 'Kind',
    help: 'What it is.',
    words: true,
    value: ({ kind }) => kind,
    show: ({ kind }) => kind,
  },
  {
    id: 'health',
    title: 'Health',
    help: 'How it does, smoothed over some seconds.',
    words: true,
    value: ({ health }) => HEALTH_ORDER[health],
    show: ({ health }) => (
      <>
        <HealthMark health={health} labelled={false} /> {health}
      </>
    ),
  },
  {
    id: 'rate',
    title: 'Rate',
    help: 'Requests that arrive in a second; of a client, requests asked.',
    value: (row) => row.rate,
    show: (row) => rate(row.rate),
  },
  {
    id: 'failed',
    title: 'Failed',
    help: 'The share of what ended lately that failed here or further on.',
    value: ({ failed }) => failed,
    show: ({ failed }) => share(failed),
  },
  {
    id: 'rejected',
    title: 'Rejected',
    help: 'The share of what ended lately that a guard turned away.',
    value: ({ rejected }) => rejected,
    show: ({ rejected }) => share(rejected),
  },
  {
    id: 'p95',
    title: 'p95',
    help: 'So long or shorter did 95 of 100 answers take.',
    value: ({ p95 }) => p95,
    show: ({ p95 }) => milliseconds(p95),
  },
  {
    id: 'in-flight',
    title: 'In flight',
    help: 'Requests that it works on, of those that it has workers for.',
    value: ({ inFlight }) => inFlight,
    show: ({ inFlight, capacity }) =>
      Number.isNaN(capacity) ? amount(inFlight) : `${amount(inFlight)} / ${count(capacity)}`,
  },
  {
    id: 'instances',
    title: 'Instances',
    help: 'Instances that take requests, of those that are wanted.',
    value: ({ ready }) => ready,
    show: ({ ready, instances }) =>
      Number.isNaN(instances) ? UNKNOWN : `${count(ready)} of ${count(instances)}`,
  },
];

export const CALL_COLUMNS: readonly Column<CallRow>[] = [
  {
    id: 'guards',
    title: 'Guards',
    help: 'The policies of the call, in the order in which it goes through them.',
    words: true,
    value: ({ guards }) => guards,
    show: ({ guards }) => guards,
  },
  {
    id: 'breaker',
    title: 'Breaker',
    help: 'The state of its circuit breaker.',
    words: true,
    value: ({ breaker }) => breaker,
    show: ({ breaker }) => (breaker < 0 ? UNKNOWN : <BreakerWord mode={breaker} />),
  },
  {
    id: 'rate',
    title: 'Called',
    help: 'Calls in a second, tries not counted apart.',
    value: (row) => row.rate,
    show: (row) => rate(row.rate),
  },
  {
    id: 'rejected',
    title: 'Rejected',
    help: 'Calls in a second that were never sent or turned away.',
    value: ({ rejected }) => rejected,
    show: ({ rejected }) => rate(rejected),
  },
  {
    id: 'failed',
    title: 'Failed',
    help: 'Calls in a second that failed.',
    value: ({ failed }) => failed,
    show: ({ failed }) => rate(failed),
  },
  {
    id: 'retries',
    title: 'Retries',
    help: 'Tries in a second after the first.',
    value: ({ retries }) => retries,
    show: ({ retries }) => rate(retries),
  },
  {
    id: 'p95',
    title: 'p95',
    help: 'So long or shorter did 95 of 100 calls take that succeeded.',
    value: ({ p95 }) => p95,
    show: ({ p95 }) => milliseconds(p95),
  },
];

function BreakerWord({ mode }: { readonly mode: number }) {
  const { state, mark } = modeWords(mode);
  return (
    <>
      {mark !== undefined && <Mark kind={mark} />} {state.toLowerCase()}
    </>
  );
}
