import { msToNs, type Duration } from '../../base/time';
import type { CircuitBreakerSettings } from './settings';

export const BY_FAILURES_IN_A_ROW = 0;
const BY_RATE_OF_CALLS = 1;
export const BY_RATE_OF_TIME = 2;

const TRIP_CODES = {
  'consecutive-failures': BY_FAILURES_IN_A_ROW,
  'failure-rate-calls': BY_RATE_OF_CALLS,
  'failure-rate-time': BY_RATE_OF_TIME,
} as const satisfies Record<CircuitBreakerSettings['tripOn'], number>;

/** The settings as the engine uses them: plain numbers, times in nanoseconds, and nothing left to decide. */
export interface BreakerConfig {
  readonly trip: number;
  readonly failureThreshold: number;
  readonly failureRate: number;
  /** 1 when only a rate above `failureRate` trips, 0 when the rate itself does. */
  readonly strictlyAbove: number;
  readonly minimumCalls: number;
  /** Length of the ring of outcomes; 0 while the window is one of time. */
  readonly outcomeCount: number;
  /** Length of the rings of buckets; 0 while the window is one of calls. */
  readonly bucketCount: number;
  readonly bucketNs: Duration;
  readonly openForNs: Duration;
  /** 0 for any number. */
  readonly trialsPermitted: number;
  readonly trialsRequired: number;
  /** How many trials may fail while the required successes can still be met. */
  readonly trialsTolerated: number;
  /** 0 for no limit. */
  readonly trialsMaxDurationNs: Duration;
}

export function configure(settings: CircuitBreakerSettings): BreakerConfig {
  const trip = TRIP_CODES[settings.tripOn];
  const permitted = settings.trialsPermitted;
  // More successes than permitted trials could never come in, and the breaker would stay half-open for good.
  const required = permitted === 0 ? settings.trialsRequired : Math.min(settings.trialsRequired, permitted);
  return {
    trip,
    failureThreshold: settings.failureThreshold,
    failureRate: settings.failureRate,
    strictlyAbove: settings.comparison === 'above' ? 1 : 0,
    // A window of 20 calls never holds 50 of them: without the cap such a breaker would never judge.
    minimumCalls:
      trip === BY_RATE_OF_CALLS
        ? Math.min(settings.minimumCalls, settings.windowCalls)
        : settings.minimumCalls,
    outcomeCount: outcomeCount(trip, settings),
    bucketCount: trip === BY_RATE_OF_TIME ? settings.windowBuckets : 0,
    // Rounded up, so that the buckets together never cover less than the window that was asked for.
    bucketNs: Math.ceil(msToNs(settings.windowMs) / settings.windowBuckets),
    openForNs: msToNs(settings.openForMs),
    trialsPermitted: permitted,
    trialsRequired: required,
    trialsTolerated: permitted === 0 ? 0 : permitted - required,
    trialsMaxDurationNs: msToNs(settings.trialsMaxDurationMs),
  };
}

/** A breaker that counts failures in a row keeps its last outcomes too: they are what its gate shows. */
function outcomeCount(trip: number, settings: CircuitBreakerSettings): number {
  if (trip === BY_RATE_OF_TIME) return 0;
  return trip === BY_RATE_OF_CALLS ? settings.windowCalls : settings.failureThreshold;
}
