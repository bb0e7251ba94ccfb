import { msToNs, type Duration, type Time } from '../../base/time';
import type { RateLimiterSettings } from './settings';

export const FIXED_WINDOW = 0;
export const SLIDING_LOG = 1;
export const SLIDING_COUNTER = 2;
export const TOKEN_BUCKET = 3;
const LEAKY_METER = 4;
export const LEAKY_QUEUE = 5;

const ALGORITHM_CODES = {
  'fixed-window': FIXED_WINDOW,
  'sliding-log': SLIDING_LOG,
  'sliding-counter': SLIDING_COUNTER,
  'token-bucket': TOKEN_BUCKET,
  'leaky-meter': LEAKY_METER,
  'leaky-queue': LEAKY_QUEUE,
} as const satisfies Record<RateLimiterSettings['algorithm'], number>;

export const PER_ALL = 0;
export const PER_USER = 1;
export const PER_KEY = 2;

const PER_CODES = {
  all: PER_ALL,
  user: PER_USER,
  key: PER_KEY,
} as const satisfies Record<RateLimiterSettings['per'], number>;

/** A sliding log needs a cell for every unit of every key, and a checkpoint copies all of them. */
const LOG_CELLS = 100_000;
/** A bucket is never so large that filling it takes longer: instants stay exact for 104 days only. */
export const LONGEST_FILL: Duration = 1125899906842624;

/** What decides how the state of a key is read. */
export interface Rule {
  readonly algorithm: number;
  readonly limit: number;
  readonly windowNs: Duration;
  /** The size of the bucket as it was asked for. */
  readonly burst: number;
  /** 1 when a window starts with the first call of its key, 0 when it follows the clock. */
  readonly fromFirstCall: number;
  /** The most units that one call can ever get: the limit of a window, or what fits into the bucket. */
  readonly capacity: number;
  /**
   * What one unit takes to refill or to leak: windowNs / limit, as whole nanoseconds and a rest counted in parts of
   * 1 / limit. So the rate is exact, also when the limit does not divide the window.
   */
  readonly unitNs: Duration;
  readonly unitParts: number;
  /** What the whole bucket takes, in the same two numbers. */
  readonly fullNs: Duration;
  readonly fullParts: number;
}

export interface LimiterConfig extends Rule {
  readonly per: number;
  readonly maxKeys: number;
  /** 1 when a new key that finds no room is rejected, 0 when the oldest key makes room. */
  readonly rejectNew: number;
  readonly maxWaitNs: Duration;
  readonly unitsPerCall: number;
}

export function configure(settings: RateLimiterSettings): LimiterConfig {
  const algorithm = ALGORITHM_CODES[settings.algorithm];
  const fromFirstCall = settings.windowStart === 'first-call' ? 1 : 0;
  const per = PER_CODES[settings.per];
  return {
    ...ruleOf(algorithm, settings.limit, msToNs(settings.windowMs), settings.burst, fromFirstCall),
    per,
    maxKeys: per === PER_ALL ? 1 : keysOf(algorithm, settings),
    rejectNew: settings.whenFull === 'reject-new' ? 1 : 0,
    // In a queue a call waits for those before it and for nothing else, so that the size of the bucket is the limit.
    maxWaitNs: algorithm === LEAKY_QUEUE ? 0 : msToNs(settings.maxWaitMs),
    unitsPerCall: settings.unitsPerCall,
  };
}

export function ruleOf(
  algorithm: number,
  limit: number,
  windowNs: Duration,
  burst: number,
  fromFirstCall: number,
): Rule {
  const bucket = Math.max(1, Math.min(burst, Math.floor(LONGEST_FILL / (windowNs / limit))));
  const unitNs = Math.floor(windowNs / limit);
  const unitParts = windowNs % limit;
  return {
    algorithm,
    limit,
    windowNs,
    burst,
    fromFirstCall: algorithm === FIXED_WINDOW ? fromFirstCall : 0,
    capacity: isBucket(algorithm) ? bucket : limit,
    unitNs,
    unitParts,
    fullNs: bucket * unitNs + Math.floor((bucket * unitParts) / limit),
    fullParts: (bucket * unitParts) % limit,
  };
}

/** Whether calls may be told to wait for their start. */
export function mayWait(config: LimiterConfig): boolean {
  return config.maxWaitNs > 0 || config.algorithm === LEAKY_QUEUE;
}

export function isBucket(algorithm: number): boolean {
  return algorithm >= TOKEN_BUCKET;
}

/** Where the window by the clock starts that an instant lies in. */
export function windowStartAt(at: Time, windowNs: Duration): Time {
  return Math.floor(at / windowNs) * windowNs;
}

function keysOf(algorithm: number, settings: RateLimiterSettings): number {
  if (algorithm !== SLIDING_LOG) return settings.maxKeys;
  return Math.max(1, Math.min(settings.maxKeys, Math.floor(LOG_CELLS / settings.limit)));
}
