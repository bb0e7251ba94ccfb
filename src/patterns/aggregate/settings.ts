import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  retries: {
    kind: 'integer',
    label: 'Retries on conflict',
    help:
      'How often a command is decided anew when another one was quicker. A command that names the version it expects ' +
      'never is.',
    unit: 'retries',
    min: 0,
    max: 100,
    default: 3,
  },
  initialDelayMs: {
    kind: 'duration',
    label: 'First wait',
    help: 'The wait before the first retry.',
    min: 0,
    max: 600_000,
    default: 100,
  },
  factor: {
    kind: 'number',
    label: 'Factor',
    help: 'Each further wait is so many times as long as the one before.',
    min: 1,
    max: 10,
    default: 1.5,
  },
  maxDelayMs: {
    kind: 'duration',
    label: 'Longest wait',
    help: 'No wait is longer than this, before jitter.',
    min: 0,
    max: 3_600_000,
    default: 5000,
  },
  jitterRatio: {
    kind: 'ratio',
    label: 'Jitter',
    help:
      'Each wait is drawn from this share below it to this share above it, so that those who met once do not ' +
      'meet again; 0 draws nothing.',
    min: 0,
    max: 1,
    default: 0.5,
  },
  resends: {
    kind: 'integer',
    label: 'Sends again',
    help:
      'How often a read or an append without an answer is sent again. The events keep their ids, so that none is ' +
      'appended twice.',
    unit: 'times',
    min: 0,
    max: 100,
    default: 2,
  },
  snapshotEvery: {
    kind: 'integer',
    label: 'Snapshot every',
    help: 'Whoever has to read so many events since the last snapshot leaves a new one; 0 makes none.',
    unit: 'events',
    min: 0,
    max: 100_000,
    default: 50,
  },
} as const satisfies SettingFields;

export type AggregateSettings = SettingsOf<typeof fields>;
