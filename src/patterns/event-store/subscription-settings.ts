import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  batchEvents: {
    kind: 'integer',
    label: 'Batch',
    help: 'How many events are handed over at once, at most.',
    unit: 'events',
    min: 1,
    max: 10_000,
    default: 100,
  },
  checkpointEvery: {
    kind: 'integer',
    label: 'Checkpoint every',
    help: 'The subscriber stores how far it has come once in so many events of the log, and not more often.',
    unit: 'events',
    min: 1,
    max: 100_000,
    default: 100,
  },
  behindAfter: {
    kind: 'integer',
    label: 'Fell behind at',
    help: 'A live subscription has fallen behind when more events than this are still to be read.',
    unit: 'events',
    min: 0,
    max: 1_000_000,
    default: 500,
  },
} as const satisfies SettingFields;

export type SubscriptionSettings = SettingsOf<typeof fields>;
