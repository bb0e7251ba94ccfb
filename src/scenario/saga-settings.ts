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
  ...fields,
} as const satisfies SettingFields;

export type ScenarioSagaSettings = SettingsOf<typeof sagaFields>;
