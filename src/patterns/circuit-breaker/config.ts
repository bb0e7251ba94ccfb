import { CANCELLED, FAILURE, IGNORED, SUCCESS, type Judgement } from '../../base/judgement';
import { OUTCOMES, type OutcomeId } from '../../base/outcome';
import { msToNs, type Duration } from '../../base/time';
import { AUTOMATIC, CONTROLS } from './catalogue';
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
  /** From when on a call is slow; 0 while no call is. */
  readonly slowNs: Duration;
  readonly slowRate: number;
  /** What each outcome says about the callee, by its code. */
  readonly judgements: readonly Judgement[];
  readonly openForNs: Duration;
  readonly openFactor: number;
  readonly openAtMostNs: Duration;
  readonly openJitter: number;
  /** The word from which jitter is drawn. */
  readonly luck: number;
  /** 1 when a call at the very end of the open time is still rejected. */
  readonly openEdgeNs: Duration;
  /** 0 for any number. */
  readonly trialsPermitted: number;
  readonly trialsRequired: number;
  /** How many trials may fail before the breaker opens again; unless it counts on towards its threshold. */
  readonly trialsTolerated: number;
  /** 1 when failed trials open the breaker by what opens a closed one, 0 when by `trialsTolerated`. */
  readonly trialsCountOn: number;
  /** 0 for no limit. */
  readonly trialsMaxDurationNs: Duration;
  /** One of the codes of CONTROLS. */
  readonly control: number;
  readonly resets: number;
  /** 0 when a closed breaker by these settings takes calls the short way, 1 when there is more to look at. */
  readonly detour: number;
}

/** `luck` is a word of 32 bits: breakers with different words draw different open times. */
export function configure(settings: CircuitBreakerSettings, luck = 0): BreakerConfig {
  const trip = TRIP_CODES[settings.tripOn];
  const slowNs = trip === BY_FAILURES_IN_A_ROW ? 0 : msToNs(settings.slowCallMs);
  const control = CONTROLS.indexOf(settings.control);
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
    slowNs,
    slowRate: settings.slowCallRate,
    judgements: judgementsOf(settings.failureOn),
    openForNs: msToNs(settings.openForMs),
    openFactor: settings.openFactor,
    // A limit below the open time itself would make that time mean nothing.
    openAtMostNs: msToNs(Math.max(settings.openForMs, settings.openAtMostMs)),
    openJitter: settings.openJitter,
    luck,
    openEdgeNs: settings.reopensAt === 'after' ? 1 : 0,
    ...trialsOf(settings),
    trialsMaxDurationNs: msToNs(settings.trialsMaxDurationMs),
    control,
    resets: settings.resets,
    detour: control === AUTOMATIC && slowNs === 0 ? 0 : 1,
  };
}

/** How many buckets keep slow calls too; without a limit for them there is nothing to keep. */
export function slowBucketCount({ slowNs, bucketCount }: BreakerConfig): number {
  return slowNs > 0 ? bucketCount : 0;
}

/** A breaker that counts failures in a row keeps its last outcomes too: they are what its gate shows. */
function outcomeCount(trip: number, settings: CircuitBreakerSettings): number {
  if (trip === BY_RATE_OF_TIME) return 0;
  return trip === BY_RATE_OF_CALLS ? settings.windowCalls : settings.failureThreshold;
}

function trialsOf(
  settings: CircuitBreakerSettings,
): Pick<BreakerConfig, 'trialsPermitted' | 'trialsRequired' | 'trialsTolerated' | 'trialsCountOn'> {
  const { trialsPermitted: permitted, trialsFailAt } = settings;
  // More successes than permitted trials could never come in, and the breaker would stay half-open for good.
  const required = permitted === 0 ? settings.trialsRequired : Math.min(settings.trialsRequired, permitted);
  return {
    trialsPermitted: permitted,
    trialsRequired: required,
    trialsTolerated: permitted === 0 || trialsFailAt === 'first-failure' ? 0 : permitted - required,
    trialsCountOn: trialsFailAt === 'threshold' ? 1 : 0,
  };
}

/** A rejection by a guard further in says nothing about the callee: the call never reached it. */
function judgementsOf(failureOn: CircuitBreakerSettings['failureOn']): readonly Judgement[] {
  const failures: readonly OutcomeId[] = failureOn;
  return OUTCOMES.map(({ id, mark }) => {
    if (mark === 'served') return SUCCESS;
    if (id === 'cancelled' || id === 'gave-up') return CANCELLED;
    return failures.includes(id) ? FAILURE : IGNORED;
  });
}
