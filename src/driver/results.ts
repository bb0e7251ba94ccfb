import { OUTCOMES, type Outcome, type OutcomeId } from '../base/outcome';

/** Where the value of an answer came from: the function, the cache, the call of somebody else, or a fallback. */
export type Origin = 'call' | 'cache' | 'shared' | 'fallback';

/** How a call can fail: as an outcome says, or because the guard was closed. */
export type FailureKind = Exclude<OutcomeId, 'ok' | 'fallback'> | 'closed';

export interface Answered<Value> {
  readonly ok: true;
  readonly value: Value;
  readonly from: Origin;
  /** How often the function was called for it: 0 when it was not. */
  readonly attempts: number;
}

export interface Failed {
  readonly ok: false;
  readonly kind: FailureKind;
  readonly attempts: number;
  /** After so many milliseconds the guard, or whoever was called, may let the call through. */
  readonly retryAfterMs?: number;
  /** What the function threw, or why the caller withdrew. */
  readonly cause?: unknown;
  /** What the function answered, when the answer was judged to be a failure. */
  readonly value?: unknown;
}

/** How a call ended, as a value. */
export type Settled<Value> = Answered<Value> | Failed;

/** In place of an outcome: the guard was closed. */
export const CLOSED: Outcome = OUTCOMES.length;

export function failureKind(outcome: Outcome): FailureKind {
  if (outcome === CLOSED) return 'closed';
  const { id } = OUTCOMES[outcome];
  // Both are answers: nobody asks of which kind of failure they are.
  return id === 'ok' || id === 'fallback' ? 'error' : id;
}
