import type { Time } from '../../base/time';
import { NEVER } from '../../base/time';
import {
  CLOSED,
  HALF_OPEN,
  OPEN,
  OPEN_TIME_OVER,
  TRIALS_SUCCEEDED,
  TRIALS_TOO_SLOW,
  TRIAL_FAILED,
} from './catalogue';
import type { BreakerConfig } from './config';
import type { BreakerState } from './state';
import { clearWindow } from './window';

/** Every change of mode runs through here, so that none forgets its evidence, its deadlines or the epoch. */
export function change(
  state: BreakerState,
  mode: number,
  at: Time,
  reason: number,
  calls: number,
  failures: number,
  limit: number,
  above: number,
): void {
  state.mode = mode;
  state.changes += 1;
  state.changedAt = at;
  state.reason = reason;
  state.evidenceCalls = calls;
  state.evidenceFailures = failures;
  state.evidenceLimit = limit;
  state.evidenceAbove = above;
  state.openUntil = mode === OPEN ? at + state.openFor : NEVER;
  state.trialsIssued = 0;
  state.trialsSucceeded = 0;
  state.trialsFailed = 0;
  state.trialsSince = NEVER;
  state.trialsUntil = NEVER;
}

/**
 * Makes up for the changes that time alone has brought, each dated at the instant it was due and not at the
 * instant somebody looked. There are two at most: a half-open breaker without trials waits for no time at all.
 */
export function settle(state: BreakerState, now: Time): void {
  if (now >= state.trialsUntil) {
    const waited = state.trialsUntil - state.trialsSince;
    change(
      state,
      OPEN,
      state.trialsUntil,
      TRIALS_TOO_SLOW,
      state.trialsIssued,
      state.trialsFailed,
      waited,
      0,
    );
  }
  if (now >= state.openUntil) {
    change(state, HALF_OPEN, state.openUntil, OPEN_TIME_OVER, 0, 0, state.openFor, 0);
  }
}

/** Closes or re-opens a half-open breaker as soon as its trials have decided it. */
export function judgeTrials(config: BreakerConfig, state: BreakerState, now: Time): void {
  const failures = state.trialsFailed;
  const completed = state.trialsSucceeded + failures;
  if (state.trialsSucceeded >= config.trialsRequired) {
    change(state, CLOSED, now, TRIALS_SUCCEEDED, completed, failures, config.trialsRequired, 0);
    clearWindow(state);
    state.consecutive = 0;
  } else if (failures > config.trialsTolerated) {
    change(state, OPEN, now, TRIAL_FAILED, completed, failures, config.trialsTolerated, 1);
  }
}
