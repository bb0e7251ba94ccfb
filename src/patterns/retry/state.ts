import { createRing, ringAt, ringLength, ringPushOver, ringShape, type NumberRing } from '../../base/ring';
import type { Outcome } from '../../base/outcome';
import type { FieldShape, Shape } from '../../base/shape';
import type { Duration, Time } from '../../base/time';
import { causeList } from './causes';
import type { RetryConfig } from './config';
import { GOES_ON, RETRY_REASONS, type Reason } from './reasons';

/** How many of the calls that were given up last are remembered with all their causes. */
const GIVE_UPS_KEPT = 16;
/** More than there are reasons. */
const REASON_FACTOR = 8;
/** In place of a reason: nothing was decided yet. */
export const UNDECIDED = -1;

/** A record of what was decided. No decision depends on it: what a retry knows of one call lives with the caller. */
export type RetryState = {
  calls: number;
  retries: number;
  /** Calls that were answered by a retry. */
  mended: number;
  lastAt: Time;
  /** The attempt that had failed, and how many there were to be in all. */
  lastAttempt: number;
  lastMaxAttempts: number;
  lastOutcome: number;
  /** Why it was not tried again, GOES_ON if it was, or UNDECIDED. */
  lastReason: number;
  /** The wait as it was drawn, and as it is: longer when somebody asked for it. */
  lastDrawn: Duration;
  lastWait: Duration;
  /** Calls that were given up, by reason. */
  gaveUp: Float64Array;
  /** The newest of them, side by side: when, attempts and reason, causes. */
  giveUpTimes: NumberRing;
  giveUpKinds: NumberRing;
  giveUpCauses: NumberRing;
};

export function shape(_config: RetryConfig): Shape {
  return {
    calls: 'number',
    retries: 'number',
    mended: 'number',
    lastAt: 'number',
    lastAttempt: 'number',
    lastMaxAttempts: 'number',
    lastOutcome: 'number',
    lastReason: 'number',
    lastDrawn: 'number',
    lastWait: 'number',
    gaveUp: { ring: RETRY_REASONS.length },
    giveUpTimes: ringShape(GIVE_UPS_KEPT),
    giveUpKinds: ringShape(GIVE_UPS_KEPT),
    giveUpCauses: ringShape(GIVE_UPS_KEPT),
  } satisfies Record<keyof RetryState, FieldShape>;
}

export function init(_config: RetryConfig, now: Time): RetryState {
  return {
    calls: 0,
    retries: 0,
    mended: 0,
    lastAt: now,
    lastAttempt: 0,
    lastMaxAttempts: 0,
    lastOutcome: 0,
    lastReason: UNDECIDED,
    lastDrawn: 0,
    lastWait: 0,
    gaveUp: new Float64Array(RETRY_REASONS.length),
    giveUpTimes: createRing(GIVE_UPS_KEPT),
    giveUpKinds: createRing(GIVE_UPS_KEPT),
    giveUpCauses: createRing(GIVE_UPS_KEPT),
  };
}

/** Notes that a call has begun. */
export function noteCall(state: RetryState): void {
  state.calls += 1;
}

/** Notes that a retry has begun, after its wait. */
export function noteBegun(state: RetryState): void {
  state.retries += 1;
}

/** Notes that a call was answered by a retry. */
export function noteMended(state: RetryState): void {
  state.mended += 1;
}

/** Notes that a call is tried again after a wait, which was drawn shorter if somebody asked for more. */
export function noteRetry(
  config: RetryConfig,
  state: RetryState,
  now: Time,
  attempt: number,
  outcome: Outcome,
  drawn: Duration,
  wait: Duration,
): void {
  noteDecision(config, state, now, attempt, outcome, GOES_ON);
  state.lastDrawn = drawn;
  state.lastWait = wait;
}

/** Notes that a call is given up. `causes` has the outcome of its last attempt as the newest (causes.ts). */
export function noteGiveUp(
  config: RetryConfig,
  state: RetryState,
  now: Time,
  attempts: number,
  outcome: Outcome,
  reason: Reason,
  causes: number,
): void {
  noteDecision(config, state, now, attempts, outcome, reason);
  state.lastDrawn = 0;
  state.lastWait = 0;
  state.gaveUp[reason] += 1;
  ringPushOver(state.giveUpTimes, now);
  ringPushOver(state.giveUpKinds, attempts * REASON_FACTOR + reason);
  ringPushOver(state.giveUpCauses, causes);
}

function noteDecision(
  config: RetryConfig,
  state: RetryState,
  now: Time,
  attempt: number,
  outcome: Outcome,
  reason: Reason,
): void {
  state.lastAt = now;
  state.lastAttempt = attempt;
  state.lastMaxAttempts = config.maxAttempts;
  state.lastOutcome = outcome;
  state.lastReason = reason;
}

/** How many calls were given up, for whatever reason. */
export function givenUp(state: RetryState): number {
  return state.gaveUp.reduce((total, count) => total + count, 0);
}

/** A call that was given up, and how each of its attempts had ended, the oldest first. */
export interface GiveUp {
  readonly at: Time;
  readonly attempts: number;
  readonly reason: Reason;
  /** Of more attempts than are kept, the newest. */
  readonly causes: readonly Outcome[];
}

/** The calls that were given up last, the newest first. */
export function lastGiveUps(state: RetryState): readonly GiveUp[] {
  const found: GiveUp[] = [];
  for (let place = ringLength(state.giveUpTimes) - 1; place >= 0; place -= 1) {
    const kind = ringAt(state.giveUpKinds, place);
    const attempts = Math.floor(kind / REASON_FACTOR);
    found.push({
      at: ringAt(state.giveUpTimes, place),
      attempts,
      reason: kind % REASON_FACTOR,
      causes: causeList(ringAt(state.giveUpCauses, place), attempts),
    });
  }
  return found;
}
