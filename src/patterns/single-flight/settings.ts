import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  joinForMs: {
    kind: 'duration',
    label: 'Joined for',
    help: 'A call joins one that began at most this long ago, so that nobody new waits for one that hangs; 0 joins any.',
    min: 0,
    max: 600_000,
    default: 0,
  },
  shareErrors: {
    kind: 'flag',
    label: 'Share failures',
    help: 'Those who wait get the failure, too; otherwise the one that has waited longest tries for the others.',
    default: true,
  },
  maxWaiters: {
    kind: 'integer',
    label: 'Wait at most',
    help: 'How many calls may wait for others, all together; one more goes by itself.',
    unit: 'calls',
    min: 1,
    max: 10_000,
    default: 1000,
  },
  maxFlights: {
    kind: 'integer',
    label: 'Keys at a time',
    help: 'For how many different keys calls may be under way; one more goes by itself, and nobody joins it.',
    unit: 'keys',
    min: 1,
    max: 10_000,
    default: 1000,
  },
  perUser: {
    kind: 'flag',
    label: 'For each user',
    help: 'Only calls of the same user join each other; otherwise all do, whoever is meant by the answer.',
    default: false,
  },
} as const satisfies SettingFields;

export type SingleFlightSettings = SettingsOf<typeof fields>;
