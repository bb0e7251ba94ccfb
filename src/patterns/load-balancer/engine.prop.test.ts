import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { ALGORITHMS, balancerOf, countsOf, settingsOf } from './balancer.test-support';
import * as engine from './engine';
import { Oracle } from './oracle.test-support';
import type { ChoiceSettings } from './config';
import { copied } from './state';

const anySettings: fc.Arbitrary<ChoiceSettings> = fc.record({
  algorithm: fc.constantFrom(...ALGORITHMS),
  panicBelow: fc.constantFrom(0, 0.3, 0.5, 0.75, 1),
  slowStartMs: fc.constantFrom(0, 0, 1000),
});

type Step =
  | { readonly kind: 'choose'; readonly key: number; readonly draw: number }
  | { readonly kind: 'other'; readonly key: number; readonly draw: number; readonly leftOut: number[] }
  | { readonly kind: 'settle'; readonly which: number }
  | { readonly kind: 'set'; readonly which: number; readonly weight: number; readonly healthy: boolean }
  | { readonly kind: 'adapt'; readonly settings: ChoiceSettings; readonly more: number }
  | { readonly kind: 'save' };

const anyDraw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyKey = fc.integer({ min: -5, max: 5 });
const anyStep = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('choose' as const), key: anyKey, draw: anyDraw }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('other' as const),
      key: anyKey,
      draw: anyDraw,
      leftOut: fc.array(fc.nat(5), { maxLength: 3 }),
    }),
  },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('settle' as const), which: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      which: fc.nat(),
      weight: fc.constantFrom(0, 1, 1, 1, 2, 7),
      healthy: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('adapt' as const), settings: anySettings, more: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' }) },
);
const anySteps = fc.array(fc.record({ wait: fc.constantFrom(0, 0, 1, 5e7, 4e8, 7200e9), step: anyStep }), {
  maxLength: 120,
});

/** The engine and the oracle side by side. */
class Pair {
  readonly oracle: Oracle;
  config: engine.LoadBalancerConfig;
  state: engine.LoadBalancerState;
  now = 0;
  nobody = 0;

  constructor(settings: ChoiceSettings) {
    this.oracle = new Oracle(settings);
    this.config = engine.configure(settings, 3);
    this.state = engine.init(this.config, 0);
    this.oracle.open(3);
    for (const instance of [0, 1, 2]) this.set(instance, 1, true);
  }

  take(step: Step): void {
    const { oracle } = this;
    if (step.kind === 'choose' || step.kind === 'other') {
      this.choose(step.key, step.draw, step.kind === 'other' ? step.leftOut : []);
    } else if (step.kind === 'settle') {
      const open = oracle.calls.filter((call) => !call.settled);
      if (open.length === 0) return;
      const call = open[step.which % open.length];
      call.settled = true;
      engine.settle(this.config, this.state, call.instance);
    } else if (step.kind === 'set') {
      this.set(step.which % this.config.instances, step.weight, step.healthy);
    } else if (step.kind === 'adapt') {
      this.config = engine.configure(step.settings, this.config.instances + step.more);
      engine.adapt(this.config, this.state, this.now);
      oracle.settings = step.settings;
      oracle.open(this.config.instances);
    } else this.saveAndRestore();
  }

  private choose(key: number, draw: number, leftOut: readonly number[]): void {
    const { oracle } = this;
    const allowed = oracle.allowed(leftOut, this.now);
    const inPanic = oracle.isPanicking();
    const left = { instances: leftOut, count: leftOut.length };
    const chosen = engine.chooseOther(this.config, this.state, this.now, key, draw, left);
    if (chosen === engine.NOBODY) {
      expect(allowed).toEqual([]);
      this.nobody += 1;
    } else {
      expect(allowed).toContain(chosen);
      oracle.calls.push({ instance: chosen, settled: false, inPanic });
    }
  }

  private set(instance: number, weight: number, healthy: boolean): void {
    engine.setInstance(this.state, instance, weight, healthy, this.now);
    this.oracle.set(instance, weight, healthy, this.now);
  }

  private saveAndRestore(): void {
    const shape = engine.shape(this.config);
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, this.state);
    this.state = engine.init(this.config, 123);
    readPlainState(new SnapshotReader(writer.finish()), shape, this.state);
  }
}

describe('the balancer and the slow oracle', () => {
  it('LB-1 to LB-6, LB-8, LB-9, LB-13, LB-15, LB-17 to LB-23: agree, whatever is done when', () => {
    const property = fc.property(anySettings, anySteps, (settings, steps) => {
      const pair = new Pair(settings);
      const { oracle } = pair;
      for (const { wait, step } of steps) {
        pair.now += wait;
        pair.take(step);
        const { state } = pair;
        expect([...state.inFlight]).toEqual(oracle.instances.map((_, instance) => oracle.underWay(instance)));
        const chosen = oracle.calls.map((call) => call.instance);
        expect([...state.chosenEach]).toEqual(countsOf(chosen, oracle.instances.length));
        expect(state.chosen).toBe(oracle.calls.length);
        expect(state.settled).toBe(oracle.calls.filter((call) => call.settled).length);
        expect(state.inPanic).toBe(oracle.calls.filter((call) => call.inPanic).length);
        expect(state.foundNobody + state.foundNoOther).toBe(pair.nobody);
        expect(state.asked).toBe(state.chosen + pair.nobody);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('LB-22, LB-25: looking and saving change no later choice', () => {
    const property = fc.property(anySettings, anySteps, (settings, steps) => {
      const plain = new Pair(settings);
      const watched = new Pair(settings);
      for (const { wait, step } of steps) {
        for (const pair of [plain, watched]) {
          pair.now += wait;
          pair.take(step);
        }
        expect(engine.explain(watched.config, watched.state, watched.now).sentence).toMatch(/\.$/);
        watched.take({ kind: 'save' });
        expect(watched.state).toEqual(plain.state);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});

describe('fairness', () => {
  const someWeights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 });

  it('LB-8: round robin is fair within one call, after every call, from any stretch of calls', () => {
    const property = fc.property(someWeights, fc.nat(1000), fc.nat(30), (weights, seed, skipped) => {
      const balancer = balancerOf(settingsOf('round-robin'), weights, seed);
      balancer.times(skipped);
      const counts = weights.map(() => 0);
      for (let call = 0; call < 40; call += 1) {
        counts[balancer.choose()] += 1;
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('LB-10: weighted round robin gives the exact weights in every cycle, and nobody is a call ahead', () => {
    const property = fc.property(someWeights, fc.nat(1000), (weights, seed) => {
      const balancer = balancerOf(settingsOf('weighted-round-robin'), weights, seed);
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const counts = weights.map(() => 0);
      for (let call = 1; call <= 3 * all; call += 1) {
        counts[balancer.choose()] += 1;
        weights.forEach((weight, instance) => {
          expect(counts[instance]).toBeLessThan((call * weight) / all + 1);
        });
        if (call % all === 0) expect(counts).toEqual(weights.map((weight) => (weight * call) / all));
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('LB-10: of two instances no sequence spreads the calls better', () => {
    const property = fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (a, b) => {
      const chosen = balancerOf(settingsOf('weighted-round-robin'), [a, b]).times(4 * (a + b));
      for (const [instance, weight] of [a, b].entries()) {
        const places = chosen.flatMap((one, place) => (one === instance ? [place] : []));
        const gaps = places.slice(1).map((place, index) => place - places[index]);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil((a + b) / weight));
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.floor((a + b) / weight));
      }
    });
    fc.assert(property);
  });

  it('LB-12: those that stay through any changes of others keep their shares of what they get', () => {
    const changes = fc.array(
      fc.record({
        which: fc.nat(2),
        weight: fc.constantFrom(0, 1, 3, 50, 2000),
        healthy: fc.boolean(),
        calls: fc.nat(12),
      }),
      { maxLength: 60 },
    );
    const property = fc.property(changes, fc.nat(100), (steps, seed) => {
      // 0 and 1 weigh the same and stay; 2, 3 and 4 come and go.
      const balancer = balancerOf(settingsOf('weighted-round-robin'), [3, 3, 1, 1, 1], seed);
      const counts = [0, 0, 0, 0, 0];
      for (const { which, weight, healthy, calls } of steps) {
        balancer.set(2 + which, weight, healthy);
        for (let call = 0; call < calls; call += 1) counts[balancer.choose()] += 1;
        expect(Math.abs(counts[0] - counts[1])).toBeLessThanOrEqual(2);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('LB-13: least connections never takes one with more under way than another of the same weight', () => {
    const moves = fc.array(fc.oneof(fc.constant(-1), fc.nat(6)), { maxLength: 200 });
    const property = fc.property(fc.integer({ min: 2, max: 7 }), moves, (instances, steps) => {
      const weights = Array.from({ length: instances }, () => 3);
      const balancer = balancerOf(settingsOf('least-connections'), weights);
      for (const step of steps) {
        const before = [...balancer.state.inFlight];
        if (step < 0) expect(before[balancer.choose()]).toBe(Math.min(...before));
        else if (step < instances && before[step] > 0) balancer.settle(step);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('LB-24: the same state, time, key and draw give the same choice', () => {
    const property = fc.property(anySettings, anySteps, anyKey, anyDraw, (settings, steps, key, draw) => {
      const pair = new Pair(settings);
      for (const { wait, step } of steps) {
        pair.now += wait;
        pair.take(step);
      }
      const copy = copied(pair.state);
      const chosen = engine.choose(pair.config, pair.state, pair.now, key, draw);
      expect(engine.choose(pair.config, copy, pair.now, key, draw)).toBe(chosen);
    });
    fc.assert(property, { numRuns: 100 });
  });
});
