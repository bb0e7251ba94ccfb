/**
 * What layers tell their host about calls, beside outcomes: it counts them for the edge. A small whole number each,
 * for they are noted on hot paths.
 */
export type CallEvent = number;

/** Tried again; and not tried again or hedged because a budget was used up. */
export const RETRIED = 0;
export const BUDGET_DENIED = 1;
/** Asked once more while the first try was out; and answered by that. */
export const HEDGED = 2;
export const HEDGE_WON = 3;
/** Answered by a fallback. */
export const FALLBACK_SERVED = 4;
/** Answered from the cache; not to be found there; answered from there past its time; refreshed behind an answer. */
export const CACHE_HIT = 5;
export const CACHE_MISS = 6;
export const CACHE_STALE = 7;
export const CACHE_REFRESH = 8;
/** Joined a call for the same that was under way. */
export const JOINED = 9;

export const EVENT_COUNT = 10;
