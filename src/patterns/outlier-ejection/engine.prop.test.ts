import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../base/judgement';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import * as engine from './engine';
import { Oracle, type Permit } from './oracle.test-support';
import type { OutlierEjectionSettings } from './settings';

const INSTANCES = 6;

/** Small figures, so that some dozen steps reach every limit. */
const anySettings: fc.Arbitrary<OutlierEjectionSettings> = fc.record({
  ejectOn: fc.subarray(['consecutive-failures', 'below-fleet', 'failure-rate']),
  consecutiveFailures: fc.integer({ min: 1, max: 4 }),
  intervalMs: fc.constantFrom(1000, 3000, 10_000),
  baseEjectionMs: fc.constantFrom(1, 1500, 3000, 7000),
  maxEjectionMs: fc.constantFrom(1, 3000, 10_000, 20_000),
  maxEjectedShare: fc.constantFrom(0, 0.2, 0.34, 0.5, 1),
  alwaysEjectOne: fc.boolean(),
  fleetDeviations: fc.constantFrom(0, 0.5, 1, 1.4, 1.9),
  fleetMinimumHosts: fc.integer({ min: 2, max: 5 }),
  fleetMinimumCalls: fc.integer({ min: 1, max: 4 }),
  failureRate: fc.constantFrom(0.3, 0.5, 0.85, 1),
  failureRateMinimumHosts: fc.integer({ min: 1, max: 4 }),
  failureRateMinimumCalls: fc.integer({ min: 1, max: 4 }),
});

type Step =
  | { readonly kind: 'begin' | 'readmit'; readonly which: number }
  | { readonly kind: 'end'; readonly which: number; readonly judgement: Judgement }
  | { readonly kind: 'round'; readonly failing: number }
  | { readonly kind: 'member'; readonly which: number; readonly isMember: boolean }
  | { readonly kind: 'adapt'; readonly settings: OutlierEjectionSettings; readonly more: number }
  | { readonly kind: 'advance' };
type TimedStep = { readonly wait: number; readonly step: Step };

const anyInstance = fc.nat(INSTANCES - 1);
const anyJudgement = fc.constantFrom<Judgement[]>(0, 0, 0, 1, 1, 1, 1, 2, 3);
const usual: fc.WeightedArbitrary<Step>[] = [
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('begin' as const), which: anyInstance }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(), judgement: anyJudgement }),
  },
  // One call to each instance at once, some of them failing.
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('round' as const), failing: fc.nat(63) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('member' as const),
      which: anyInstance,
      isMember: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('readmit' as const), which: anyInstance }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'advance' }) },
];
const adapting: fc.WeightedArbitrary<Step> = {
  weight: 1,
  arbitrary: fc.record({ kind: fc.constant('adapt' as const), settings: anySettings, more: fc.nat(1) }),
};
const anyWait = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(0, 0, 1, 100e6, 400e6, 1000e6) },
  { weight: 3, arbitrary: fc.constantFrom(2000e6, 3000e6, 10_000e6, 31_000e6) },
  { weight: 1, arbitrary: fc.constant(3600e9) },
);
const stepsOf = (...kinds: fc.WeightedArbitrary<Step>[]) =>
  fc.array(fc.record({ wait: anyWait, step: fc.oneof(...kinds) }), { minLength: 10, maxLength: 100 });

/** The engine under test, and the calls that are under way. */
class Run {
  config: engine.EjectionConfig;
  state: engine.EjectionState;
  now = 0;
  completed = 0;
  readonly calls: { readonly instance: number; readonly permit: number; readonly other: Permit }[] = [];

  constructor(
    settings: OutlierEjectionSettings,
    readonly oracle: Oracle,
  ) {
    this.config = engine.configure(settings, INSTANCES);
    this.state = engine.init(this.config, 0);
    oracle.open(INSTANCES);
    for (let instance = 0; instance < INSTANCES; instance += 1) this.member(instance, true);
  }

  take({ wait, step }: TimedStep): void {
    this.now += wait;
    const { now, oracle } = this;
    if (step.kind === 'begin') this.begin(step.which);
    else if (step.kind === 'end' && this.calls.length > 0) {
      this.end(step.which % this.calls.length, step.judgement);
    } else if (step.kind === 'round') {
      for (let instance = 0; instance < INSTANCES; instance += 1) {
        this.begin(instance);
        this.end(this.calls.length - 1, (step.failing >> instance) % 2 === 1 ? 1 : 0);
      }
    } else if (step.kind === 'member') this.member(step.which, step.isMember);
    else if (step.kind === 'readmit') {
      const isBack = engine.readmit(this.config, this.state, step.which, now);
      expect(isBack).toBe(oracle.readmit(step.which, now));
    } else if (step.kind === 'adapt') this.adapt(step.settings, step.more);
    else if (step.kind === 'advance') {
      engine.advance(this.config, this.state, now);
      oracle.catchUp(now);
    }
  }

  private begin(instance: number): void {
    const permit = engine.begin(this.config, this.state, instance, this.now);
    this.calls.push({ instance, permit, other: this.oracle.begin(instance, this.now) });
  }

  private end(place: number, judgement: Judgement): void {
    const [{ instance, permit, other }] = this.calls.splice(place, 1);
    engine.complete(this.config, this.state, instance, permit, this.now, judgement);
    this.oracle.complete(other, this.now, judgement);
    this.completed += 1;
  }

  private member(instance: number, isMember: boolean): void {
    engine.setMember(this.config, this.state, instance, isMember, this.now);
    this.oracle.setMember(instance, isMember, this.now);
  }

  private adapt(settings: OutlierEjectionSettings, more: number): void {
    engine.advance(this.config, this.state, this.now);
    this.oracle.catchUp(this.now);
    this.config = engine.configure(settings, this.config.instances + more);
    engine.adapt(this.config, this.state, this.now);
    this.oracle.open(this.config.instances);
    this.oracle.adapt(settings, this.now);
  }

  saveAndRestore(): void {
    const shape = engine.shape(this.config);
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, this.state);
    this.state = engine.init(this.config, 77);
    readPlainState(new SnapshotReader(writer.finish()), shape, this.state);
  }
}

describe('the ejection engine and the slow oracle', () => {
  it('OE-1 to OE-22, OE-24: agree after every step, whatever is done when', () => {
    const reached = new Set<number>();
    const property = fc.property(anySettings, stepsOf(...usual, adapting), (settings, steps) => {
      const oracle = new Oracle(settings);
      const run = new Run(settings, oracle);
      for (const step of steps) {
        run.take(step);
        const { state, config, now } = run;
        // What neither has looked at yet may be overdue in both; being asked the same, they answer the same.
        engine.advance(config, state, now);
        oracle.catchUp(now);
        for (const { ejection } of oracle.lives) if (ejection !== null) reached.add(ejection.cause);
        expect([...state.ejected]).toEqual(oracle.lives.map((life) => (life.ejection === null ? 0 : 1)));
        expect([...state.multiplier]).toEqual(oracle.lives.map((life) => life.multiplier));
        expect([...state.inARow]).toEqual(oracle.lives.map((_, instance) => oracle.inARow(instance)));
        expect([...state.ejectedAt]).toEqual(oracle.lives.map((life) => life.ejection?.at ?? 0));
        oracle.lives.forEach(({ ejection }, instance) => {
          if (ejection !== null) expect(state.cause[instance]).toBe(ejection.cause);
        });
        const { late, whileEjected, overflowed, ejections, succeeded, failed, ignored, cancelled } = state;
        expect([late, whileEjected, overflowed, ejections]).toEqual([
          oracle.late,
          oracle.whileEjected,
          oracle.overflowed,
          oracle.ejections,
        ]);
        expect(succeeded + failed + ignored + cancelled + late + whileEjected).toBe(run.completed);
        const ended = state.returned + state.readmitted + state.leftEjected;
        expect(ejections).toBe(state.ejectedNow + ended);
        expect(state.changes).toBe(ejections + ended);
        expect(state.multipliers).toBe(state.multiplier.reduce((sum, one) => sum + one, 0));
        expect(state.callsNow).toBe(state.calls.reduce((sum, one) => sum + one, 0));
      }
    });
    fc.assert(property, { numRuns: 400 });
    expect([...reached].sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  it('OE-12, OE-19, OE-20: the same whether advanced at every deadline or never', () => {
    const property = fc.property(anySettings, stepsOf(...usual), (settings, steps) => {
      const lazy = new Run(settings, new Oracle(settings));
      const eager = new Run(settings, new Oracle(settings));
      for (const step of steps) {
        const until = eager.now + step.wait;
        for (let due = 0, steppings = 0; due <= until && steppings < 200; steppings += 1) {
          engine.advance(eager.config, eager.state, due);
          due = engine.nextDeadline(eager.config, eager.state);
        }
        eager.take(step);
        lazy.take(step);
      }
      engine.advance(lazy.config, lazy.state, lazy.now);
      engine.advance(eager.config, eager.state, eager.now);
      expect(lazy.state).toEqual(eager.state);
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('OE-23, OE-26: written out and read back at any step, and explained at any step, it goes on the same', () => {
    const property = fc.property(anySettings, stepsOf(...usual, adapting), (settings, steps) => {
      const plain = new Run(settings, new Oracle(settings));
      const saved = new Run(settings, new Oracle(settings));
      for (const step of steps) {
        plain.take(step);
        saved.take(step);
        saved.saveAndRestore();
        expect(engine.explain(saved.config, saved.state, saved.now).sentence).toMatch(/\.$/);
        expect(saved.state).toEqual(plain.state);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});

describe('what always holds', () => {
  it('OE-13: never more ejected than the share, or one if so configured, whatever happens', () => {
    const property = fc.property(anySettings, stepsOf(...usual), (settings, steps) => {
      const run = new Run(settings, new Oracle(settings));
      for (const step of steps) {
        const { ejectedNow: before } = run.state;
        run.take(step);
        const { ejectedNow, members } = run.state;
        if (step.step.kind === 'member' || ejectedNow <= before) continue;
        const isOneAlways = settings.alwaysEjectOne && ejectedNow === 1;
        expect(isOneAlways || ejectedNow / members <= settings.maxEjectedShare).toBe(true);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('OE-14: nobody stays out for longer than the longest time and one interval', () => {
    const property = fc.property(anySettings, stepsOf(...usual), (settings, steps) => {
      const run = new Run(settings, new Oracle(settings));
      for (const step of steps) {
        run.take(step);
        engine.advance(run.config, run.state, run.now);
        run.state.ejected.forEach((isOut, instance) => {
          const out = run.now - run.state.ejectedAt[instance];
          if (isOut === 1) expect(out).toBeLessThan(run.config.longestNs + run.config.intervalNs);
        });
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});
