import { assert } from '../../base/assert';
import { CANCELLED, FAILURE, SUCCESS, type Judgement } from '../../base/judgement';
import { TIMEOUT, type Outcome } from '../../base/outcome';
import { NEVER, type Duration, type Time } from '../../base/time';
import { AUTOMATIC, CLOSED, CONTROL_CHANGED, DISABLED, HALF_OPEN, OPEN, RESET } from './catalogue';
import type { BreakerConfig } from './config';
import { resizeWindow } from './resize';
import type { BreakerState } from './state';
import { begin, judgeTrials, planEnd, settle } from './transitions';
import { judgeCall, judgeWithCare } from './verdict';

export { configure, type BreakerConfig } from './config';
export { init, shape, type BreakerState } from './state';

/** What `tryAcquire` returns in place of a permit. */
export const REJECTED = -1;
/** The permit of a call that nothing is measured of. */
const UNMEASURED = 1;

/** Asks whether a call may start: a permit (above zero) to be handed to `complete`, or REJECTED. */
export function tryAcquire(config: BreakerConfig, state: BreakerState, now: Time): number {
  if (state.detour !== 0) return askWithCare(config, state, now);
  state.total += 1;
  return permitOf(state, 0);
}

/**
 * Reports how a call ended that holds `permit`. Each permit is completed exactly once. How long the call took is
 * looked at by settings that know slow calls.
 */
export function complete(
  config: BreakerConfig,
  state: BreakerState,
  permit: number,
  now: Time,
  outcome: Outcome,
  took: Duration,
): void {
  const judgement = config.judgements[outcome];
  if (state.detour !== 0 || permit !== permitOf(state, 0) || judgement > FAILURE) {
    completeWithCare(config, state, permit, now, outcome, took);
  } else if (judgement === SUCCESS) {
    state.succeeded += 1;
    judgeCall(config, state, now, 0);
  } else {
    countFailure(state, outcome);
    judgeCall(config, state, now, 1);
  }
}

/** Whether a permit was given to a trial of a half-open breaker. */
export function isTrial(permit: number): boolean {
  return permit > UNMEASURED && permit % 2 === 1;
}

/** Whether `complete` has to know how long a call took. */
export function needsDuration(config: BreakerConfig): boolean {
  return config.slowNs > 0;
}

/** When time alone will change the mode next. Step through deadlines with `advance` to see each change. */
export function nextDeadline(_config: BreakerConfig, state: BreakerState): Time {
  return state.openUntil < state.trialsUntil ? state.openUntil : state.trialsUntil;
}

/**
 * The earliest time at which a call could be let through that is rejected now: the end of the open time, or of the
 * time that trials under way may take; NEVER while the breaker is forced open. 0 when it would not be rejected, or
 * when nothing but the end of a trial decides.
 */
export function retryAt(config: BreakerConfig, state: BreakerState): Time {
  if (state.mode === OPEN) return state.openUntil;
  if (state.mode === CLOSED || trialIsFree(config, state) || state.trialsUntil === NEVER) return 0;
  return state.trialsUntil;
}

export function advance(config: BreakerConfig, state: BreakerState, now: Time): void {
  settle(config, state, now);
}

/**
 * Takes over settings that changed while running; `before` are those that the state went by. Nothing trips by it, but
 * trials that now suffice (or cannot) get their verdict. Another control or a reset begins anew.
 */
export function adapt(config: BreakerConfig, state: BreakerState, now: Time, before: BreakerConfig): void {
  settle(before, state, now);
  resizeWindow(config, state, now);
  state.detour = state.mode === CLOSED ? config.detour : 1;
  if (config.control !== before.control) begin(config, state, now, CONTROL_CHANGED + config.control);
  else if (config.resets > before.resets) begin(config, state, now, RESET);
  else if (config.control === AUTOMATIC) adaptDeadlines(config, state, now);
}

function adaptDeadlines(config: BreakerConfig, state: BreakerState, now: Time): void {
  if (state.mode === OPEN) {
    planEnd(config, state);
    state.openUntil = Math.max(now, state.openUntil);
  } else if (state.mode === HALF_OPEN && state.trialsIssued > 0) {
    const limit = config.trialsMaxDurationNs;
    state.trialsUntil = limit === 0 ? NEVER : Math.max(now, state.trialsSince + limit);
    judgeTrials(config, state, now);
  }
  // A deadline that the new settings put into the past is due at this very instant.
  settle(config, state, now);
}

/** Epochs count from 1, so that a permit is above one. */
function permitOf(state: BreakerState, trial: number): number {
  return (state.changes + 1) * 2 + trial;
}

function askWithCare(config: BreakerConfig, state: BreakerState, now: Time): number {
  if (config.control === DISABLED) return UNMEASURED;
  settle(config, state, now);
  state.total += 1;
  if (state.mode === CLOSED) return permitOf(state, 0);
  if (state.mode === OPEN || !trialIsFree(config, state)) {
    state.rejected += 1;
    return REJECTED;
  }
  if (state.trialsIssued === 0) startTrials(config, state, now);
  state.trialsIssued += 1;
  return permitOf(state, 1);
}

function trialIsFree(config: BreakerConfig, state: BreakerState): boolean {
  return config.trialsPermitted === 0 || state.trialsIssued < config.trialsPermitted;
}

function startTrials(config: BreakerConfig, state: BreakerState, now: Time): void {
  state.trialsSince = now;
  state.trialsUntil = config.trialsMaxDurationNs === 0 ? NEVER : now + config.trialsMaxDurationNs;
}

function completeWithCare(
  config: BreakerConfig,
  state: BreakerState,
  permit: number,
  now: Time,
  outcome: Outcome,
  took: Duration,
): void {
  assert(permit > 0, 'only a call that was admitted can be completed');
  settle(config, state, now);
  if (permit === UNMEASURED) return;
  if (permit !== permitOf(state, permit % 2)) {
    state.late += 1;
    return;
  }
  const judgement = config.judgements[outcome];
  const decides = judgement === SUCCESS || judgement === FAILURE;
  const slow = decides && config.slowNs > 0 && took >= config.slowNs ? 1 : 0;
  count(state, judgement, outcome);
  state.slow += slow;
  if (state.mode === HALF_OPEN) completeTrial(config, state, now, judgement, slow);
  else if (decides) judgeWithCare(config, state, now, judgement === FAILURE ? 1 : 0, slow);
}

function countFailure(state: BreakerState, outcome: Outcome): void {
  state.failed += 1;
  if (outcome === TIMEOUT) state.timedOut += 1;
}

function count(state: BreakerState, judgement: Judgement, outcome: Outcome): void {
  if (judgement === SUCCESS) state.succeeded += 1;
  else if (judgement === FAILURE) countFailure(state, outcome);
  else if (judgement === CANCELLED) state.cancelled += 1;
  else {
    state.ignored += 1;
    if (outcome === TIMEOUT) state.timedOut += 1;
  }
}

/** A slow trial counts against closing, however it ended. */
function completeTrial(
  config: BreakerConfig,
  state: BreakerState,
  now: Time,
  judgement: Judgement,
  slow: number,
): void {
  const underWay = state.trialsIssued - state.trialsSucceeded - state.trialsFailed;
  assert(underWay > 0, 'a trial permit was completed twice');
  if (judgement !== SUCCESS && judgement !== FAILURE) {
    handBack(state);
    return;
  }
  state.trialsSlow += slow;
  if (judgement === FAILURE || slow === 1) {
    state.trialsFailed += 1;
    state.consecutive += config.trialsCountOn;
  } else {
    state.trialsSucceeded += 1;
  }
  judgeTrials(config, state, now);
}

function handBack(state: BreakerState): void {
  state.trialsIssued -= 1;
  if (state.trialsIssued > 0) return;
  // Nobody is being waited for any more, so the time limit starts anew with the next trial.
  state.trialsSince = NEVER;
  state.trialsUntil = NEVER;
}
