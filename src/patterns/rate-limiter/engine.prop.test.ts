import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NEVER, NS_PER_MS, type Time } from '../../base/time';
import * as engine from './engine';
import { Oracle, capacityOf, windowOf } from './oracle.test-support';
import { fields, type RateLimiterSettings } from './settings';

const ALGORITHMS = fields.algorithm.options.map((option) => option.value);

/**
 * Windows of a few nanoseconds, so that a few dozen calls meet every edge exactly, and limits that do not divide them.
 * The engine knows nothing of the smallest window that a form would accept.
 */
function tinySettings(maxWait: number, per: readonly RateLimiterSettings['per'][]) {
  return fc.record<RateLimiterSettings>({
    algorithm: fc.constantFrom(...ALGORITHMS),
    limit: fc.integer({ min: 1, max: 7 }),
    windowMs: fc.constantFrom(1, 7, 10, 31, 60).map((ns) => ns / NS_PER_MS),
    windowStart: fc.constantFrom('clock', 'first-call'),
    burst: fc.integer({ min: 1, max: 6 }),
    unitsPerCall: fc.constant(1),
    maxWaitMs: fc.integer({ min: 0, max: maxWait }).map((ns) => ns / NS_PER_MS),
    per: fc.constantFrom(...per),
    maxKeys: fc.integer({ min: 1, max: 4 }),
    whenFull: fc.constantFrom('forget-oldest', 'reject-new'),
  });
}

/** What people set: whole products then have more digits than a double. */
const largeSettings = fc.record<RateLimiterSettings>({
  algorithm: fc.constantFrom(...ALGORITHMS),
  limit: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 20_000 })),
  windowMs: fc.constantFrom(1, 3, 999.999999, 1000, 60_000, 900_000, 3_599_999.999977, 3_600_000),
  windowStart: fc.constantFrom('clock', 'first-call'),
  burst: fc.integer({ min: 1, max: 300 }),
  unitsPerCall: fc.constant(1),
  maxWaitMs: fc.constantFrom(0, 0, 1, 500, 600_000),
  per: fc.constant('all'),
  maxKeys: fc.constant(1),
  whenFull: fc.constant('forget-oldest'),
});

type Step =
  | { readonly kind: 'ask'; readonly wait: number; readonly key: number; readonly units: number }
  | { readonly kind: 'come-again' }
  | { readonly kind: 'adapt'; readonly wait: number; readonly settings: RateLimiterSettings };

const tinyWait = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(7, 10, 31, 60, 120) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((hours) => hours * 3600e9) },
);

function ask(wait: fc.Arbitrary<number>, units: fc.Arbitrary<number>): fc.WeightedArbitrary<Step> {
  const arbitrary = fc.record({ kind: fc.constant('ask' as const), wait, key: fc.nat(6), units });
  return { weight: 12, arbitrary };
}
const comeAgain: fc.WeightedArbitrary<Step> = {
  weight: 2,
  arbitrary: fc.constant<Step>({ kind: 'come-again' }),
};
const tinyUnits = fc.oneof(
  { weight: 3, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 8 }) },
);
const stepsOf = (...kinds: fc.WeightedArbitrary<Step>[]) =>
  fc.array(fc.oneof(...kinds), { minLength: 10, maxLength: 80 });

/** An engine, and what it has let in: units and starts. */
class Run {
  config: engine.LimiterConfig;
  state: engine.LimiterState;
  now: Time = 0;
  readonly answers: number[][] = [];
  readonly started: { readonly key: number; readonly start: Time; readonly units: number }[] = [];

  constructor(public settings: RateLimiterSettings) {
    this.config = engine.configure(settings);
    this.state = engine.init(this.config, 0);
  }

  /** Takes a step, and returns the call in it, if there is one: who asked, and for how much. */
  take(step: Step): { readonly key: number; readonly units: number } | undefined {
    const { state } = this;
    if (step.kind === 'adapt') {
      this.now += step.wait;
      this.settings = step.settings;
      this.config = engine.configure(step.settings);
      engine.adapt(this.config, state, this.now);
      return undefined;
    }
    let { lastKey: key, lastUnits: units } = state;
    if (step.kind === 'ask') {
      ({ key, units } = step);
      this.now += step.wait;
    } else if (state.lastRetryAt === NEVER || units === 0) {
      return undefined;
    } else {
      this.now = Math.max(this.now, state.lastRetryAt);
    }
    const wait = engine.tryAcquire(this.config, state, key, units, this.now);
    this.answers.push([wait, state.lastRemaining, state.lastResetAt, state.lastRetryAt]);
    if (wait !== engine.REJECTED) this.started.push({ key, start: this.now + wait, units });
    return { key, units };
  }

  saveAndRestore(): void {
    const shape = engine.shape(this.config);
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, this.state);
    this.state = engine.init(this.config, 123);
    readPlainState(new SnapshotReader(writer.finish()), shape, this.state);
  }
}

function agreesWithOracle(settings: RateLimiterSettings, steps: readonly Step[]): Run {
  const run = new Run(settings);
  const oracle = new Oracle(settings);
  for (const step of steps) {
    const call = run.take(step);
    if (step.kind === 'adapt') oracle.adapt(step.settings, run.now);
    if (call !== undefined) {
      const { wait, remaining, resetAt, retryAt } = oracle.ask(call.key, call.units, run.now);
      expect(run.answers[run.answers.length - 1]).toEqual([wait, remaining, resetAt, retryAt]);
    }
    expect(run.state.forgottenKeys).toBe(oracle.forgottenKeys);
    // What waiting calls have in use is told at least as large as it is, which the list does not do.
    if (settings.maxWaitMs === 0) expect(run.state.forgottenUnits).toBe(oracle.forgottenUnits);
  }
  return run;
}

describe('the limiter engine and the slow oracle', () => {
  it('RL-2 to RL-26: agree after every call, whoever asks when for how much', () => {
    const settings = tinySettings(0, ['all', 'user', 'key']);
    const reached = new Set<string>();
    const property = fc.property(settings, stepsOf(ask(tinyWait, tinyUnits), comeAgain), (given, steps) => {
      const { state } = agreesWithOracle(given, steps);
      for (const [event, count] of Object.entries(state)) {
        if (typeof count === 'number' && count > 0) reached.add(event);
      }
    });
    fc.assert(property, { numRuns: 1500 });
    // The runs must have met all of this, or their agreement says little.
    const wanted = [
      'tooLarge',
      'noRoom',
      'evictedIdle',
      'forgottenKeys',
      'forgottenUnits',
      'rejected',
      'waited',
    ];
    expect(wanted.filter((event) => !reached.has(event))).toEqual([]);
  });

  it('RL-16, RL-17: agree with calls that wait', () => {
    const settings = tinySettings(100, ['all', 'key']);
    const property = fc.property(settings, stepsOf(ask(tinyWait, tinyUnits), comeAgain), (given, steps) => {
      agreesWithOracle(given, steps);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('RL-8, RL-11, RL-13: agree to the nanosecond where products have more digits than a double', () => {
    const wait = fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 4e9 }),
      fc.integer({ min: 1, max: 4 * 3600e9 }),
    );
    const units = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20_000 }));
    const property = fc.property(largeSettings, stepsOf(ask(wait, units), comeAgain), (settings, steps) => {
      const run = new Run(settings);
      const oracle = new Oracle(settings);
      for (const step of steps) {
        // Of what is too large nothing more is to be learned, so that larger units become as large as can be.
        const most = capacityOf(settings);
        const call = run.take(step.kind === 'ask' ? { ...step, units: Math.min(step.units, most) } : step);
        if (call === undefined) continue;
        const { state, now } = run;
        const expected = oracle.ask(call.key, call.units, now);
        expect(run.answers[run.answers.length - 1]).toEqual(Object.values(expected));
        expect(state.lastRemaining).toBe(expected.remaining);
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('RL-27 to RL-31: agree when settings change while running', () => {
    const settings = tinySettings(0, ['all', 'key', 'key', 'key', 'user']);
    const adapting: fc.WeightedArbitrary<Step> = {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('adapt' as const), wait: tinyWait, settings }),
    };
    const steps = stepsOf(ask(tinyWait, tinyUnits), comeAgain, adapting);
    const property = fc.property(settings, steps, (given, taken) => {
      agreesWithOracle(given, taken);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});

describe('known bounds', () => {
  const steps = stepsOf(ask(tinyWait, tinyUnits), comeAgain);
  const bounded = (
    algorithm: RateLimiterSettings['algorithm'],
    holds: (run: Run, from: Time, to: Time, units: number) => boolean,
  ) => {
    const property = fc.property(tinySettings(50, ['all']), steps, (settings, taken) => {
      const run = new Run({ ...settings, algorithm });
      for (const step of taken) run.take(step);
      run.started.forEach(({ start: from }, first) => {
        let units = 0;
        for (const { start: to, units: more } of run.started.slice(first)) {
          units += more;
          // Starts are in order, so that the units between two of them are all that start in that time.
          expect(holds(run, from, to, units)).toBe(true);
        }
      });
    });
    fc.assert(property, { numRuns: 300 });
  };

  it('RL-7: a sliding log never starts more than the limit in any window', () => {
    bounded('sliding-log', ({ settings }, from, to, units) => {
      return to - from >= windowOf(settings) || units <= settings.limit;
    });
  });

  it('RL-4, RL-6: a fixed window never starts more than the limit in one, nor twice that in any time so long', () => {
    bounded('fixed-window', ({ settings }, from, to, units) => {
      const window = windowOf(settings);
      const byTheClock = settings.windowStart === 'clock';
      const same = byTheClock && Math.floor(from / window) === Math.floor(to / window);
      return units <= (same ? 1 : 2) * settings.limit || to - from >= window;
    });
  });

  it('RL-9: nor does a sliding counter', () => {
    bounded('sliding-counter', ({ settings }, from, to, units) => {
      const window = windowOf(settings);
      const same = Math.floor(from / window) === Math.floor(to / window);
      return units <= (same ? 1 : 2) * settings.limit || to - from >= window;
    });
  });

  it.each(['token-bucket', 'leaky-meter'] as const)(
    'RL-11: a %s starts no more than burst + rate x t in any time t',
    (algorithm) => {
      bounded(algorithm, ({ settings }, from, to, units) => {
        const { burst, limit, maxWaitMs } = settings;
        // The start of a call that waits is rounded up to a nanosecond.
        const rounding = maxWaitMs > 0 ? 1 : 0;
        return (units - burst) * windowOf(settings) <= limit * (to - from + rounding);
      });
    },
  );

  it('RL-13: calls leave a queue at least their unit times apart, with no more than the rounding of one start', () => {
    bounded('leaky-queue', ({ settings, started }, from, to, units) => {
      const last = started.filter(({ start }) => start === to);
      const lastUnits = last[last.length - 1].units;
      // The last of them has only started; what it costs lies behind it.
      const between = units - lastUnits;
      return from === to || (to - from + 1) * settings.limit > between * windowOf(settings);
    });
  });
});

describe('properties of the limiter engine', () => {
  const settings = tinySettings(40, ['all', 'user', 'key']);
  const adapting: fc.WeightedArbitrary<Step> = {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('adapt' as const), wait: tinyWait, settings }),
  };
  const steps = stepsOf(ask(tinyWait, tinyUnits), comeAgain, adapting);

  it('RL-32: saving and restoring by shape at any moment changes nothing', () => {
    const property = fc.property(settings, steps, fc.nat(), (given, taken, moment) => {
      const through = new Run(given);
      const interrupted = new Run(given);
      taken.forEach((step, index) => {
        if (index === moment % taken.length) interrupted.saveAndRestore();
        through.take(step);
        interrupted.take(step);
      });
      expect(interrupted.answers).toEqual(through.answers);
      expect(interrupted.state).toEqual(through.state);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('RL-21: whoever comes again when told is let in, and a nanosecond earlier is not', () => {
    let told = 0;
    const property = fc.property(settings, steps, (given, taken) => {
      const run = new Run(given);
      for (const step of taken) run.take(step);
      const { state, config, now } = run;
      const { lastKey, lastUnits } = state;
      if (lastUnits === 0 || lastUnits > config.capacity) return;
      // Capacities and waits are small, so that a limiter which lets this many in has no limit at all.
      let tries = 1000;
      while (engine.tryAcquire(config, state, lastKey, lastUnits, now) !== engine.REJECTED) {
        tries -= 1;
        expect(tries).toBeGreaterThan(0);
      }
      const retryAt = state.lastRetryAt;
      told += 1;
      expect(retryAt).toBeGreaterThan(now);
      const early = copyOf(run);
      expect(engine.tryAcquire(config, early, lastKey, lastUnits, retryAt - 1)).toBe(engine.REJECTED);
      expect(early.lastRetryAt).toBe(retryAt);
      expect(engine.tryAcquire(config, state, lastKey, lastUnits, retryAt)).toBeGreaterThanOrEqual(0);
    });
    fc.assert(property, { numRuns: 500 });
    expect(told).toBeGreaterThan(250);
  });

  it('RL-17: calls of one key start in the order in which they were let in', () => {
    const order = stepsOf(ask(tinyWait, tinyUnits), comeAgain);
    const property = fc.property(tinySettings(200, ['all']), order, (given, taken) => {
      const run = new Run(given);
      for (const step of taken) run.take(step);
      const starts = run.started.map(({ start }) => start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('RL-12: a token bucket and a leaky meter give the same answers', () => {
    const property = fc.property(
      tinySettings(40, ['all', 'key']),
      stepsOf(ask(tinyWait, tinyUnits)),
      (given, taken) => {
        const tokens = new Run({ ...given, algorithm: 'token-bucket' });
        const meter = new Run({ ...given, algorithm: 'leaky-meter' });
        for (const step of taken) {
          tokens.take(step);
          meter.take(step);
        }
        expect(meter.answers).toEqual(tokens.answers);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  it('RL-34: the counters add up', () => {
    const property = fc.property(settings, steps, (given, taken) => {
      const run = new Run(given);
      for (const step of taken) run.take(step);
      const { asked, admitted, rejected, waited, tooLarge, noRoom, unitsAdmitted } = run.state;
      expect(asked).toBe(run.answers.length);
      expect(admitted + rejected).toBe(asked);
      expect(admitted).toBe(run.started.length);
      expect(waited).toBe(run.answers.filter(([wait]) => wait > 0).length);
      expect(tooLarge + noRoom).toBeLessThanOrEqual(rejected);
      expect(unitsAdmitted).toBe(run.started.reduce((sum, { units }) => sum + units, 0));
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('RL-35: explaining changes nothing, and says of the next call what then happens', () => {
    const property = fc.property(settings, steps, (given, taken) => {
      const run = new Run(given);
      for (const step of taken) run.take(step);
      const { config, state, now } = run;
      if (state.lastUnits === 0) return;
      const before = copyOf(run);
      const { sentence } = engine.explain(config, state, now);
      expect(engine.explainDecision(config, state).sentence).not.toBe('');
      expect(state).toEqual(before);
      const wait = engine.tryAcquire(config, state, state.lastKey, config.unitsPerCall, now);
      const fate = wait === engine.REJECTED ? ' is rejected' : wait > 0 ? ' waits ' : ' starts at once.';
      expect(sentence).toContain(`next call${fate}`);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

/** A copy of the state that can be tried out without disturbing the run. */
function copyOf({ config, state }: Run): engine.LimiterState {
  const shape = engine.shape(config);
  const writer = new SnapshotWriter();
  writePlainState(writer, shape, state);
  const copy = engine.init(config, 0);
  readPlainState(new SnapshotReader(writer.finish()), shape, copy);
  return copy;
}
