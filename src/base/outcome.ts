/**
 * How a call ended. An outcome is a small whole number in the kernel's tables; this list gives each its id (used
 * in files and settings), its words, and the mark that stands for it on the screen.
 */
export type Outcome = number;

export const OK = 0;
/** The callee answered with an error. */
export const ERROR = 1;
/** No answer within the time that a timeout layer allows. */
export const TIMEOUT = 2;
/** A circuit breaker did not let the call through. */
export const SHORT_CIRCUITED = 3;
/** A bulkhead had neither a free slot nor room in its queue. */
export const BULKHEAD_FULL = 4;
/** The call waited in a bulkhead's queue for as long as it may. */
export const BULKHEAD_WAIT = 5;
/** The callee turned the call away because its own queue was full. */
export const SHED = 6;
/** The caller withdrew the call before it was answered. */
export const CANCELLED = 7;
/** The callee answered with an error because its own call was turned away further on; nothing failed on the way. */
export const REFUSED = 8;
/** Nobody was there to take the call, or whoever worked on it died. */
export const UNAVAILABLE = 9;
/** A message was lost on the way, and the caller noticed only when it gave the connection up. */
export const NO_ANSWER = 10;
/** The callee answered that the request itself is wrong: trying again, or anywhere else, would not help. */
export const INVALID = 11;
/** Another write came first: what the request had read was no longer true when it was to be written. */
export const CONFLICT = 12;
/** The callee dropped the call because too little of its deadline was left. */
export const EXPIRED = 13;
/** The client's patience was over before the answer came. */
export const GAVE_UP = 14;
/** A rate limiter had no room for the call. */
export const RATE_LIMITED = 15;
/** The call itself failed, and a fallback answered in its place. */
export const FALLBACK = 16;

/** Answered, by the callee itself or by a fallback in its place. */
export function isServed(outcome: Outcome): boolean {
  return outcome === OK || outcome === FALLBACK;
}

/** Turned away before any work was done for it: at a gate, or by a callee without room, here or further on. */
export function isRejection(outcome: Outcome): boolean {
  return OUTCOMES[outcome].mark === 'rejected';
}

export interface OutcomeInfo {
  readonly id: string;
  readonly label: string;
  readonly mark: 'served' | 'failed' | 'rejected' | 'withdrawn';
  /** What the answer would say in HTTP; 0 where no answer comes. */
  readonly status: number;
}

export const OUTCOMES = [
  { id: 'ok', label: 'answered', mark: 'served', status: 200 },
  { id: 'error', label: 'answered with an error', mark: 'failed', status: 500 },
  { id: 'timeout', label: 'timed out', mark: 'failed', status: 504 },
  { id: 'short-circuited', label: 'rejected by the circuit breaker', mark: 'rejected', status: 503 },
  { id: 'bulkhead-full', label: 'rejected by the bulkhead', mark: 'rejected', status: 503 },
  { id: 'bulkhead-wait', label: 'waited too long at the bulkhead', mark: 'rejected', status: 503 },
  { id: 'shed', label: 'shed by the callee', mark: 'rejected', status: 503 },
  { id: 'cancelled', label: 'withdrawn by the caller', mark: 'withdrawn', status: 499 },
  { id: 'refused', label: 'turned away further on', mark: 'rejected', status: 502 },
  { id: 'unavailable', label: 'found nobody there', mark: 'failed', status: 503 },
  { id: 'no-answer', label: 'lost in the network', mark: 'failed', status: 0 },
  { id: 'invalid', label: 'answered as wrong', mark: 'failed', status: 400 },
  { id: 'conflict', label: 'lost against another write', mark: 'failed', status: 409 },
  { id: 'expired', label: 'dropped as too late', mark: 'rejected', status: 504 },
  { id: 'gave-up', label: 'given up by the client', mark: 'failed', status: 499 },
  { id: 'rate-limited', label: 'rejected by the rate limiter', mark: 'rejected', status: 429 },
  { id: 'fallback', label: 'answered by a fallback', mark: 'served', status: 200 },
] as const satisfies readonly OutcomeInfo[];

/** The codes of outcomes by what they mean for the caller. */
export const FAILED_OUTCOMES = codesOf('failed');
export const REJECTED_OUTCOMES = codesOf('rejected');

function codesOf(mark: OutcomeInfo['mark']): readonly Outcome[] {
  return OUTCOMES.flatMap((outcome, code) => (outcome.mark === mark ? [code] : []));
}

export type OutcomeId = (typeof OUTCOMES)[number]['id'];
export const OUTCOME_COUNT = OUTCOMES.length;
