import type { SettingFields, SettingsOf } from '../../base/settings';

/** What is set for a saga as a whole; what is set for each of its steps is in step-settings.ts. */
export const fields = {
  compensates: {
    kind: 'choice',
    label: 'Compensates',
    help: 'Which steps are undone when the saga turns back: those that may have taken effect, or all of them.',
    options: [
      { value: 'executed', label: 'what was executed' },
      { value: 'all', label: 'all steps, also those that never ran' },
    ],
    default: 'executed',
  },
  deadEnd: {
    kind: 'choice',
    label: 'At a dead end',
    help: 'What becomes of a compensation, or of a step after the pivot, that does not succeed in all its attempts.',
    options: [
      { value: 'operator', label: 'the saga is stuck until an operator decides' },
      { value: 'record', label: 'it is recorded, and the saga ends as failed' },
    ],
    default: 'operator',
  },
  deadlineMs: {
    kind: 'duration',
    label: 'Deadline',
    help: 'A saga that has not passed its pivot after this time is compensated; 0 sets no deadline.',
    min: 0,
    max: 86_400_000,
    default: 0,
  },
  saves: {
    kind: 'choice',
    label: 'Saves its state',
    help: 'When the state is saved that the saga resumes from after a crash.',
    options: [
      { value: 'transitions', label: 'after each transition' },
      { value: 'steps', label: 'only after each step and at the end' },
      { value: 'never', label: 'never: a crash forgets the saga' },
    ],
    default: 'transitions',
  },
  notDoneOn: {
    kind: 'choices',
    label: 'Surely not done on',
    help: 'After such an end the step has surely had no effect. It is tried again, and there is nothing to undo.',
    options: [
      { value: 'error', label: 'answered with an error' },
      { value: 'short-circuited', label: 'rejected by the circuit breaker' },
      { value: 'bulkhead-full', label: 'rejected by the bulkhead' },
      { value: 'bulkhead-wait', label: 'waited too long at the bulkhead' },
      { value: 'rate-limited', label: 'rejected by the rate limiter' },
      { value: 'shed', label: 'shed by the callee' },
      { value: 'refused', label: 'turned away further on' },
      { value: 'unavailable', label: 'found nobody there' },
      { value: 'invalid', label: 'answered as wrong' },
      { value: 'conflict', label: 'lost against another write' },
      { value: 'expired', label: 'dropped as too late' },
    ],
    default: [
      'error',
      'short-circuited',
      'bulkhead-full',
      'bulkhead-wait',
      'rate-limited',
      'shed',
      'conflict',
      'expired',
    ],
  },
  refusedOn: {
    kind: 'choices',
    label: 'Refused on',
    help: 'Such an answer is a decision of the participant: the step had no effect, and is not tried again.',
    options: [
      { value: 'error', label: 'answered with an error' },
      { value: 'invalid', label: 'answered as wrong' },
      { value: 'conflict', label: 'lost against another write' },
    ],
    default: ['invalid'],
  },
  fallbackMeans: {
    kind: 'choice',
    label: 'An answer by a fallback means',
    help: 'Whether a step counts as done when a fallback has answered in place of its participant.',
    options: [
      { value: 'unknown', label: 'it is not known whether the step is done' },
      { value: 'done', label: 'the step is done' },
    ],
    default: 'unknown',
  },
} as const satisfies SettingFields;

export type SagaSettings = SettingsOf<typeof fields>;
