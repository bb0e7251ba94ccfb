import { NEVER, type Time } from '../../base/time';
import {
  AUTOMATIC,
  CLOSED,
  FAILURES_IN_A_ROW,
  FAILURE_RATE,
  FORCED_OPEN,
  HALF_OPEN,
  OPEN,
  OPEN_TIME_OVER,
  TRIALS_SUCCEEDED,
  TRIALS_TOO_SLOW,
  TRIAL_FAILED,
} from './catalogue';
import { BY_FAILURES_IN_A_ROW, type BreakerConfig } from './config';
import { remember } from './history';
import { openTime } from './open-time';
import { rateIsReached } from './rate';
import type { BreakerState } from './state';
import { clearWindow } from './window';

/** The figures that are about to cause a change. */
export function setEvidence(
  state: BreakerState,
  calls: number,
  failures: number,
  slow: number,
  limit: number,
  above: number,
): void {
  state.evidenceCalls = calls;
  state.evidenceFailures = failures;
  state.evidenceSlow = slow;
  state.evidenceLimit = limit;
  state.evidenceAbove = above;
}

/** Every change of mode runs through here, so that none forgets its deadlines, the epoch or the history. */
export function change(
  config: BreakerConfig,
  state: BreakerState,
  mode: number,
  at: Time,
  reason: number,
): void {
  remember(state, mode, at, reason);
  state.mode = mode;
  state.detour = mode === CLOSED ? config.detour : 1;
  state.changes += 1;
  state.changedAt = at;
  state.reason = reason;
  state.openUntil = NEVER;
  state.trialsIssued = 0;
  state.trialsSucceeded = 0;
  state.trialsFailed = 0;
  state.trialsSlow = 0;
  state.trialsSince = NEVER;
  state.trialsUntil = NEVER;
  // Whoever forces a breaker open ends that by hand as well.
  if (mode === OPEN && config.control === AUTOMATIC) {
    state.openings += 1;
    state.openingsInARow += 1;
    planEnd(config, state);
  }
}

/** Works out until when the present opening lasts. */
export function planEnd(config: BreakerConfig, state: BreakerState): void {
  state.openFor = openTime(config, state.openings, state.openingsInARow);
  state.openUntil = state.changedAt + state.openFor + config.openEdgeNs;
}

/** Begins anew in the mode that the control asks for. Totals and history stay. */
export function begin(config: BreakerConfig, state: BreakerState, now: Time, reason: number): void {
  setEvidence(state, 0, 0, 0, 0, 0);
  forget(state);
  change(config, state, config.control === FORCED_OPEN ? OPEN : CLOSED, now, reason);
}

/**
 * Makes up for the changes that time alone has brought, each dated at the instant it was due and not at the
 * instant somebody looked. There are two at most: a half-open breaker without trials waits for no time at all.
 */
export function settle(config: BreakerConfig, state: BreakerState, now: Time): void {
  if (now >= state.trialsUntil) endTrials(config, state);
  if (now >= state.openUntil) {
    setEvidence(state, 0, 0, 0, state.openFor, 0);
    change(config, state, HALF_OPEN, state.openUntil, OPEN_TIME_OVER);
  }
}

function endTrials(config: BreakerConfig, state: BreakerState): void {
  const { trialsUntil } = state;
  const waited = trialsUntil - state.trialsSince;
  setEvidence(state, state.trialsIssued, state.trialsFailed, state.trialsSlow, waited, 0);
  change(config, state, OPEN, trialsUntil, TRIALS_TOO_SLOW);
}

/** Closes or re-opens a half-open breaker as soon as its trials have decided it. */
export function judgeTrials(config: BreakerConfig, state: BreakerState, now: Time): void {
  const { trialsSucceeded: succeeded, trialsFailed: failures } = state;
  const completed = succeeded + failures;
  if (succeeded >= config.trialsRequired) {
    setEvidence(state, completed, failures, state.trialsSlow, config.trialsRequired, 0);
    forget(state);
    change(config, state, CLOSED, now, TRIALS_SUCCEEDED);
  } else if (config.trialsCountOn === 1 && openByThreshold(config, state, now)) {
    return;
  } else if (failures > config.trialsTolerated && !mayCountOn(config, completed)) {
    setEvidence(state, completed, failures, state.trialsSlow, config.trialsTolerated, 1);
    change(config, state, OPEN, now, TRIAL_FAILED);
  }
}

/** What opens a closed breaker opens this one, with its trials for the window. */
function openByThreshold(config: BreakerConfig, state: BreakerState, now: Time): boolean {
  const { trialsFailed: failures, trialsSlow: slow } = state;
  if (failures === 0) return false;
  if (config.trip === BY_FAILURES_IN_A_ROW) {
    const inARow = state.consecutive;
    if (inARow < config.failureThreshold) return false;
    setEvidence(state, inARow, inARow, slow, config.failureThreshold, 0);
    change(config, state, OPEN, now, FAILURES_IN_A_ROW);
    return true;
  }
  const completed = state.trialsSucceeded + failures;
  const { trialsPermitted, minimumCalls, failureRate, strictlyAbove } = config;
  const enough = trialsPermitted === 0 ? minimumCalls : Math.min(minimumCalls, trialsPermitted);
  if (completed < enough || !rateIsReached(config, failures, completed, failureRate)) return false;
  setEvidence(state, completed, failures, slow, failureRate, strictlyAbove);
  change(config, state, OPEN, now, FAILURE_RATE);
  return true;
}

/** Failed trials that count on leave the verdict to the threshold while there are more trials to come. */
function mayCountOn({ trialsCountOn, trialsPermitted }: BreakerConfig, completed: number): boolean {
  return trialsCountOn === 1 && (trialsPermitted === 0 || completed < trialsPermitted);
}

/** What was measured no longer counts. */
function forget(state: BreakerState): void {
  clearWindow(state);
  state.consecutive = 0;
  state.openingsInARow = 0;
  state.overLimit = 0;
}
