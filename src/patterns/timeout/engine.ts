import { NEVER, type Duration, type Time } from '../../base/time';
import type { TimeoutConfig } from './config';
import type { TimeoutState } from './state';

export { configure, type TimeoutConfig } from './config';
export { deadline, isLate } from './deadline';
export { init, shape, type TimeoutState } from './state';

/** What `timeFor` returns in place of a time: nothing is left, so the call is not to be made. */
export const NOT_MADE = -1;

/** Each call keeps the time it was given, and what was counted stays true. */
export function adapt(_config: TimeoutConfig, _state: TimeoutState, _now: Time): void {}

/** The deadlines of single calls are the caller's; the guard as a whole has none. */
export function nextDeadline(_config: TimeoutConfig, _state: TimeoutState): Time {
  return NEVER;
}

export function advance(_config: TimeoutConfig, _state: TimeoutState, _now: Time): void {}

/**
 * How long to wait for a call that starts at `now` and whose request has this deadline (Infinity or NEVER when it has
 * none), or NOT_MADE. Only a config with `withinDeadline` has to ask.
 */
export function timeFor(
  config: TimeoutConfig,
  state: TimeoutState,
  deadlineOfRequest: Time,
  now: Time,
): Duration {
  const left = deadlineOfRequest - now;
  if (config.withinDeadline === 0 || left >= config.afterNs) return config.afterNs;
  if (left <= 0) {
    state.notMade += 1;
    return NOT_MADE;
  }
  state.cut += 1;
  return left;
}

/** The time of a call is over. */
export function noteTimedOut(state: TimeoutState): void {
  state.timedOut += 1;
}

/** The caller of a call does not wait for it any more: that is no timeout, however little was left. */
export function noteWithdrawn(state: TimeoutState): void {
  state.withdrawn += 1;
}
