import { msToNs, type Duration } from '../../base/time';
import type { CacheSettings } from './settings';

export interface CacheConfig {
  readonly ttlNs: Duration;
  readonly ttlJitter: number;
  readonly maxEntries: number;
  /** 1 when being served keeps an entry from making room, 0 when only being stored does. */
  readonly lru: number;
  readonly staleNs: Duration;
  readonly refreshAhead: number;
  readonly staleIfErrorNs: Duration;
  readonly cacheErrorsNs: Duration;
  readonly perUser: number;
  readonly flushes: number;
}

export function configure(settings: CacheSettings): CacheConfig {
  return {
    ttlNs: msToNs(settings.ttlMs),
    ttlJitter: settings.ttlJitter,
    maxEntries: settings.maxEntries,
    lru: settings.eviction === 'lru' ? 1 : 0,
    staleNs: msToNs(settings.staleWhileRevalidateMs),
    refreshAhead: settings.refreshAhead,
    staleIfErrorNs: msToNs(settings.staleIfErrorMs),
    cacheErrorsNs: msToNs(settings.cacheErrorsMs),
    perUser: settings.perUser ? 1 : 0,
    flushes: settings.flushes,
  };
}
