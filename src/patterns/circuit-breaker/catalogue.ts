/** The modes of a breaker and the reasons of its changes: numbers in its state, words for whoever shows it. */
export const CLOSED = 0;
export const OPEN = 1;
export const HALF_OPEN = 2;

export const BREAKER_MODES = ['closed', 'open', 'half-open'] as const;

export const STARTED = 0;
export const FAILURES_IN_A_ROW = 1;
export const FAILURE_RATE = 2;
export const TRIAL_FAILED = 3;
export const TRIALS_TOO_SLOW = 4;
export const OPEN_TIME_OVER = 5;
export const TRIALS_SUCCEEDED = 6;

export interface BreakerReason {
  readonly id: string;
  readonly words: string;
}

/** In the order of the codes above. */
export const BREAKER_REASONS = [
  { id: 'started', words: 'started' },
  { id: 'failures-in-a-row', words: 'threshold of failures in a row reached' },
  { id: 'failure-rate', words: 'failure rate reached' },
  { id: 'trial-failed', words: 'trial failed' },
  { id: 'trials-too-slow', words: 'trials too slow' },
  { id: 'open-time-over', words: 'open time over' },
  { id: 'trials-succeeded', words: 'trials succeeded' },
] as const satisfies readonly BreakerReason[];
