import { OUTCOMES, type OutcomeId } from '../../base/outcome';
import { msToNs, type Duration } from '../../base/time';
import type { RetrySettings } from './settings';

export const NO_JITTER = 0;
export const FULL_JITTER = 1;
export const EQUAL_JITTER = 2;
export const PROPORTIONAL_JITTER = 3;
export const DECORRELATED_JITTER = 4;

const JITTER_CODES = {
  none: NO_JITTER,
  full: FULL_JITTER,
  equal: EQUAL_JITTER,
  proportional: PROPORTIONAL_JITTER,
  decorrelated: DECORRELATED_JITTER,
} as const satisfies Record<RetrySettings['jitter'], number>;

/** The settings as the engine uses them: plain numbers, times in nanoseconds. */
export interface RetryConfig {
  /** Tries in all, the first one included. */
  readonly maxAttempts: number;
  readonly initialDelayNs: Duration;
  /** 1 for a constant wait. */
  readonly factor: number;
  readonly maxDelayNs: Duration;
  readonly jitter: number;
  readonly jitterRatio: number;
  /** A bit for each outcome that is tried again. */
  readonly retryOn: number;
}

/** A retry remembers nothing between calls: what it knows of one call lives with the caller. */
export type RetryState = Record<string, never>;

export function configure(settings: RetrySettings): RetryConfig {
  return {
    maxAttempts: settings.maxAttempts,
    initialDelayNs: msToNs(settings.initialDelayMs),
    factor: settings.backoff === 'constant' ? 1 : settings.factor,
    maxDelayNs: msToNs(settings.maxDelayMs),
    jitter: JITTER_CODES[settings.jitter],
    jitterRatio: settings.jitterRatio,
    retryOn: outcomeBits(settings.retryOn),
  };
}

function outcomeBits(ids: readonly OutcomeId[]): number {
  let bits = 0;
  OUTCOMES.forEach((outcome, code) => {
    if (ids.includes(outcome.id)) bits |= 1 << code;
  });
  return bits;
}
