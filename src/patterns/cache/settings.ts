import type { SettingFields, SettingsOf } from '../../base/settings';

export const fields = {
  ttlMs: {
    kind: 'duration',
    label: 'Fresh for',
    help: 'How long an answer is served without asking again.',
    min: 1,
    max: 86_400_000,
    default: 60_000,
  },
  ttlJitter: {
    kind: 'ratio',
    label: 'Jitter',
    help: 'Each entry lives up to this share shorter or longer, so that entries stored together do not expire together.',
    min: 0,
    max: 1,
    default: 0,
  },
  maxEntries: {
    kind: 'integer',
    label: 'Entries',
    help: 'How many answers are kept at most.',
    unit: 'entries',
    min: 1,
    max: 10_000,
    default: 1000,
  },
  eviction: {
    kind: 'choice',
    label: 'When full',
    help: 'Which entry makes room for a new one when all of them may still serve.',
    options: [
      { value: 'lru', label: 'the one used longest ago goes' },
      { value: 'fifo', label: 'the one stored longest ago goes' },
    ],
    default: 'lru',
  },
  staleWhileRevalidateMs: {
    kind: 'duration',
    label: 'Stale while revalidating',
    help: 'For this long after its time an answer is still served at once, while one call renews it; 0 never does so.',
    min: 0,
    max: 86_400_000,
    default: 0,
  },
  refreshAhead: {
    kind: 'ratio',
    label: 'Refresh ahead',
    help: 'In this last share of its time an answer that is asked for is already renewed; 0 waits until it is over.',
    min: 0,
    max: 0.9,
    default: 0,
  },
  staleIfErrorMs: {
    kind: 'duration',
    label: 'Stale if error',
    help: 'For this long after its time an answer stands in for a call that failed; 0 passes every failure on.',
    min: 0,
    max: 86_400_000,
    default: 0,
  },
  cacheErrorsMs: {
    kind: 'duration',
    label: 'Remember failures',
    help: 'For this long after a failure the callee is not asked for the same again; 0 asks every time.',
    min: 0,
    max: 600_000,
    default: 0,
  },
  perUser: {
    kind: 'flag',
    label: 'For each user',
    help: 'Each user has answers of its own; otherwise all users share them, whoever was meant.',
    default: false,
  },
  flushes: {
    kind: 'integer',
    label: 'Emptied',
    help: 'Raise this number while running to empty the cache.',
    unit: 'times',
    min: 0,
    max: 1_000_000,
    default: 0,
  },
} as const satisfies SettingFields;

export type CacheSettings = SettingsOf<typeof fields>;
