import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { log } from '../../base/portable-math';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import * as engine from './engine';
import { fields, type HedgeSettings } from './settings';

const anySettings: fc.Arbitrary<HedgeSettings> = fc
  .record({
    after: fc.constantFrom<HedgeSettings['after'][]>('percentile', 'percentile', 'fixed'),
    percentile: fc.constantFrom(0.5, 0.55, 0.9, 0.95, 0.999),
    windowCalls: fc.integer({ min: 1, max: 12 }),
    minimumSamples: fc.integer({ min: 1, max: 15 }),
    delayMs: fc.constantFrom(0, 1, 30),
    budget: fc.constantFrom<HedgeSettings['budget'][]>('share', 'share', 'none'),
    budgetShare: fc.constantFrom(0.001, 0.1, 0.3, 1),
    budgetBurst: fc.integer({ min: 1, max: 4 }),
  })
  .map((some) => ({ ...defaultsOf(fields), ...some }));

type Step =
  | { readonly kind: 'call'; readonly times: number }
  | { readonly kind: 'hedge'; readonly early: boolean }
  | { readonly kind: 'latency'; readonly ns: number }
  | { readonly kind: 'won' }
  | { readonly kind: 'save' }
  | { readonly kind: 'use'; readonly settings: HedgeSettings };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('call' as const), times: fc.constantFrom(1, 1, 1, 5, 100) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('hedge' as const), early: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('latency' as const),
      ns: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1e12 })),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'won' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('use' as const), settings: anySettings }) },
);

/** The hedge of a textbook: a list of latencies that is sorted whenever it is asked, and a budget in exact fractions. */
class Model {
  latencies: number[] = [];
  /** In millionths. */
  credit = 0n;
  calls = 0;
  hedges = 0;

  constructor(public settings: HedgeSettings) {}

  private get share(): bigint {
    return BigInt(Math.round(this.settings.budgetShare * 1e6));
  }

  call(): void {
    this.calls += 1;
    if (this.settings.budget === 'share') this.credit += this.share;
    this.limitCredit();
  }

  hedge(): boolean {
    if (this.settings.budget === 'share') {
      if (this.credit < 1_000_000n) return false;
      this.credit -= 1_000_000n;
    }
    this.hedges += 1;
    return true;
  }

  latency(ns: number): void {
    if (this.settings.after === 'fixed') return;
    this.latencies = [...this.latencies, ns].slice(-this.settings.windowCalls);
  }

  delay(): number {
    const { after, percentile, windowCalls, minimumSamples, delayMs } = this.settings;
    const { length } = this.latencies;
    if (after === 'fixed' || length < Math.min(windowCalls, minimumSamples)) return delayMs * 1e6;
    const sorted = this.latencies.toSorted((a, b) => a - b);
    // The least one that is not exceeded by at least so many thousandths of all.
    const wanted = BigInt(Math.round(percentile * 1000)) * BigInt(length);
    const rank = sorted.findIndex((_, index) => BigInt(index + 1) * 1000n >= wanted);
    return sorted[rank] + 1;
  }

  use(next: HedgeSettings): void {
    this.settings = next;
    this.latencies = next.after === 'fixed' ? [] : this.latencies.slice(-next.windowCalls);
    this.limitCredit();
  }

  private limitCredit(): void {
    const most = this.settings.budget === 'none' ? 0n : BigInt(this.settings.budgetBurst) * 1_000_000n;
    if (this.credit > most) this.credit = most;
  }
}

class Pair {
  readonly model: Model;
  config: engine.HedgeConfig;
  state: engine.HedgeState;

  constructor(first: HedgeSettings) {
    this.model = new Model(first);
    this.config = engine.configure(first);
    this.state = engine.init(this.config, 0);
  }

  take(one: Step): void {
    const { model, config, state } = this;
    if (one.kind === 'call') {
      for (let i = 0; i < one.times; i += 1) {
        engine.callBegins(config, state);
        model.call();
      }
    } else if (one.kind === 'hedge') {
      expect(engine.tryHedge(config, state, one.early, 0, 0)).toBe(model.hedge());
    } else if (one.kind === 'latency') {
      engine.noteLatency(state, one.ns);
      model.latency(one.ns);
    } else if (one.kind === 'won') engine.noteWon(state);
    else if (one.kind === 'save') this.saveAndRestore();
    else {
      model.use(one.settings);
      this.config = engine.configure(one.settings);
      engine.adapt(this.config, state, 0);
    }
  }

  private saveAndRestore(): void {
    const shape = engine.shape(this.config);
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, this.state);
    const restored = engine.init(this.config, 0);
    readPlainState(new SnapshotReader(writer.finish()), shape, restored);
    expect(restored).toEqual(this.state);
    this.state = restored;
  }
}

describe('properties of the hedge engine', () => {
  it('HE-1 to HE-16: agrees with a sorted list and a budget in exact fractions, whatever happens', () => {
    const property = fc.property(anySettings, fc.array(step, { maxLength: 120 }), (first, steps) => {
      const pair = new Pair(first);
      for (const one of steps) {
        pair.take(one);
        const { state, model, config } = pair;
        expect(engine.delayFor(config, state)).toBe(model.delay());
        expect([state.calls, state.hedges, BigInt(state.credit)]).toEqual([
          model.calls,
          model.hedges,
          model.credit,
        ]);
        expect(state.samples).toBe(model.latencies.length);
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('HE-12: hedges are never more than the share of the calls, nor in any stretch than that and the burst', () => {
    const property = fc.property(
      fc.constantFrom(0.01, 0.1, 0.5),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat(30), { maxLength: 60 }),
      (budgetShare, budgetBurst, calls) => {
        const pair = new Pair({ ...defaultsOf(fields), budget: 'share', budgetShare, budgetBurst });
        const seen: { readonly calls: number; readonly hedges: number }[] = [{ calls: 0, hedges: 0 }];
        for (const times of calls) {
          pair.take({ kind: 'call', times });
          for (let due = 0; due < 3; due += 1) pair.take({ kind: 'hedge', early: false });
          const now = { calls: pair.state.calls, hedges: pair.state.hedges };
          expect(now.hedges).toBeLessThanOrEqual(now.calls * budgetShare + 1e-9);
          for (const then of seen) {
            const allowed = (now.calls - then.calls) * budgetShare + budgetBurst;
            expect(now.hedges - then.hedges).toBeLessThanOrEqual(allowed + 1e-9);
          }
          seen.push(now);
        }
      },
    );
    fc.assert(property, { numRuns: 100 });
  });

  it('HE-16: the state has exactly the fields and rings of its shape', () => {
    const property = fc.property(anySettings, (one) => {
      const config = engine.configure(one);
      const found = Object.entries(engine.init(config, 0)).map(([field, value]) => [
        field,
        typeof value === 'number' ? 'number' : { ring: value.length },
      ]);
      expect(Object.fromEntries(found)).toEqual(engine.shape(config));
    });
    fc.assert(property, { numRuns: 50 });
  });
});

/** Exponential latencies of mean 10 ms, from a fixed sequence of draws. */
function exponentials(count: number): number[] {
  let word = 12_345;
  return Array.from({ length: count }, () => {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.round(-10e6 * log((word + 0.5) / 4_294_967_296));
  });
}

describe('the share of calls that are hedged', () => {
  it.each([
    [5, 0.6065],
    [10, 0.3679],
    [29.957, 0.05],
  ])('HE-7: after a fixed %d ms it is e^(-d/10)', (delayMs, expected) => {
    const config = engine.configure({ ...defaultsOf(fields), after: 'fixed', delayMs });
    const delay = engine.delayFor(config, engine.init(config, 0));
    const latencies = exponentials(40_000);
    const hedged = latencies.filter((latency) => latency > delay).length;
    expect(hedged / latencies.length).toBeCloseTo(expected, 2);
  });

  it.each([0.5, 0.9, 0.95, 0.99])(
    'HE-4, HE-7: by the percentile %d it is what that leaves, although hedged calls end early',
    (percentile) => {
      const config = engine.configure({ ...defaultsOf(fields), percentile, windowCalls: 1000, delayMs: 5 });
      const state = engine.init(config, 0);
      const [first, second] = [exponentials(40_000), exponentials(80_000).slice(40_000)];
      let hedged = 0;
      first.forEach((latency, call) => {
        const delay = engine.delayFor(config, state);
        const answeredAfter = latency <= delay ? latency : Math.min(latency, delay + second[call]);
        engine.noteLatency(state, answeredAfter);
        if (call >= 2000 && latency > delay) hedged += 1;
      });
      // Of n exponentials, (n - k + 1) / (n + 1) of all others are longer than the k-th on average; and four deviations
      // of that mean over 38 windows, and of the count.
      const expected = (1001 - Math.ceil(percentile * 1000)) / 1001;
      const deviation = Math.sqrt((percentile * (1 - percentile) * 2) / 38_000);
      expect(Math.abs(hedged / 38_000 - expected)).toBeLessThan(4 * deviation);
    },
  );
});
