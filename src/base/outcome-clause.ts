import { BULKHEAD_WAIT, CONFLICT, OUTCOMES, TIMEOUT, UNAVAILABLE, type Outcome } from './outcome';

/** Labels that say what the call did; all others say what was done to it. */
const ACTIVE: readonly Outcome[] = [TIMEOUT, BULKHEAD_WAIT, UNAVAILABLE, CONFLICT];

/** How a call ended, as what follows its name: "timed out", "was shed by the callee". */
export function outcomeClause(outcome: Outcome): string {
  const { label } = OUTCOMES[outcome];
  return ACTIVE.includes(outcome) ? label : `was ${label}`;
}
