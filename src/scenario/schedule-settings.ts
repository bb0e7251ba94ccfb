import type { SettingFields, SettingsOf } from '../base/settings';
import { LONGEST_RUN_MS } from './run-settings';

/** When a fault acts, apart from its beginning and end. */
export const scheduleFields = {
  rampInMs: {
    kind: 'duration',
    label: 'Grows over',
    help: 'The fault grows evenly to its full effect; 0 is there at once.',
    min: 0,
    max: LONGEST_RUN_MS,
    default: 0,
  },
  rampOutMs: {
    kind: 'duration',
    label: 'Fades over',
    help: 'The fault fades evenly before its end; 0 is gone at once.',
    min: 0,
    max: LONGEST_RUN_MS,
    default: 0,
  },
  times: {
    kind: 'integer',
    label: 'Times',
    help: 'How often the fault comes.',
    unit: 'times',
    min: 1,
    max: 10_000,
    default: 1,
  },
  everyMs: {
    kind: 'duration',
    label: 'Every',
    help: 'From one beginning of the fault to the next, when it comes more than once.',
    min: 0,
    max: LONGEST_RUN_MS,
    default: 0,
  },
} as const satisfies SettingFields;

export type ScheduleSettings = SettingsOf<typeof scheduleFields>;
