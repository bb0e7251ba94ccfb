import type { SettingFields, SettingsOf } from '../../base/settings';

/** What is set for each step of a saga. */
export const stepFields = {
  starts: {
    kind: 'choice',
    label: 'Starts',
    help: 'Whether the step waits for the one before it, or runs at the same time. The first step waits for nothing.',
    options: [
      { value: 'after', label: 'after the step before' },
      { value: 'with', label: 'together with the step before' },
    ],
    default: 'after',
  },
  pivot: {
    kind: 'flag',
    label: 'Pivot',
    help: 'Once this step is done the saga never turns back: the steps after it are tried until they are done.',
    default: false,
  },
  attempts: {
    kind: 'integer',
    label: 'Attempts',
    help: 'How often the step is tried in all, the first try included.',
    unit: 'attempts',
    min: 1,
    max: 1000,
    default: 3,
  },
  timeoutMs: {
    kind: 'duration',
    label: 'Timeout',
    help: 'An attempt without an answer after this time is given up as unknown; 0 waits however long it takes.',
    min: 0,
    max: 3_600_000,
    default: 5000,
  },
  compensation: {
    kind: 'choice',
    label: 'Compensation',
    help: 'Whether there is something that undoes the step.',
    options: [
      { value: 'undo', label: 'undoes the step' },
      { value: 'nothing', label: 'nothing to undo' },
    ],
    default: 'undo',
  },
  undoAttempts: {
    kind: 'integer',
    label: 'Attempts to undo',
    help: 'How often the compensation is tried before the saga comes to a dead end.',
    unit: 'attempts',
    min: 1,
    max: 1000,
    default: 5,
    when: { field: 'compensation', is: ['undo'] },
  },
  undoTimeoutMs: {
    kind: 'duration',
    label: 'Timeout of undoing',
    help: 'An attempt to undo without an answer after this time is given up; 0 waits however long it takes.',
    min: 0,
    max: 3_600_000,
    default: 5000,
    when: { field: 'compensation', is: ['undo'] },
  },
  firstWaitMs: {
    kind: 'duration',
    label: 'First wait',
    help: 'How long to wait before the second attempt, of the step and of its compensation; 0 tries again at once.',
    min: 0,
    max: 600_000,
    default: 500,
  },
  factor: {
    kind: 'number',
    label: 'Factor',
    help: 'Each wait is this many times the one before; 1 makes all equal.',
    min: 1,
    max: 10,
    default: 2,
  },
  longestWaitMs: {
    kind: 'duration',
    label: 'Longest wait',
    help: 'No wait grows beyond this. Jitter is applied afterwards.',
    min: 0,
    max: 600_000,
    default: 10_000,
  },
  jitter: {
    kind: 'choice',
    label: 'Jitter',
    help: 'How much of a wait is drawn by lot, so that sagas that failed together do not come back together.',
    options: [
      { value: 'none', label: 'none' },
      { value: 'full', label: 'full: from nothing to the whole wait' },
      { value: 'equal', label: 'equal: half fixed, half drawn' },
    ],
    default: 'full',
  },
} as const satisfies SettingFields;

export type StepSettings = SettingsOf<typeof stepFields>;
