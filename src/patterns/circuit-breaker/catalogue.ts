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
export const SLOW_RATE = 7;
export const RESET = 8;
/** The reasons of a change of control follow one another in the order of the controls. */
export const CONTROL_CHANGED = 9;

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
  { id: 'slow-rate', words: 'slow-call rate reached' },
  { id: 'reset', words: 'reset by hand' },
  { id: 'automatic', words: 'automatic again' },
  { id: 'forced-open', words: 'forced open by hand' },
  { id: 'forced-closed', words: 'forced closed by hand' },
  { id: 'disabled', words: 'disabled by hand' },
  { id: 'metrics-only', words: 'only measuring from here on' },
] as const satisfies readonly BreakerReason[];

/** Who decides about a breaker, by codes that are places in this list. */
export const CONTROLS = ['automatic', 'forced-open', 'forced-closed', 'disabled', 'metrics-only'] as const;

export const AUTOMATIC = 0;
export const FORCED_OPEN = 1;
export const DISABLED = 3;
export const METRICS_ONLY = 4;
