import type { Latency } from './latency';
import type { WorkSettings } from './node-settings';
import type { StoreKind } from './store-settings';

/** What a kind of store is like: settings of its node, which every file and form shows as what they are. */
export interface StorePreset {
  /** How it works when all is well. */
  readonly works: string;
  /** How it fails when it does. */
  readonly fails: string;
  readonly latency: Latency;
  readonly settings: StorePresetSettings;
}

/** What the kinds differ in. Each sets all of these, so that nothing is left over from the kind that it was before. */
type StorePresetSettings = Pick<
  WorkSettings,
  | 'concurrency'
  | 'crowding'
  | 'queueRoom'
  | 'queueOrder'
  | 'retryAfterMs'
  | 'dropsLate'
  | 'neededMs'
  | 'firstWriteWins'
  | 'startupMs'
  | 'warmUpMs'
  | 'coldFactor'
>;

export const storePresets: Readonly<Record<StoreKind, StorePreset>> = {
  relational: {
    works: '40 connections, and rows that are locked: the more work at once, the longer each takes.',
    fails:
      'Nobody waits for a connection: one more is refused at once. Of two requests with one key at the same time the second to end is told of a conflict. After a crash it starts slowly, and is slow until it has its pages in memory again.',
    latency: { kind: 'lognormal', medianMs: 4, p95Ms: 12 },
    settings: {
      concurrency: 40,
      crowding: 0.03,
      queueRoom: 0,
      queueOrder: 'fifo',
      retryAfterMs: 0,
      dropsLate: false,
      neededMs: 0,
      firstWriteWins: true,
      startupMs: 3000,
      warmUpMs: 10_000,
      coldFactor: 4,
    },
  },
  document: {
    works: 'Whole documents, each by itself: a little slower, but hardly slowed down by other work.',
    fails:
      'What it has no worker for waits, and a rush is felt as waiting long before anything is refused. Nobody is told of a conflict: of two writes to one document the later stays.',
    latency: { kind: 'lognormal', medianMs: 8, p95Ms: 20 },
    settings: {
      concurrency: 64,
      crowding: 0.005,
      queueRoom: 2000,
      queueOrder: 'fifo',
      retryAfterMs: 0,
      dropsLate: false,
      neededMs: 0,
      firstWriteWins: false,
      startupMs: 2000,
      warmUpMs: 3000,
      coldFactor: 2,
    },
  },
  'key-value': {
    works: 'One value by its key, from memory: well below a millisecond, thousands at once.',
    fails:
      'It stays fast until it is gone. After a crash it answers nobody for as long as it takes to read everything back into memory.',
    latency: { kind: 'lognormal', medianMs: 0.3, p95Ms: 0.8 },
    settings: {
      concurrency: 1000,
      crowding: 0,
      queueRoom: 10_000,
      queueOrder: 'fifo',
      retryAfterMs: 0,
      dropsLate: false,
      neededMs: 0,
      firstWriteWins: false,
      startupMs: 8000,
      warmUpMs: 0,
      coldFactor: 1,
    },
  },
  analytic: {
    works: 'Scans of whole columns: mostly some tenths of a second, one in ten many seconds, four at a time.',
    fails:
      'Two long scans hold up everybody. What waits too long for its deadline is dropped, and beyond 50 in the queue it is shed and asked to come again in 5 s.',
    latency: {
      kind: 'mixture',
      usual: { kind: 'lognormal', medianMs: 250, p95Ms: 800 },
      rare: { kind: 'pareto', leastMs: 2000, alpha: 1.8 },
      rareShare: 0.1,
    },
    settings: {
      concurrency: 4,
      crowding: 0.15,
      queueRoom: 50,
      queueOrder: 'fifo',
      retryAfterMs: 5000,
      dropsLate: true,
      neededMs: 250,
      firstWriteWins: false,
      startupMs: 5000,
      warmUpMs: 0,
      coldFactor: 1,
    },
  },
};

/** A part of a file: a database as its kind usually is. */
export function usualStore(store: StoreKind) {
  const { latency, settings } = storePresets[store];
  return { kind: 'database', store, latency, ...settings } as const;
}
