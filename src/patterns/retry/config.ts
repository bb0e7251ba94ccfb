import { OUTCOMES, type Outcome, type OutcomeId } from '../../base/outcome';
import { NEVER, msToNs, type Duration, type Time } from '../../base/time';
import type { RetrySettings } from './settings';

const CONSTANT = 0;
export const LINEAR = 1;
export const EXPONENTIAL = 2;

const BACKOFF_CODES = {
  constant: CONSTANT,
  linear: LINEAR,
  exponential: EXPONENTIAL,
} as const satisfies Record<RetrySettings['backoff'], number>;

export const NO_JITTER = 0;
export const FULL_JITTER = 1;
export const EQUAL_JITTER = 2;
export const PROPORTIONAL_JITTER = 3;
export const DECORRELATED_JITTER = 4;
export const ADDITIVE_BEFORE_CAP = 5;
export const ADDITIVE_AFTER_CAP = 6;
export const DECORRELATED_V2 = 7;

const JITTER_CODES = {
  none: NO_JITTER,
  full: FULL_JITTER,
  equal: EQUAL_JITTER,
  proportional: PROPORTIONAL_JITTER,
  'additive-before-cap': ADDITIVE_BEFORE_CAP,
  'additive-after-cap': ADDITIVE_AFTER_CAP,
  decorrelated: DECORRELATED_JITTER,
  'decorrelated-v2': DECORRELATED_V2,
} as const satisfies Record<RetrySettings['jitter'], number>;

/** The settings as the engine uses them: plain numbers, times in nanoseconds. */
export interface RetryConfig {
  /** Tries in all, the first one included. */
  readonly maxAttempts: number;
  readonly backoff: number;
  readonly initialDelayNs: Duration;
  /** 1 unless the backoff is exponential. */
  readonly factor: number;
  readonly maxDelayNs: Duration;
  readonly jitter: number;
  readonly jitterRatio: number;
  /** A bit for each outcome that is tried again. */
  readonly retryOn: number;
  /** The statuses of `retryOn` as they were chosen, for the words; empty when the way of ending decides. */
  readonly statuses: readonly string[];
  readonly onlyIdempotent: boolean;
  /** 0 for no limit. */
  readonly overallNs: Duration;
  readonly heedDeadline: boolean;
  readonly obeyPushback: boolean;
  readonly maxPushbackNs: Duration;
}

export function configure(settings: RetrySettings): RetryConfig {
  const byStatus = settings.retryBy === 'status';
  return {
    maxAttempts: settings.maxAttempts,
    backoff: BACKOFF_CODES[settings.backoff],
    initialDelayNs: msToNs(settings.initialDelayMs),
    factor: settings.backoff === 'exponential' ? settings.factor : 1,
    maxDelayNs: msToNs(settings.maxDelayMs),
    jitter: JITTER_CODES[settings.jitter],
    jitterRatio: settings.jitterRatio,
    retryOn: byStatus ? statusBits(settings.retryStatuses) : outcomeBits(settings.retryOn),
    statuses: byStatus ? settings.retryStatuses : [],
    onlyIdempotent: settings.onlyIdempotent,
    overallNs: msToNs(settings.overallMs),
    heedDeadline: settings.heedDeadline,
    obeyPushback: settings.pushback === 'obey',
    maxPushbackNs: msToNs(settings.maxPushbackMs),
  };
}

export function isRetried(config: RetryConfig, outcome: Outcome): boolean {
  return ((config.retryOn >>> outcome) & 1) === 1;
}

/** The last instant at which an attempt of a call may begin that began at `startedAt`. */
export function lastBegin(config: RetryConfig, startedAt: Time): Time {
  return config.overallNs === 0 ? NEVER : startedAt + config.overallNs;
}

function outcomeBits(ids: readonly OutcomeId[]): number {
  let bits = 0;
  OUTCOMES.forEach((outcome, code) => {
    if (ids.includes(outcome.id)) bits |= 1 << code;
  });
  return bits;
}

function statusBits(statuses: readonly string[]): number {
  let bits = 0;
  OUTCOMES.forEach((outcome, code) => {
    if (statuses.includes(String(outcome.status))) bits |= 1 << code;
  });
  return bits;
}
