import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  maxEvents: {
    kind: 'integer',
    label: 'Events at most',
    help: 'How many records the log takes, deletions included; after that it refuses every append.',
    unit: 'events',
    min: 1,
    max: 10_000_000,
    default: 1_000_000,
  },
  maxStreamEvents: {
    kind: 'integer',
    label: 'Events of a stream at most',
    help: 'A stream that has so many events takes no more: whoever reads it must read them all.',
    unit: 'events',
    min: 1,
    max: 10_000_000,
    default: 1_000_000,
  },
  maxAppendEvents: {
    kind: 'integer',
    label: 'Events of an append at most',
    help: 'A larger append is refused as a whole, whatever the number of its streams.',
    unit: 'events',
    min: 1,
    max: 10_000,
    default: 1000,
  },
  maxReadEvents: {
    kind: 'integer',
    label: 'Events of a read at most',
    help: 'A read that asks for more gets so many, and is told from where to go on.',
    unit: 'events',
    min: 1,
    max: 100_000,
    default: 1000,
  },
  maxScannedEvents: {
    kind: 'integer',
    label: 'Looked through at most',
    help: 'A read by types that finds little stops after so many events, and is told from where to go on.',
    unit: 'events',
    min: 1,
    max: 1_000_000,
    default: 10_000,
  },
  maxSnapshots: {
    kind: 'integer',
    label: 'Snapshots at most',
    help: 'How many snapshots are kept in all; after that none is saved, and loading reads more events.',
    unit: 'snapshots',
    min: 0,
    max: 1_000_000,
    default: 100_000,
  },
} as const satisfies SettingFields;

export type EventStoreSettings = SettingsOf<typeof fields>;
