import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  afterMs: {
    kind: 'duration',
    label: 'Gives up after',
    help: 'How long to wait for an answer. The work itself goes on, and keeps its slots, until it really ends.',
    min: 1,
    max: 600_000,
    default: 1000,
  },
  withinDeadline: {
    kind: 'flag',
    label: 'Keeps to the deadline of the request',
    help: 'Waits no longer than an answer is of use to anybody, and makes no call that has no time left.',
    default: false,
  },
} as const satisfies SettingFields;

export type TimeoutSettings = SettingsOf<typeof fields>;
