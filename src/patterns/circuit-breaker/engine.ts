import { assert } from '../../base/assert';
import { CANCELLED, FAILURE, IGNORED, SUCCESS, type Judgement } from '../../base/judgement';
import { NEVER, type Time } from '../../base/time';
import { CLOSED, FAILURES_IN_A_ROW, FAILURE_RATE, HALF_OPEN, OPEN } from './catalogue';
import { BY_FAILURES_IN_A_ROW, type BreakerConfig } from './config';
import type { BreakerState } from './state';
import { change, judgeTrials, settle } from './transitions';
import { record, resizeWindow } from './window';

export { configure, type BreakerConfig } from './config';
export { explain } from './explain';
export { init, shape, type BreakerState } from './state';

/** What `tryAcquire` returns in place of a permit. */
export const REJECTED = -1;

/** Asks whether a call may start: a permit (above zero) to be handed to `complete`, or REJECTED. */
export function tryAcquire(config: BreakerConfig, state: BreakerState, now: Time): number {
  if (state.mode !== CLOSED) settle(state, now);
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

/** Reports how a call ended that holds `permit`. Each permit is completed exactly once. */
export function complete(
  config: BreakerConfig,
  state: BreakerState,
  permit: number,
  now: Time,
  judgement: Judgement,
): void {
  assert(permit > 0, 'only a call that was admitted can be completed');
  if (state.mode !== CLOSED) settle(state, now);
  if (Math.floor(permit / 2) !== epochOf(state)) {
    state.late += 1;
    return;
  }
  count(state, judgement);
  if (state.mode === CLOSED) {
    if (judgement === SUCCESS || judgement === FAILURE) judgeCall(config, state, now, judgement);
  } else {
    completeTrial(config, state, now, judgement);
  }
}

/** Whether a permit was given to a trial of a half-open breaker. */
export function isTrial(permit: number): boolean {
  return permit > 0 && permit % 2 === 1;
}

/** When time alone will change the mode next. Step through deadlines with `advance` to see each change. */
export function nextDeadline(_config: BreakerConfig, state: BreakerState): Time {
  return state.openUntil < state.trialsUntil ? state.openUntil : state.trialsUntil;
}

export function advance(_config: BreakerConfig, state: BreakerState, now: Time): void {
  settle(state, now);
}

/** Takes over changed settings. Nothing trips by it, but trials that now suffice (or cannot) get their verdict. */
export function adapt(config: BreakerConfig, state: BreakerState, now: Time): void {
  settle(state, now);
  state.openFor = config.openForNs;
  resizeWindow(config, state, now);
  if (state.mode === OPEN) {
    state.openUntil = Math.max(now, state.changedAt + config.openForNs);
  } else if (state.mode === HALF_OPEN && state.trialsIssued > 0) {
    const limit = config.trialsMaxDurationNs;
    state.trialsUntil = limit === 0 ? NEVER : Math.max(now, state.trialsSince + limit);
    judgeTrials(config, state, now);
  }
  // A deadline that the new settings put into the past is due at this very instant.
  settle(state, now);
}

/** Epochs count from 1, so that a permit is above zero. */
function epochOf(state: BreakerState): number {
  return state.changes + 1;
}

function permitOf(state: BreakerState, trial: number): number {
  return epochOf(state) * 2 + trial;
}

function trialIsFree(config: BreakerConfig, state: BreakerState): boolean {
  return config.trialsPermitted === 0 || state.trialsIssued < config.trialsPermitted;
}

function startTrials(config: BreakerConfig, state: BreakerState, now: Time): void {
  state.trialsSince = now;
  state.trialsUntil = config.trialsMaxDurationNs === 0 ? NEVER : now + config.trialsMaxDurationNs;
}

function count(state: BreakerState, judgement: Judgement): void {
  if (judgement === SUCCESS) state.succeeded += 1;
  else if (judgement === FAILURE) state.failed += 1;
  else if (judgement === IGNORED) state.ignored += 1;
  else state.cancelled += 1;
}

function judgeCall(config: BreakerConfig, state: BreakerState, now: Time, judgement: Judgement): void {
  const failed = judgement === FAILURE ? 1 : 0;
  state.consecutive = failed === 1 ? state.consecutive + 1 : 0;
  record(state, now, failed);
  if (config.trip === BY_FAILURES_IN_A_ROW) {
    if (state.consecutive < config.failureThreshold) return;
    const inARow = state.consecutive;
    change(state, OPEN, now, FAILURES_IN_A_ROW, inARow, inARow, config.failureThreshold, 0);
  } else {
    const calls = state.windowCalls;
    if (calls < config.minimumCalls) return;
    // Divided and not multiplied: 3 of 30 is exactly the number that 0.1 is written as, 0.1 x 30 is not 3.
    const rate = state.windowFailures / calls;
    const reached = config.strictlyAbove === 1 ? rate > config.failureRate : rate >= config.failureRate;
    if (!reached) return;
    const { failureRate, strictlyAbove } = config;
    change(state, OPEN, now, FAILURE_RATE, calls, state.windowFailures, failureRate, strictlyAbove);
  }
}

function completeTrial(config: BreakerConfig, state: BreakerState, now: Time, judgement: Judgement): void {
  const underWay = state.trialsIssued - state.trialsSucceeded - state.trialsFailed;
  assert(underWay > 0, 'a trial permit was completed twice');
  if (judgement === IGNORED || judgement === CANCELLED) {
    state.trialsIssued -= 1;
    if (state.trialsIssued > 0) return;
    // Nobody is being waited for any more, so the time limit starts anew with the next trial.
    state.trialsSince = NEVER;
    state.trialsUntil = NEVER;
    return;
  }
  if (judgement === SUCCESS) state.trialsSucceeded += 1;
  else state.trialsFailed += 1;
  judgeTrials(config, state, now);
}
