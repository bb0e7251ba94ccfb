import type { SettingFields, SettingsOf } from '../base/settings';
import { fields } from '../patterns/saga/settings';

/** What is set for a saga as a whole: when its request is answered, and how it is carried out. */
export const sagaFields = {
  answers: {
    kind: 'choice',
    label: 'Is answered',
    help: 'Whether the request waits for the end of the saga, or is answered as soon as the saga has begun.',
    options: [
      { value: 'at-end', label: 'when the saga is over' },
      { value: 'at-once', label: 'as soon as the saga has begun' },
    ],
    default: 'at-end',
  },
  asksBy: {
    kind: 'choice',
    label: 'Asks by',
    help:
      'Whether steps are calls whose replies nobody hears after a crash, or commands on a bus, which delivers them ' +
      'until they are dealt with and keeps the replies.',
    options: [
      { value: 'calls', label: 'calls' },
      { value: 'commands', label: 'commands on a bus' },
    ],
    default: 'calls',
  },
  redeliverMs: {
    kind: 'duration',
    label: 'Delivers again after',
    help: 'When a command is delivered again that was not dealt with: nobody was there, or the work failed.',
    min: 1,
    max: 3_600_000,
    default: 500,
    when: { field: 'asksBy', is: ['commands'] },
  },
  deliveries: {
    kind: 'integer',
    label: 'Deliveries',
    help: 'How often a command is delivered in all before it is put aside; its step then counts as failed.',
    unit: 'deliveries',
    min: 1,
    max: 1000,
    default: 10,
    when: { field: 'asksBy', is: ['commands'] },
  },
  ...fields,
} as const satisfies SettingFields;

export type ScenarioSagaSettings = SettingsOf<typeof sagaFields>;
