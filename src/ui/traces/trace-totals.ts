import type { Duration, Time } from '../../base/time';
import type { Span, Trace } from '../../worker/traces';
import { endOf } from './long-waits';

export interface TraceTotals {
  /** Up to the present moment while the request is open. */
  readonly took: Duration;
  /** Of that: in pauses and queues, as far as they made it longer. */
  readonly waiting: Duration;
  readonly working: Duration;
  /** Of the calls of its client. */
  readonly tries: number;
}

export function traceTotals({ row, spans, critical }: Trace, now: Time): TraceTotals {
  const root = spans.at(0);
  const took = root === undefined ? row.durationNs : endOf(root, now) - root.from;
  const waiting = critical
    .filter(({ span }) => isWaiting(spans[span]))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return { took, waiting, working: Math.max(0, took - waiting), tries: triesOf(spans) };
}

function isWaiting({ kind }: Span): boolean {
  return kind === 'wait' || kind === 'queue';
}

function triesOf(spans: readonly Span[]): number {
  return spans.filter(({ kind, parent }) => kind === 'try' && parent >= 0 && spans[parent].parent === 0)
    .length;
}
