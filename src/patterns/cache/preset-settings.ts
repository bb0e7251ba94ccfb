import type { CacheSettings } from './settings';

interface CachePreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: CacheSettings;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

const plain: CacheSettings = {
  ttlMs: MINUTE,
  ttlJitter: 0,
  maxEntries: 1000,
  eviction: 'lru',
  staleWhileRevalidateMs: 0,
  refreshAhead: 0,
  staleIfErrorMs: 0,
  cacheErrorsMs: 0,
  perUser: false,
  flushes: 0,
};

export const presets = [
  {
    id: 'gateway-b',
    label: 'Gateway chain B',
    help: 'Answers 200 of a GET, for 60 s, by method, path and query; all users share them.',
    settings: plain,
  },
  {
    id: 'gateway-per-user',
    label: 'Gateway, for each user',
    help: 'The same where answers depend on who asks: nobody gets what another user was told.',
    settings: { ...plain, perUser: true, maxEntries: 10_000 },
  },
  {
    id: 'opossum',
    label: 'As in opossum',
    help: 'First in, first out, nothing stale, and a day in place of for ever.',
    settings: { ...plain, ttlMs: DAY, eviction: 'fifo', maxEntries: 10_000 },
  },
  {
    id: 'stale-while-revalidate',
    label: 'Stale while revalidate',
    help: 'Fresh for 1 s, then 59 s long served at once while one call renews it: nobody waits for what is known.',
    settings: { ...plain, ttlMs: 1000, staleWhileRevalidateMs: 59_000 },
  },
  {
    id: 'cdn',
    label: 'As a CDN',
    help: 'Ten minutes, 30 s stale while revalidating, 20 minutes stale if the origin fails, failures for 10 s.',
    settings: {
      ...plain,
      ttlMs: 10 * MINUTE,
      staleWhileRevalidateMs: 30_000,
      staleIfErrorMs: 20 * MINUTE,
      cacheErrorsMs: 10_000,
      maxEntries: 10_000,
    },
  },
  {
    id: 'stampede-proof',
    label: 'Against stampedes',
    help: 'Entries live up to a fifth longer or shorter and are renewed in their last fifth, before they are missed.',
    settings: { ...plain, ttlJitter: 0.2, refreshAhead: 0.2, staleWhileRevalidateMs: 5000 },
  },
] as const satisfies readonly CachePreset[];
