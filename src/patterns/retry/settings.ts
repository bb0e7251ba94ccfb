import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  maxAttempts: {
    kind: 'integer',
    label: 'Attempts',
    help: 'How often a call is tried in all, the first try included; 1 never retries.',
    unit: 'attempts',
    min: 1,
    max: 20,
    default: 3,
  },
  backoff: {
    kind: 'choice',
    label: 'Backoff',
    help: 'Whether every wait is as long as the first, or each is longer than the one before.',
    options: [
      { value: 'constant', label: 'constant' },
      { value: 'exponential', label: 'exponential' },
    ],
    default: 'exponential',
  },
  initialDelayMs: {
    kind: 'duration',
    label: 'First wait',
    help: 'How long to wait before the second attempt; 0 tries again at once.',
    min: 0,
    max: 600_000,
    default: 100,
  },
  factor: {
    kind: 'number',
    label: 'Factor',
    help: 'Each wait is this many times the one before.',
    min: 1,
    max: 10,
    default: 2,
    when: { field: 'backoff', is: ['exponential'] },
  },
  maxDelayMs: {
    kind: 'duration',
    label: 'Longest wait',
    help: 'No wait grows beyond this. Jitter is applied afterwards, so that capped waits still differ.',
    min: 0,
    max: 600_000,
    default: 10_000,
  },
  jitter: {
    kind: 'choice',
    label: 'Jitter',
    help: 'How much of a wait is drawn by lot, so that callers that failed together do not come back together.',
    options: [
      { value: 'none', label: 'none' },
      { value: 'full', label: 'full: from nothing to the whole wait' },
      { value: 'equal', label: 'equal: half fixed, half drawn' },
      { value: 'proportional', label: 'proportional: the wait plus or minus a share' },
    ],
    default: 'full',
  },
  jitterRatio: {
    kind: 'ratio',
    label: 'Jitter share',
    help: 'The wait is drawn from this share below it to this share above it.',
    min: 0,
    max: 1,
    default: 0.2,
    when: { field: 'jitter', is: ['proportional'] },
  },
  retryOn: {
    kind: 'choices',
    label: 'Retries on',
    help: 'Only calls that ended in one of these ways are tried again.',
    options: [
      { value: 'error', label: 'answered with an error' },
      { value: 'timeout', label: 'timed out' },
      { value: 'short-circuited', label: 'rejected by the circuit breaker' },
      { value: 'bulkhead-full', label: 'rejected by the bulkhead' },
      { value: 'bulkhead-wait', label: 'waited too long at the bulkhead' },
      { value: 'shed', label: 'shed by the callee' },
      { value: 'refused', label: 'turned away further on' },
    ],
    default: ['error', 'timeout', 'bulkhead-full', 'bulkhead-wait', 'shed', 'refused'],
  },
} as const satisfies SettingFields;

export type RetrySettings = SettingsOf<typeof fields>;
