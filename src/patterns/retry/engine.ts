import type { Outcome } from '../../base/outcome';
import { NEVER, type Duration, type Time } from '../../base/time';
import { isRetried, lastBegin, type RetryConfig } from './config';
import { decorrelated, isDecorrelated, isSmooth, jittered, smooth } from './delay';
import { ATTEMPTS_USED_UP, GOES_ON, NOT_IDEMPOTENT, NOT_RETRIED, type Reason } from './reasons';
import type { RetryState } from './state';

export { configure, type RetryConfig } from './config';
export { needsPrevious } from './delay';
export {
  givenUp,
  init,
  lastGiveUps,
  noteBegun,
  noteCall,
  noteGiveUp,
  noteMended,
  noteRetry,
  shape,
  type RetryState,
} from './state';

export function adapt(_config: RetryConfig, _state: RetryState, _now: Time): void {}

export function nextDeadline(_config: RetryConfig, _state: RetryState): Time {
  return NEVER;
}

export function advance(_config: RetryConfig, _state: RetryState, _now: Time): void {}

/**
 * Why a call is not tried again whose `attempt` (from 1) ended like this, or GOES_ON. This is known at once; what
 * depends on when the next attempt would begin is asked with `asksTooMuch` and `isTooLate`.
 */
export function whyNot(config: RetryConfig, attempt: number, outcome: Outcome, idempotent: boolean): Reason {
  if (!isRetried(config, outcome)) return NOT_RETRIED;
  if (attempt >= config.maxAttempts) return ATTEMPTS_USED_UP;
  return config.onlyIdempotent && !idempotent ? NOT_IDEMPOTENT : GOES_ON;
}

/** Whether an attempt that ends so is tried again at all. */
export function retries(config: RetryConfig, outcome: Outcome): boolean {
  return isRetried(config, outcome);
}

/**
 * The wait that is drawn after `attempt`. `draw` is uniform in [0, 1) and belongs to this attempt alone. What
 * `previous` is depends on the jitter: of a smooth one the draw before, of another that needs it the wait before,
 * each as it was drawn, and 0 before the first.
 */
export function drawnDelay(config: RetryConfig, attempt: number, draw: number, previous: number): Duration {
  if (isDecorrelated(config)) return decorrelated(config, previous, draw);
  if (isSmooth(config)) return smooth(config, attempt, previous, draw);
  return jittered(config, attempt, draw);
}

/** What the next wait wants as its `previous`. */
export function carriedOver(config: RetryConfig, draw: number, delay: Duration): number {
  return isSmooth(config) ? draw : delay;
}

/** The wait as it is: never over before `notBefore`, whatever was drawn. */
export function heldBack(delay: Duration, now: Time, notBefore: Time): Duration {
  return Math.max(delay, notBefore - now);
}

/** Whether the callee asks for a longer wait than is granted to it. */
export function asksTooMuch(config: RetryConfig, now: Time, pushback: Time): boolean {
  return pushback - now > config.maxPushbackNs;
}

/** Whether an attempt of a call from `startedAt` must not begin at `begins` any more. */
export function isTooLate(config: RetryConfig, begins: Time, startedAt: Time, deadline: Time): boolean {
  return begins > lastBegin(config, startedAt) || begins >= deadline;
}
