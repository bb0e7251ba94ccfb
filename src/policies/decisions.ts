import {
  BULKHEAD_FULL,
  BULKHEAD_WAIT,
  OUTCOME_COUNT,
  RATE_LIMITED,
  SHORT_CIRCUITED,
  TIMEOUT,
} from '../base/outcome';
import { CACHE_HIT, CACHE_STALE, EVENT_COUNT, FALLBACK_SERVED, HEDGED, JOINED, RETRIED } from './events';

/** What guards decided about the calls of a request: a bit each, so that all of them fit beside the request. */
export const DECISION = {
  retried: 1,
  timedOut: 2,
  openCircuit: 4,
  /** No place in a bulkhead, at once or after waiting for one. */
  bulkheadFull: 8,
  limited: 16,
  /** The callee had no room. */
  shed: 32,
  hedged: 64,
  fellBack: 128,
  fromCache: 256,
  /** Waited for the answer that another call fetched. */
  shared: 512,
  /** A try was answered when nobody waited for it any more. */
  lateAnswer: 1024,
} as const;

/** By event of a call (events.ts): the decision that it tells of, or 0. */
export const DECISION_OF_EVENT = new Uint16Array(EVENT_COUNT);
DECISION_OF_EVENT[RETRIED] = DECISION.retried;
DECISION_OF_EVENT[HEDGED] = DECISION.hedged;
DECISION_OF_EVENT[FALLBACK_SERVED] = DECISION.fellBack;
DECISION_OF_EVENT[CACHE_HIT] = DECISION.fromCache;
DECISION_OF_EVENT[CACHE_STALE] = DECISION.fromCache;
DECISION_OF_EVENT[JOINED] = DECISION.shared;

/** By outcome with which a layer answers a call itself: the decision that it was, or 0. */
export const DECISION_OF_OUTCOME = new Uint16Array(OUTCOME_COUNT);
DECISION_OF_OUTCOME[TIMEOUT] = DECISION.timedOut;
DECISION_OF_OUTCOME[SHORT_CIRCUITED] = DECISION.openCircuit;
DECISION_OF_OUTCOME[BULKHEAD_FULL] = DECISION.bulkheadFull;
DECISION_OF_OUTCOME[BULKHEAD_WAIT] = DECISION.bulkheadFull;
DECISION_OF_OUTCOME[RATE_LIMITED] = DECISION.limited;
