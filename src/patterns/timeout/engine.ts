import { durationText } from '../../base/duration-text';
import type { Explanation } from '../../base/explanation';
import type { Shape } from '../../base/shape';
import { msToNs, NEVER, nsToMs, type Duration, type Time } from '../../base/time';
import type { TimeoutSettings } from './settings';

export interface TimeoutConfig {
  readonly afterNs: Duration;
}

/** A timeout remembers nothing between calls: each call carries its own deadline. */
export type TimeoutState = Record<string, never>;

export function configure(settings: TimeoutSettings): TimeoutConfig {
  return { afterNs: msToNs(settings.afterMs) };
}

export function shape(_config: TimeoutConfig): Shape {
  return {};
}

export function init(_config: TimeoutConfig, _now: Time): TimeoutState {
  return {};
}

export function adapt(_config: TimeoutConfig, _state: TimeoutState, _now: Time): void {}

/** The deadlines of single calls are the caller's; the guard as a whole has none. */
export function nextDeadline(_config: TimeoutConfig, _state: TimeoutState): Time {
  return NEVER;
}

export function advance(_config: TimeoutConfig, _state: TimeoutState, _now: Time): void {}

/** When to give up on a call that starts at `startedAt`. The call keeps this deadline if the settings change. */
export function deadline(config: TimeoutConfig, startedAt: Time): Time {
  return startedAt + config.afterNs;
}

/** An answer has to come before the deadline: at that very instant the call has been given up. */
export function isLate(deadlineOfCall: Time, answeredAt: Time): boolean {
  return answeredAt >= deadlineOfCall;
}

export function explain(config: TimeoutConfig, _state: TimeoutState, _now: Time): Explanation {
  return {
    sentence: `Gives up on a call after ${durationText(config.afterNs)}; what it started keeps its slots until it ends.`,
    facts: [{ label: 'gives up after', value: nsToMs(config.afterNs), unit: 'ms' }],
  };
}

/** Why a call that started at `startedAt` still waits at `now`, or has been given up. */
export function explainCall(deadlineOfCall: Time, startedAt: Time, now: Time): Explanation {
  const allowed = deadlineOfCall - startedAt;
  const facts = [
    { label: 'allowed', value: nsToMs(allowed), unit: 'ms' },
    { label: 'elapsed', value: nsToMs(now - startedAt), unit: 'ms' },
  ];
  const sentence = isLate(deadlineOfCall, now)
    ? `Given up after ${durationText(allowed)}; an answer that still comes counts as late.`
    : `Waiting for ${durationText(now - startedAt)} of the ${durationText(allowed)} allowed.`;
  return { sentence, facts };
}
