import type { Time } from '../../base/time';
import type { TimeoutConfig } from './config';

/** When to give up on a call that starts at `startedAt`. The call keeps this deadline if the settings change. */
export function deadline(config: TimeoutConfig, startedAt: Time): Time {
  return startedAt + config.afterNs;
}

/** An answer has to come before the deadline: at that very instant the call has been given up. */
export function isLate(deadlineOfCall: Time, answeredAt: Time): boolean {
  return answeredAt >= deadlineOfCall;
}
