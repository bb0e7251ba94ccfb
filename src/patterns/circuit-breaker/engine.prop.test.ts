import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BULKHEAD_FULL,
  CANCELLED,
  ERROR,
  INVALID,
  OK,
  RATE_LIMITED,
  TIMEOUT,
  type Outcome,
} from '../../base/outcome';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_MS, type Time } from '../../base/time';
import { BREAKER_REASONS, CLOSED, HALF_OPEN, OPEN } from './catalogue';
import * as engine from './engine';
import { explain } from './explain';
import { transitions } from './history';
import { Oracle } from './oracle.test-support';
import type { CircuitBreakerSettings } from './settings';
import { callsInWindow, failuresInWindow, slowInWindow } from './window';

type Settings = CircuitBreakerSettings;

/** Small figures, so that a few dozen steps reach every threshold, edge and overlap. */
const anySettings: fc.Arbitrary<Settings> = fc.record({
  tripOn: fc.constantFrom('consecutive-failures', 'failure-rate-calls', 'failure-rate-time'),
  failureThreshold: fc.integer({ min: 1, max: 5 }),
  failureRate: fc.constantFrom(0.1, 0.3, 0.5, 0.75, 1),
  comparison: fc.constantFrom('at-least', 'above'),
  windowCalls: fc.integer({ min: 1, max: 8 }),
  windowMs: fc.constantFrom(10, 50, 100, 333),
  windowBuckets: fc.integer({ min: 1, max: 7 }),
  minimumCalls: fc.integer({ min: 1, max: 10 }),
  slowCallMs: fc.constantFrom(0, 0, 5, 20),
  slowCallRate: fc.constantFrom(0.2, 0.5, 1),
  failureOn: fc.constantFrom<Settings['failureOn'][]>(
    ['error', 'timeout'],
    ['error'],
    ['error', 'timeout', 'invalid', 'rate-limited'],
  ),
  openForMs: fc.constantFrom(1, 20, 100),
  openFactor: fc.constantFrom(1, 1.5, 2, 10),
  openAtMostMs: fc.constantFrom(1, 150, 36_000_000),
  openJitter: fc.constantFrom(0, 0, 0.25, 1),
  reopensAt: fc.constantFrom('at', 'after'),
  trialsPermitted: fc.integer({ min: 0, max: 4 }),
  trialsRequired: fc.integer({ min: 1, max: 4 }),
  trialsMaxDurationMs: fc.constantFrom(0, 5, 60),
  trialsFailAt: fc.constantFrom('hopeless', 'hopeless', 'first-failure', 'threshold'),
  control: fc.oneof(
    { weight: 12, arbitrary: fc.constant<Settings['control']>('automatic') },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Settings['control'][]>(
        'forced-open',
        'forced-closed',
        'disabled',
        'metrics-only',
      ),
    },
  ),
  resets: fc.constantFrom(0, 0, 0, 1, 2),
});

type Step =
  | { readonly kind: 'ask' | 'advance' | 'reset' }
  | { readonly kind: 'end'; readonly which: number; readonly outcome: Outcome; readonly tookMs: number }
  | { readonly kind: 'adapt'; readonly settings: Settings };
type TimedStep = { readonly wait: number; readonly step: Step };

const anyOutcome = fc.constantFrom(
  OK,
  OK,
  OK,
  ERROR,
  ERROR,
  ERROR,
  TIMEOUT,
  TIMEOUT,
  INVALID,
  RATE_LIMITED,
  BULKHEAD_FULL,
  CANCELLED,
);
const ask = fc.constant<Step>({ kind: 'ask' });
const anyEnd = fc.record({
  kind: fc.constant('end' as const),
  which: fc.nat(),
  outcome: anyOutcome,
  tookMs: fc.constantFrom(0, 4, 5, 20, 300),
});
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
const stepsWithAdapting = stepsOf(
  ...usual,
  { weight: 1, arbitrary: adapting },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'reset' }) },
);

const LUCK = 0x5eed;

/** One breaker under test, with the permits that it has given out and that are not completed yet. */
class Run {
  config: engine.BreakerConfig;
  state: engine.BreakerState;
  now: Time = 0;
  readonly held: number[] = [];
  readonly answers: number[] = [];

  constructor(public settings: Settings) {
    this.config = engine.configure(settings, LUCK);
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
      const took = step.tookMs * NS_PER_MS;
      engine.complete(this.config, this.state, permit, this.now, step.outcome, took);
    } else if (step.kind === 'advance') {
      engine.advance(this.config, this.state, this.now);
    } else if (step.kind === 'adapt') {
      this.adapt(step.settings);
    } else if (step.kind === 'reset') {
      this.adapt({ ...this.settings, resets: this.settings.resets + 1 });
    }
  }

  private adapt(settings: Settings): void {
    const before = this.config;
    this.settings = settings;
    this.config = engine.configure(settings, LUCK);
    engine.adapt(this.config, this.state, this.now, before);
  }

  saveAndRestore(): void {
    const shape = engine.shape(this.config);
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, this.state);
    this.state = engine.init(this.config, 123);
    readPlainState(new SnapshotReader(writer.finish()), shape, this.state);
  }

  sight() {
    const { config, state, now } = this;
    return {
      mode: state.mode,
      changes: state.changes,
      changedAt: state.changedAt,
      inARow: state.consecutive,
      window: [callsInWindow(state, now), failuresInWindow(state, now), slowInWindow(state, now)],
      deadline: engine.nextDeadline(config, state),
      openings: [state.openings, state.openingsInARow],
      wouldHaveOpened: state.wouldHaveOpened,
      counted: [state.succeeded, state.failed, state.ignored, state.cancelled, state.rejected, state.late],
      timedOut: state.timedOut,
      slow: state.slow,
      lastChanges: transitions(state).map(({ at, from, to, reason, calls, failures, slow }) => ({
        at,
        from,
        to,
        calls,
        failures,
        slow,
        reason: String(BREAKER_REASONS[reason].id),
      })),
    };
  }
}

function sightOf(oracle: Oracle, now: Time): ReturnType<Run['sight']> {
  const recent = oracle.inWindow(now);
  const ends = ['succeeded', 'failed', 'ignored', 'cancelled', 'rejected', 'late'];
  return {
    mode: oracle.mode,
    changes: oracle.changes.length,
    changedAt: oracle.changedAt,
    inARow: oracle.inARow,
    window: [
      recent.length,
      recent.filter((result) => result.failed).length,
      recent.filter((result) => result.slow).length,
    ],
    deadline: oracle.deadline(),
    openings: [oracle.openings, oracle.openingsInARow],
    wouldHaveOpened: oracle.wouldHaveOpened,
    counted: ends.map((end) => oracle.counted(end)),
    timedOut: oracle.timeouts,
    slow: oracle.slowCalls,
    lastChanges: oracle.changes.slice(-16).toReversed(),
  };
}

describe('the breaker engine and the slow oracle', () => {
  it('CB-2 to CB-44: agree after every step, whatever is done when', { timeout: 30_000 }, () => {
    const reached = new Set<string>();
    const property = fc.property(anySettings, stepsWithAdapting, (settings, steps) => {
      const run = new Run(settings);
      const oracle = new Oracle(settings, LUCK);
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
          oracle.end(ended, now, step.outcome, step.tookMs * NS_PER_MS);
        } else if (step.kind === 'adapt' || step.kind === 'reset') {
          oracle.adapt(run.settings, now);
        } else if (step.kind === 'advance') {
          oracle.catchUp(now);
        }
        if (state.changes !== changes) reached.add(`${state.mode} by ${BREAKER_REASONS[state.reason].id}`);
        expect(run.sight()).toEqual(sightOf(oracle, now));
      }
    });
    fc.assert(property, { numRuns: 500 });
    // The runs must have come through every kind of change, or their agreement says little.
    expect([...reached].sort((a, b) => (a < b ? -1 : 1))).toEqual([
      `${CLOSED} by automatic`,
      `${CLOSED} by disabled`,
      `${CLOSED} by forced-closed`,
      `${CLOSED} by metrics-only`,
      `${CLOSED} by reset`,
      `${CLOSED} by trials-succeeded`,
      `${OPEN} by failure-rate`,
      `${OPEN} by failures-in-a-row`,
      `${OPEN} by forced-open`,
      `${OPEN} by reset`,
      `${OPEN} by slow-rate`,
      `${OPEN} by trial-failed`,
      `${OPEN} by trials-too-slow`,
      `${HALF_OPEN} by open-time-over`,
    ]);
  });
});

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
        const isChanged = timed.step.kind === 'adapt' || timed.step.kind === 'reset';
        if (!isChanged) expect(eager.state.changes - changes).toBeLessThanOrEqual(1);
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
        const measured = run.held.filter((permit) => permit > 1);
        expect(total).toBe(ended + measured.length);
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
        const { sentence, facts } = explain(run.config, run.state, run.now + (later % 1e9));
        expect(sentence).not.toMatch(/NaN|undefined|Infinity|-\d/);
        for (const fact of facts) expect(fact.value).not.toBeNaN();
      }
      expect(run.state).toEqual(mirror.state);
    });
    fc.assert(property, { numRuns: 60 });
  });
});
