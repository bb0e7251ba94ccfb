import type { Outcome } from '../../base/outcome';
import type { Shape } from '../../base/shape';
import { NEVER, type Duration, type Time } from '../../base/time';
import type { RetryConfig, RetryState } from './config';
import { decorrelated, isDecorrelated, isRetried, jittered, plainDelay } from './delay';

export { configure, type RetryConfig, type RetryState } from './config';
export { isDecorrelated as needsPreviousWait } from './delay';
export { explain, explainDecision } from './explain';

/** What `nextDelay` returns in place of a wait. */
export const GIVE_UP = -1;

export function shape(_config: RetryConfig): Shape {
  return {};
}

export function init(_config: RetryConfig, _now: Time): RetryState {
  return {};
}

export function adapt(_config: RetryConfig, _state: RetryState, _now: Time): void {}

export function nextDeadline(_config: RetryConfig, _state: RetryState): Time {
  return NEVER;
}

export function advance(_config: RetryConfig, _state: RetryState, _now: Time): void {}

/**
 * How long to wait before the next attempt, or GIVE_UP. `attempt` is the number of the one that has just ended,
 * counted from 1; `draw` is uniform in [0, 1) and belongs to this attempt alone; `previous` is the wait before this
 * attempt, 0 before the first. Only a config that `needsPreviousWait` looks at it.
 */
export function nextDelay(
  config: RetryConfig,
  attempt: number,
  outcome: Outcome,
  draw: number,
  previous: Duration,
): Duration {
  if (attempt >= config.maxAttempts || !isRetried(config, outcome)) return GIVE_UP;
  if (isDecorrelated(config)) return decorrelated(config, previous, draw);
  return jittered(config, plainDelay(config, attempt), draw);
}
