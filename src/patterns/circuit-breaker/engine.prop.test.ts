import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../base/judgement';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_MS, type Time } from '../../base/time';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import * as engine from './engine';
import { Oracle } from './oracle.test-support';
import type { CircuitBreakerSettings } from './settings';
import { callsInWindow, failuresInWindow } from './window';

/** Small figures, so that a few dozen steps reach every threshold, edge and overlap. */
const anySettings: fc.Arbitrary<CircuitBreakerSettings> = fc.record({
  tripOn: fc.constantFrom('consecutive-failures', 'failure-rate-calls', 'failure-rate-time'),
  failureThreshold: fc.integer({ min: 1, max: 5 }),
  failureRate: fc.constantFrom(0.1, 0.3, 0.5, 0.75, 1),
  comparison: fc.constantFrom('at-least', 'above'),
  windowCalls: fc.integer({ min: 1, max: 8 }),
  windowMs: fc.constantFrom(10, 50, 100, 333),
  windowBuckets: fc.integer({ min: 1, max: 7 }),
  minimumCalls: fc.integer({ min: 1, max: 10 }),
  openForMs: fc.constantFrom(1, 20, 100),
  trialsPermitted: fc.integer({ min: 0, max: 4 }),
  trialsRequired: fc.integer({ min: 1, max: 4 }),
  trialsMaxDurationMs: fc.constantFrom(0, 5, 60),
});

type Step =
  | { readonly kind: 'ask' | 'advance' }
  | { readonly kind: 'end'; readonly which: number; readonly judgement: Judgement }
  | { readonly kind: 'adapt'; readonly settings: CircuitBreakerSettings };
type TimedStep = { readonly wait: number; readonly step: Step };

const anyJudgement = fc.constantFrom<Judgement[]>(0, 0, 0, 1, 1, 1, 1, 2, 3);
const ask = fc.constant<Step>({ kind: 'ask' });
const anyEnd = fc.record({ kind: fc.constant('end' as const), which: fc.nat(), judgement: anyJudgement });
const usual: fc.WeightedArbitrary<Step>[] = [
  { weight: 10, arbitrary: ask },
  { weight: 10, arbitrary: anyEnd },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'advance' }) },
];
const adapting = fc.record({ kind: fc.constant('adapt' as const), settings: anySettings });

/** Nanoseconds between steps: none, a few, whole milliseconds that hit edges exactly, or a long idle time. */
const anyWait = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 * NS_PER_MS }) },
  { weight: 3, arbitrary: fc.constantFrom(1, 5, 10, 20, 50, 60, 100).map((ms) => ms * NS_PER_MS) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((hours) => hours * 3600e9) },
);
const stepsOf = (...kinds: fc.WeightedArbitrary<Step>[]) =>
  fc.array(fc.record({ wait: anyWait, step: fc.oneof(...kinds) }), { minLength: 20, maxLength: 150 });
const stepsWithoutAdapting = stepsOf(...usual);
const stepsWithAdapting = stepsOf(...usual, { weight: 1, arbitrary: adapting });

/** One breaker under test, with the permits that it has given out and that are not completed yet. */
class Run {
  config: engine.BreakerConfig;
  state: engine.BreakerState;
  now: Time = 0;
  readonly held: number[] = [];
  readonly answers: number[] = [];

  constructor(settings: CircuitBreakerSettings) {
    this.config = engine.configure(settings);
    this.state = engine.init(this.config, 0);
  }

  take({ wait, step }: TimedStep): void {
    this.now += wait;
    if (step.kind === 'ask') {
      const permit = engine.tryAcquire(this.config, this.state, this.now);
      this.answers.push(permit);
      if (permit !== engine.REJECTED) this.held.push(permit);
    } else if (step.kind === 'end' && this.held.length > 0) {
      const [permit] = this.held.splice(step.which % this.held.length, 1);
      engine.complete(this.config, this.state, permit, this.now, step.judgement);
    } else if (step.kind === 'advance') {
      engine.advance(this.config, this.state, this.now);
    } else if (step.kind === 'adapt') {
      this.config = engine.configure(step.settings);
      engine.adapt(this.config, this.state, this.now);
    }
  }

  saveAndRestore(): void {
    const shape = engine.shape(this.config);
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, this.state);
    this.state = engine.init(this.config, 123);
    readPlainState(new SnapshotReader(writer.finish()), shape, this.state);
  }
}

describe('the breaker engine and the slow oracle', () => {
  it('CB-2 to CB-25: agree after every step, whatever is done when', () => {
    const reached = new Set<string>();
    const property = fc.property(anySettings, stepsWithAdapting, (settings, steps) => {
      const run = new Run(settings);
      const oracle = new Oracle(settings);
      const oraclePermits = new Map<number, number[]>();
      for (const timed of steps) {
        const { step } = timed;
        const before = [...run.held];
        const { changes } = run.state;
        run.take(timed);
        const { now, state } = run;
        if (step.kind === 'ask') {
          const permit = oracle.ask(now);
          const given = run.answers[run.answers.length - 1];
          expect(given > 0).toBe(permit >= 0);
          if (permit >= 0) oraclePermits.set(given, [...(oraclePermits.get(given) ?? []), permit]);
        } else if (step.kind === 'end' && before.length > 0) {
          const ended = oraclePermits.get(before[step.which % before.length])!.shift()!;
          oracle.end(ended, now, step.judgement);
        } else if (step.kind === 'adapt') {
          oracle.adapt(step.settings, now);
        } else if (step.kind === 'advance') {
          oracle.catchUp(now);
        }
        if (state.changes !== changes) reached.add(`${state.mode} by ${state.reason}`);
        const recent = oracle.inWindow(now);
        expect(sightOf(run)).toEqual({
          mode: oracle.mode,
          changes: oracle.changes,
          changedAt: oracle.changedAt,
          late: oracle.late,
          rejected: oracle.rejected,
          inARow: oracle.inARow,
          calls: recent.length,
          failures: recent.filter((result) => result.failed).length,
          deadline: oracle.deadline(),
        });
      }
    });
    fc.assert(property, { numRuns: 400 });
    // The runs must have come through every kind of change, or their agreement says little.
    expect([...reached].sort((a, b) => (a < b ? -1 : 1))).toEqual([
      `${CLOSED} by 6`,
      `${OPEN} by 1`,
      `${OPEN} by 2`,
      `${OPEN} by 3`,
      `${OPEN} by 4`,
      `${HALF_OPEN} by 5`,
    ]);
  });
});

function sightOf({ config, state, now }: Run) {
  return {
    mode: state.mode,
    changes: state.changes,
    changedAt: state.changedAt,
    late: state.late,
    rejected: state.rejected,
    inARow: state.consecutive,
    calls: callsInWindow(state, now),
    failures: failuresInWindow(state, now),
    deadline: engine.nextDeadline(config, state),
  };
}

describe('properties of the breaker engine', () => {
  it('CB-20, CB-21: advancing at every deadline, or never, gives the same run', () => {
    const property = fc.property(anySettings, stepsWithAdapting, (settings, steps) => {
      const eager = new Run(settings);
      const lazy = new Run(settings);
      for (const timed of steps) {
        const until = eager.now + timed.wait;
        for (;;) {
          const due = engine.nextDeadline(eager.config, eager.state);
          if (due > until) break;
          const { changes } = eager.state;
          engine.advance(eager.config, eager.state, due);
          expect(eager.state.changes).toBe(changes + 1);
        }
        const { changes } = eager.state;
        eager.take(timed);
        if (timed.step.kind !== 'adapt') expect(eager.state.changes - changes).toBeLessThanOrEqual(1);
        if (timed.step.kind === 'advance') lazy.now += timed.wait;
        else lazy.take(timed);
      }
      engine.advance(lazy.config, lazy.state, lazy.now);
      engine.advance(eager.config, eager.state, eager.now);
      expect(lazy.answers).toEqual(eager.answers);
      expect(lazy.state).toEqual(eager.state);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('CB-26: saving and restoring by shape at any moment changes nothing', () => {
    const property = fc.property(anySettings, stepsWithAdapting, fc.nat(), (settings, steps, moment) => {
      const through = new Run(settings);
      const interrupted = new Run(settings);
      steps.forEach((timed, index) => {
        if (index === moment % steps.length) interrupted.saveAndRestore();
        through.take(timed);
        interrupted.take(timed);
      });
      expect(interrupted.answers).toEqual(through.answers);
      expect(interrupted.state).toEqual(through.state);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('CB-27: the counters add up, and no more trials are out than permitted', () => {
    const property = fc.property(anySettings, stepsWithoutAdapting, (settings, steps) => {
      const run = new Run(settings);
      for (const timed of steps) {
        run.take(timed);
        const { total, succeeded, failed, ignored, cancelled, rejected, late } = run.state;
        const ended = succeeded + failed + ignored + cancelled + rejected + late;
        expect(total).toBe(ended + run.held.length);
        const { trialsPermitted } = settings;
        if (trialsPermitted > 0) expect(run.state.trialsIssued).toBeLessThanOrEqual(trialsPermitted);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('CB-28: explaining never changes the state and always has figures', () => {
    const property = fc.property(anySettings, stepsWithAdapting, fc.nat(), (settings, steps, later) => {
      const run = new Run(settings);
      const mirror = new Run(settings);
      for (const timed of steps) {
        run.take(timed);
        mirror.take(timed);
        const { sentence, facts } = engine.explain(run.config, run.state, run.now + (later % 1e9));
        expect(sentence).not.toMatch(/NaN|undefined|Infinity|-\d/);
        for (const fact of facts) expect(fact.value).not.toBeNaN();
      }
      expect(run.state).toEqual(mirror.state);
    });
    fc.assert(property, { numRuns: 60 });
  });
});
