import { headCount } from '../../base/key-table';
import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import type { CacheConfig } from './config';
import { NOT_ASKED } from './verdicts';

/** What is known of each key. A type and not an interface, so that plain states can be saved by their shape. */
type Table = {
  /** The keys, in the order in which they make room, and from when on each entry has no use (base/idle-keys.ts). */
  keyCount: number;
  oldest: number;
  newest: number;
  idleAt: Float64Array;
  heap: Float64Array;
  places: Float64Array;
  keys: Float64Array;
  older: Float64Array;
  newer: Float64Array;
  heads: Float64Array;
  chain: Float64Array;

  storedAt: Float64Array;
  /** From when on the answer is not fresh; 0 while there is none. */
  expiresAt: Float64Array;
  /** The permit of the refresh under way, or 0. */
  refreshing: Float64Array;
  /** Until when a failure is remembered, or 0; and which one. Without cells while failures are not remembered. */
  failedUntil: Float64Array;
  failure: Float64Array;
};

export type CacheState = Table & {
  /** What the keys are made of, and how often the settings have emptied the cache: `adapt` looks for changes. */
  perUser: number;
  flushSetting: number;

  /** The newest permit, and the newest of those that came before the cache was emptied last. */
  permits: number;
  flushedPermits: number;

  lookups: number;
  fresh: number;
  stale: number;
  negative: number;
  misses: number;
  /** Failed calls that were answered with an entry. */
  savedByStale: number;
  refreshes: number;
  refreshesFailed: number;
  /** Answers stored; those among them whose key had no entry; and those refused as asked for before a flush. */
  stored: number;
  added: number;
  refused: number;
  failuresStored: number;
  evictions: number;
  expirations: number;
  flushes: number;
  /** Entries that were there when the cache was emptied. */
  flushed: number;

  /** The last decision, and what was known of its key: when the answer was stored, its expiry, and a failure. */
  lastKey: number;
  lastAt: Time;
  lastVerdict: number;
  lastStoredAt: Time;
  lastExpiresAt: Time;
  lastFailure: number;
};

export function shape(config: CacheConfig): Shape {
  const ring = { ring: config.maxEntries };
  const failures = { ring: failureCells(config) };
  return {
    keyCount: 'number',
    oldest: 'number',
    newest: 'number',
    idleAt: ring,
    heap: ring,
    places: ring,
    keys: ring,
    older: ring,
    newer: ring,
    heads: { ring: headCount(config.maxEntries) },
    chain: ring,
    storedAt: ring,
    expiresAt: ring,
    refreshing: ring,
    failedUntil: failures,
    failure: failures,
    perUser: 'number',
    flushSetting: 'number',
    permits: 'number',
    flushedPermits: 'number',
    lookups: 'number',
    fresh: 'number',
    stale: 'number',
    negative: 'number',
    misses: 'number',
    savedByStale: 'number',
    refreshes: 'number',
    refreshesFailed: 'number',
    stored: 'number',
    added: 'number',
    refused: 'number',
    failuresStored: 'number',
    evictions: 'number',
    expirations: 'number',
    flushes: 'number',
    flushed: 'number',
    lastKey: 'number',
    lastAt: 'number',
    lastVerdict: 'number',
    lastStoredAt: 'number',
    lastExpiresAt: 'number',
    lastFailure: 'number',
  } satisfies Record<keyof CacheState, FieldShape>;
}

export function init(config: CacheConfig, now: Time): CacheState {
  return {
    ...emptyTable(config),
    perUser: config.perUser,
    flushSetting: config.flushes,
    permits: 0,
    flushedPermits: 0,
    lookups: 0,
    fresh: 0,
    stale: 0,
    negative: 0,
    misses: 0,
    savedByStale: 0,
    refreshes: 0,
    refreshesFailed: 0,
    stored: 0,
    added: 0,
    refused: 0,
    failuresStored: 0,
    evictions: 0,
    expirations: 0,
    flushes: 0,
    flushed: 0,
    lastKey: 0,
    lastAt: now,
    lastVerdict: NOT_ASKED,
    lastStoredAt: 0,
    lastExpiresAt: 0,
    lastFailure: 0,
  };
}

export function emptyTable(config: CacheConfig): Table {
  const { maxEntries } = config;
  return {
    keyCount: 0,
    oldest: 0,
    newest: 0,
    idleAt: new Float64Array(maxEntries),
    heap: new Float64Array(maxEntries),
    places: new Float64Array(maxEntries),
    keys: new Float64Array(maxEntries),
    older: new Float64Array(maxEntries),
    newer: new Float64Array(maxEntries),
    heads: new Float64Array(headCount(maxEntries)),
    chain: new Float64Array(maxEntries),
    storedAt: new Float64Array(maxEntries),
    expiresAt: new Float64Array(maxEntries),
    refreshing: new Float64Array(maxEntries),
    failedUntil: new Float64Array(failureCells(config)),
    failure: new Float64Array(failureCells(config)),
  };
}

function failureCells(config: CacheConfig): number {
  return config.cacheErrorsNs > 0 ? config.maxEntries : 0;
}
