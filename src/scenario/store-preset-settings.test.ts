import { describe, expect, it } from 'vitest';
import { runScenario } from './run-scenario';
import { small, smallFile } from './small-scenario.test-support';
import { storePresets, usualStore } from './store-preset-settings';
import { storeFields, type StoreKind } from './store-settings';
import type { Totals } from './report';

const KINDS = storeFields.store.options.map(({ value }) => value);

interface Use {
  readonly ratePerSecond: number;
  /** How many rows are written; 0 reads only. */
  readonly rows?: number;
  readonly deadlineMs?: number;
  readonly crash?: boolean;
  readonly seconds?: number;
}

/** What becomes of the requests of a client that asks a store of a kind as it usually is. */
function used(
  store: StoreKind,
  { ratePerSecond, rows = 0, deadlineMs = 0, crash = false, seconds = 20 }: Use,
): Totals {
  const durationMs = seconds * 1000;
  const crashes = { id: 'crash', kind: 'crash', target: { nodes: ['db'] }, fromMs: 10_000, toMs: 10_500 };
  const scenario = small({
    durationMs,
    measure: { fromMs: 0, toMs: durationMs },
    requestTypes: [{ id: 'use', method: 'POST', keys: rows, deadlineMs }],
    nodes: [
      { ...smallFile.nodes[0], ratePerSecond, mix: [{ requestType: 'use', edge: 'web-db' }] },
      { ...usualStore(store), id: 'db' },
    ],
    edges: [{ id: 'web-db', from: 'web', to: 'db', latency: { kind: 'constant', ms: 0 } }],
    faults: crash ? [crashes] : [],
  });
  return runScenario(scenario).totals;
}

const shareOf = (part: number, { asked }: Totals): number => part / asked;

describe('what is usual for a kind of store', () => {
  it.each(KINDS)('is accepted by the parser, and says all in which the kinds differ: %s', (store) => {
    const { latency, settings } = storePresets[store];
    expect(small({ nodes: withStore(store) }).nodes[2]).toMatchObject({ store, latency, ...settings });
    expect(Object.keys(settings)).toEqual(Object.keys(storePresets.relational.settings));
  });

  it('orders them by how long a request takes: key-value, relational, document, analytic', () => {
    const medians = KINDS.map((store) => used(store, { ratePerSecond: 2 }).latencyMs.p50 ?? NaN);
    const [relational, document, keyValue, analytic] = medians;
    expect(keyValue).toBeLessThan(1);
    expect(relational).toBeGreaterThan(2);
    expect(relational).toBeLessThan(document);
    expect(document).toBeLessThan(20);
    expect(analytic).toBeGreaterThan(150);
  });
});

describe('users relational', () => {
  it('refuses at once whoever finds no connection', () => {
    const rush = used('relational', { ratePerSecond: 9000 });
    expect(shareOf(rush.byOutcome.shed, rush)).toBeGreaterThan(0.1);
    // 40 that share the locks take at most 1 + 39 × 0.03 times as long, and nobody waits before that.
    expect(rush.latencyMs.p99).toBeLessThan(60);
  });

  it('gets slower with every other request that it works on', () => {
    const alone = used('relational', { ratePerSecond: 20 }).latencyMs.mean ?? NaN;
    const crowded = used('relational', { ratePerSecond: 4000 }).latencyMs.mean ?? NaN;
    expect(crowded / alone).toBeGreaterThan(1.3);
  });

  it('tells one of two writers of a row of the conflict', () => {
    const writes = used('relational', { ratePerSecond: 300, rows: 5 });
    expect(shareOf(writes.byOutcome.conflict, writes)).toBeGreaterThan(0.1);
    expect(used('relational', { ratePerSecond: 300 }).byOutcome.conflict).toBe(0);
  });
});

describe('orders document', () => {
  it('lets a rush wait in place of refusing it', () => {
    const rush = { ratePerSecond: 6000, seconds: 2 };
    const { byOutcome, latencyMs } = used('document', rush);
    expect(byOutcome.shed).toBe(0);
    expect(latencyMs.p95).toBeGreaterThan(100);
    expect(used('relational', rush).byOutcome.shed).toBeGreaterThan(0);
  });

  it('tells no writer of any conflict', () => {
    const { byOutcome, notAnswered } = used('document', { ratePerSecond: 300, rows: 5 });
    expect([byOutcome.conflict, notAnswered]).toEqual([0, 0]);
  });
});

describe('inventory key-value', () => {
  it('answers thousands a second within a few milliseconds', () => {
    const { latencyMs, notAnswered } = used('key-value', { ratePerSecond: 5000 });
    expect(latencyMs.p99).toBeLessThan(3);
    expect(notAnswered).toBe(0);
  });

  it('answers nobody until it has read everything back after a crash', () => {
    const away = (store: StoreKind): number => {
      const totals = used(store, { ratePerSecond: 100, crash: true });
      return totals.notAnswered / 100;
    };
    // Seconds: 0.5 of the fault, and the start.
    expect(away('key-value')).toBeCloseTo(8.5, 0);
    expect(away('document')).toBeCloseTo(2.5, 0);
  });
});

describe('analytics columnar', () => {
  it('is slow at any time, and now and then very slow', () => {
    const { latencyMs } = used('analytic', { ratePerSecond: 1 });
    expect(latencyMs.p50).toBeGreaterThan(150);
    expect(latencyMs.p99).toBeGreaterThan(2000);
  });

  it('sheds what does not fit into its queue', () => {
    const rush = used('analytic', { ratePerSecond: 30 });
    expect(shareOf(rush.byOutcome.shed, rush)).toBeGreaterThan(0.5);
  });

  it('does not begin what would be too late', () => {
    const rush = used('analytic', { ratePerSecond: 30, deadlineMs: 4000 });
    expect(shareOf(rush.byOutcome.expired, rush)).toBeGreaterThan(0.1);
    expect(used('relational', { ratePerSecond: 30, deadlineMs: 4000 }).byOutcome.expired).toBe(0);
  });
});

function withStore(store: StoreKind) {
  return smallFile.nodes.map((node) => (node.id === 'db' ? { ...usualStore(store), id: 'db' } : node));
}
