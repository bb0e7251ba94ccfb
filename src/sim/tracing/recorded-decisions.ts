import { CANCELLED, OK, SHED } from '../../base/outcome';
import { DECISION, DECISION_OF_EVENT, DECISION_OF_OUTCOME } from '../../policies/decisions';
import type { TraceRecord } from './records';

/** The decisions that records tell of: up to the end of the request, and late answers also after it. */
export function decisionsIn(records: readonly TraceRecord[]): number {
  let decisions = 0;
  let hasEnded = false;
  const copies = new Set<number>();
  for (const record of records) {
    if (record.kind === 'attempt-opened' && record.how === 'copy') copies.add(record.attempt);
    if (record.kind === 'ended') hasEnded = true;
    if (
      record.kind === 'arrived' &&
      record.late &&
      record.outcome !== CANCELLED &&
      !copies.has(record.attempt)
    ) {
      decisions |= DECISION.lateAnswer;
    }
    if (!hasEnded) decisions |= decisionOf(record);
  }
  return decisions;
}

function decisionOf(record: TraceRecord): number {
  switch (record.kind) {
    case 'noted':
      return DECISION_OF_EVENT[record.event];
    case 'entered':
      return record.signal > OK ? DECISION_OF_OUTCOME[record.signal] : 0;
    case 'cut-off':
      return DECISION_OF_OUTCOME[record.outcome];
    case 'turned-away':
      return record.outcome === SHED ? DECISION.shed : 0;
    default:
      return 0;
  }
}
