import {
  BULKHEAD_FULL,
  BULKHEAD_WAIT,
  CANCELLED,
  ERROR,
  OK,
  REFUSED,
  SHED,
  SHORT_CIRCUITED,
  TIMEOUT,
  type Outcome,
  type OutcomeId,
} from '../base/outcome';

export type OutcomeCounts = Readonly<Record<OutcomeId, number>>;

/** How many ended in each way, by the ids that files and reports use. */
export function countByOutcome(count: (outcome: Outcome) => number): OutcomeCounts {
  return {
    ok: count(OK),
    error: count(ERROR),
    timeout: count(TIMEOUT),
    'short-circuited': count(SHORT_CIRCUITED),
    'bulkhead-full': count(BULKHEAD_FULL),
    'bulkhead-wait': count(BULKHEAD_WAIT),
    shed: count(SHED),
    cancelled: count(CANCELLED),
    refused: count(REFUSED),
  };
}
