import {
  BULKHEAD_FULL,
  BULKHEAD_WAIT,
  CANCELLED,
  CONFLICT,
  ERROR,
  EXPIRED,
  FALLBACK,
  GAVE_UP,
  INVALID,
  NO_ANSWER,
  OK,
  RATE_LIMITED,
  REFUSED,
  SHED,
  SHORT_CIRCUITED,
  TIMEOUT,
  UNAVAILABLE,
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
    unavailable: count(UNAVAILABLE),
    'no-answer': count(NO_ANSWER),
    invalid: count(INVALID),
    conflict: count(CONFLICT),
    expired: count(EXPIRED),
    'gave-up': count(GAVE_UP),
    'rate-limited': count(RATE_LIMITED),
    fallback: count(FALLBACK),
  };
}
