/**
 * What layers tell their host about calls, beside outcomes: it counts them for the edge. A small whole number each,
 * for they are noted on hot paths.
 */
export const CALL_EVENTS = [
  { id: 'retried', label: 'tried again' },
  { id: 'budget-denied', label: 'not tried again: the budget was used up' },
  { id: 'hedged', label: 'asked a second time while the first was out' },
  { id: 'hedge-won', label: 'answered by the second asking' },
  { id: 'fallback-served', label: 'answered by a fallback' },
  { id: 'cache-hit', label: 'answered from the cache' },
  { id: 'cache-miss', label: 'not in the cache' },
  { id: 'cache-stale', label: 'answered from the cache, past its time' },
  { id: 'cache-refresh', label: 'refreshed behind an answer from the cache' },
  { id: 'joined', label: 'joined a call under way' },
] as const;

export const RETRIED = 0;
export const BUDGET_DENIED = 1;
export const HEDGED = 2;
export const HEDGE_WON = 3;
export const FALLBACK_SERVED = 4;
export const CACHE_HIT = 5;
export const CACHE_MISS = 6;
export const CACHE_STALE = 7;
export const CACHE_REFRESH = 8;
export const JOINED = 9;

export type CallEvent = number;
