import type { TraceRecord } from '../../sim/tracing/records';
import type { WaitSpan } from '../../sim/tracing/span';
import type { TraceEnd } from '../traces';
import type { Account } from './account';

export function waitName(account: Account, span: WaitSpan): string {
  switch (span.pattern) {
    case 'retry':
      return `wait before try ${nextTry(account, span)}`;
    case 'bulkhead':
      return 'waits for a bulkhead place';
    case 'rate-limiter':
      return 'waits for its turn at the rate limiter';
    case 'single-flight':
      return 'waits for the answer of another call';
    case 'fallback':
      return 'waits for the other service';
    default:
      return 'waits';
  }
}

/** The number that the next try gets: tries of a call are counted in the order in which they begin. */
function nextTry(account: Account, { attempt, from }: WaitSpan): number {
  const { call } = account.callOf(attempt);
  let newest = 0;
  for (const record of account.records) {
    if (record.time > from) break;
    if (record.kind === 'attempt-opened' && record.call === call) newest = Math.max(newest, record.number);
  }
  return newest + 1;
}

export function waitEnd(account: Account, span: WaitSpan): TraceEnd {
  if (Number.isNaN(span.to)) return 'open';
  const { call } = account.callOf(span.attempt);
  const after = account.records.filter(({ time }) => time === span.to);
  if (after.some((record) => withdraws(record, call, span))) return 'cancelled';
  return span.pattern === 'bulkhead' && after.some((record) => losesPlace(record, call, span))
    ? 'rejected'
    : 'served';
}

function withdraws(record: TraceRecord, call: number, { attempt, layer }: WaitSpan): boolean {
  if (record.kind === 'call-withdrawn') return record.call === call;
  return record.kind === 'given-up' && record.attempt === attempt && record.boundary < layer;
}

function losesPlace(record: TraceRecord, call: number, { layer }: WaitSpan): boolean {
  return record.kind === 'cut-off' && record.call === call && record.layer === layer;
}

/** Why it waits. */
export function waitNote(account: Account, span: WaitSpan): string {
  const begins = waitBegins(account, span);
  const words = begins === undefined ? undefined : account.words(begins);
  return words?.decision ?? words?.state ?? '';
}

/** The decision that it began with. */
export function waitBegins(account: Account, span: WaitSpan): TraceRecord | undefined {
  return account.records.find(
    (record) =>
      (record.kind === 'left' || record.kind === 'entered') &&
      record.time === span.from &&
      record.attempt === span.attempt &&
      record.layer === span.layer &&
      account.words(record) !== undefined,
  );
}
