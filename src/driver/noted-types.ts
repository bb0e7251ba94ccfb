import {
  BUDGET_DENIED,
  CACHE_HIT,
  CACHE_MISS,
  CACHE_REFRESH,
  CACHE_STALE,
  FALLBACK_SERVED,
  HEDGED,
  HEDGE_WON,
  JOINED,
  type CallEvent,
} from '../policies/events';
import type { NotedEvent } from './events';

/** The names of what layers note. That a retry begins is told as an attempt like any other. */
export const NOTED_TYPES: ReadonlyMap<CallEvent, NotedEvent['type']> = new Map([
  [BUDGET_DENIED, 'budget-denied'],
  [HEDGED, 'hedge'],
  [HEDGE_WON, 'hedge-won'],
  [FALLBACK_SERVED, 'fallback'],
  [CACHE_HIT, 'cache-hit'],
  [CACHE_MISS, 'cache-miss'],
  [CACHE_STALE, 'cache-stale'],
  [CACHE_REFRESH, 'cache-refresh'],
  [JOINED, 'joined'],
]);
