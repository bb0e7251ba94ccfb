import { addIdleKey } from '../../base/idle-keys';
import { headCount } from '../../base/key-table';
import type { FieldShape, Shape } from '../../base/shape';
import type { Duration, Time } from '../../base/time';
import { SLIDING_COUNTER, SLIDING_LOG, PER_ALL, isBucket, type LimiterConfig } from './config';

/** What became of the last call that asked. */
export const NOT_ASKED = 0;
export const STARTED = 1;
export const WAITS = 2;
export const OVER_LIMIT = 3;
/** It costs more than there can ever be. */
export const TOO_LARGE = 4;
/** Its key is new, and all keys that are remembered are in use. */
export const NO_ROOM = 5;

/** What is known of each key. A type and not an interface, so that plain states can be saved by their shape. */
type Table = {
  /** The settings by which the columns below are to be read, and that `adapt` changes from. */
  algorithm: number;
  limit: number;
  windowNs: Duration;
  burst: number;
  fromFirstCall: number;
  per: number;

  /** Slots in use; a slot that a key has to leave is taken at once by another. */
  keyCount: number;
  /** Ends of the list of keys by when they asked last. All links are slot + 1, 0 being nobody. */
  oldest: number;
  newest: number;
  /** When each key will be, or was, as if it had never asked; and the heap of slots by that. */
  idleAt: Float64Array;
  heap: Float64Array;
  places: Float64Array;
  keys: Float64Array;
  older: Float64Array;
  newer: Float64Array;
  /** The hash table: first slot of each chain, and the next slot in the chain. */
  heads: Float64Array;
  chain: Float64Array;

  /** Windows: where the newest one with a call starts (with waiting calls that may lie ahead), and its units. */
  windowStart: Float64Array;
  used: Float64Array;
  /** Sliding counter: the units of the window before, and the start of the newest call. */
  usedBefore: Float64Array;
  newestStart: Float64Array;

  /** Sliding log: the start of each unit, `limit` cells for each key; where it writes next, and how many there are. */
  log: Float64Array;
  logNext: Float64Array;
  logCount: Float64Array;

  /** Buckets: when all that was used is refilled, or has leaked, in nanoseconds and parts of 1 / limit. */
  clearAt: Float64Array;
  clearParts: Float64Array;
};

export type LimiterState = Table & {
  asked: number;
  /** Calls let in, and how many of them had to wait. */
  admitted: number;
  waited: number;
  unitsAdmitted: number;
  /** Calls rejected, and how many of them were too large or had a new key for which there was no room. */
  rejected: number;
  tooLarge: number;
  noRoom: number;
  /** Idle keys that made room: they have lost nothing. */
  evictedIdle: number;
  /** Keys that were forgotten while in use, and the units that so became free again before their time. */
  forgottenKeys: number;
  forgottenUnits: number;

  /** The last decision, with what is told to who asked. */
  lastKey: number;
  lastUnits: number;
  lastAt: Time;
  lastVerdict: number;
  lastWait: Duration;
  lastRemaining: number;
  lastResetAt: Time;
  /** From when on the same call would be let in, when nobody else comes; NEVER when it is too large. */
  lastRetryAt: Time;
};

export function shape(config: LimiterConfig): Shape {
  const sizes = sizesOf(config);
  return {
    algorithm: 'number',
    limit: 'number',
    windowNs: 'number',
    burst: 'number',
    fromFirstCall: 'number',
    per: 'number',
    keyCount: 'number',
    oldest: 'number',
    newest: 'number',
    idleAt: { ring: config.maxKeys },
    heap: { ring: config.maxKeys },
    places: { ring: config.maxKeys },
    keys: { ring: config.maxKeys },
    older: { ring: config.maxKeys },
    newer: { ring: config.maxKeys },
    heads: { ring: headCount(config.maxKeys) },
    chain: { ring: config.maxKeys },
    windowStart: { ring: sizes.window },
    used: { ring: sizes.window },
    usedBefore: { ring: sizes.counter },
    newestStart: { ring: sizes.counter },
    log: { ring: sizes.logCells },
    logNext: { ring: sizes.log },
    logCount: { ring: sizes.log },
    clearAt: { ring: sizes.bucket },
    clearParts: { ring: sizes.bucket },
    asked: 'number',
    admitted: 'number',
    waited: 'number',
    unitsAdmitted: 'number',
    rejected: 'number',
    tooLarge: 'number',
    noRoom: 'number',
    evictedIdle: 'number',
    forgottenKeys: 'number',
    forgottenUnits: 'number',
    lastKey: 'number',
    lastUnits: 'number',
    lastAt: 'number',
    lastVerdict: 'number',
    lastWait: 'number',
    lastRemaining: 'number',
    lastResetAt: 'number',
    lastRetryAt: 'number',
  } satisfies Record<keyof LimiterState, FieldShape>;
}

export function init(config: LimiterConfig, now: Time): LimiterState {
  return {
    ...emptyTable(config),
    asked: 0,
    admitted: 0,
    waited: 0,
    unitsAdmitted: 0,
    rejected: 0,
    tooLarge: 0,
    noRoom: 0,
    evictedIdle: 0,
    forgottenKeys: 0,
    forgottenUnits: 0,
    lastKey: 0,
    lastUnits: 0,
    lastAt: now,
    lastVerdict: NOT_ASKED,
    lastWait: 0,
    lastRemaining: config.capacity,
    lastResetAt: now,
    lastRetryAt: now,
  };
}

/** A table in which nobody has used anything. Zeros everywhere are what a key that is idle looks like, too. */
export function emptyTable(config: LimiterConfig): Table {
  const sizes = sizesOf(config);
  const table: Table = {
    algorithm: config.algorithm,
    limit: config.limit,
    windowNs: config.windowNs,
    burst: config.burst,
    fromFirstCall: config.fromFirstCall,
    per: config.per,
    keyCount: 0,
    oldest: 0,
    newest: 0,
    idleAt: new Float64Array(config.maxKeys),
    heap: new Float64Array(config.maxKeys),
    places: new Float64Array(config.maxKeys),
    keys: new Float64Array(config.maxKeys),
    older: new Float64Array(config.maxKeys),
    newer: new Float64Array(config.maxKeys),
    heads: new Float64Array(headCount(config.maxKeys)),
    chain: new Float64Array(config.maxKeys),
    windowStart: new Float64Array(sizes.window),
    used: new Float64Array(sizes.window),
    usedBefore: new Float64Array(sizes.counter),
    newestStart: new Float64Array(sizes.counter),
    log: new Float64Array(sizes.logCells),
    logNext: new Float64Array(sizes.log),
    logCount: new Float64Array(sizes.log),
    clearAt: new Float64Array(sizes.bucket),
    clearParts: new Float64Array(sizes.bucket),
  };
  if (config.per === PER_ALL) addIdleKey(table, 0);
  return table;
}

/** Only the columns of the algorithm in force have cells: the others would be copied at every checkpoint for nothing. */
function sizesOf(config: LimiterConfig) {
  const { algorithm, maxKeys } = config;
  const log = algorithm === SLIDING_LOG ? maxKeys : 0;
  const bucket = isBucket(algorithm) ? maxKeys : 0;
  return {
    window: log + bucket > 0 ? 0 : maxKeys,
    counter: algorithm === SLIDING_COUNTER ? maxKeys : 0,
    log,
    logCells: log * config.limit,
    bucket,
  };
}
