import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSlot } from '../../base/key-table';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_MS, type Time } from '../../base/time';
import * as engine from './engine';
import { Oracle } from './oracle.test-support';
import type { SingleFlightSettings } from './settings';

const anySettings: fc.Arbitrary<SingleFlightSettings> = fc.record({
  joinForMs: fc.constantFrom(0, 0, 3, 7, 20).map((ns) => ns / NS_PER_MS),
  shareErrors: fc.boolean(),
  maxWaiters: fc.integer({ min: 1, max: 6 }),
  maxFlights: fc.integer({ min: 1, max: 4 }),
  perUser: fc.boolean(),
});

type Step =
  | { readonly kind: 'ask'; readonly wait: number; readonly key: number }
  | { readonly kind: 'land'; readonly wait: number; readonly which: number; readonly end: number }
  | { readonly kind: 'leave'; readonly which: number }
  | { readonly kind: 'adapt'; readonly settings: SingleFlightSettings };

const anyWait = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(3600e9) },
);
const ask: fc.WeightedArbitrary<Step> = {
  weight: 10,
  arbitrary: fc.record({ kind: fc.constant('ask' as const), wait: anyWait, key: fc.nat(4) }),
};
const land: fc.WeightedArbitrary<Step> = {
  weight: 5,
  arbitrary: fc.record({
    kind: fc.constant('land' as const),
    wait: anyWait,
    which: fc.nat(99),
    end: fc.constantFrom(engine.ANSWERED, engine.FAILED, engine.CANCELLED),
  }),
};
const leave: fc.WeightedArbitrary<Step> = {
  weight: 2,
  arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat(99) }),
};
const adapt: fc.WeightedArbitrary<Step> = {
  weight: 1,
  arbitrary: fc.record({ kind: fc.constant('adapt' as const), settings: anySettings }),
};
const stepsOf = (...kinds: fc.WeightedArbitrary<Step>[]) =>
  fc.array(fc.oneof(...kinds), { minLength: 5, maxLength: 80 });

interface Leader {
  readonly key: number;
  readonly flight: number;
  readonly beganAt: Time;
}

/** The engine, the oracle beside it, the leaders that are out, and the rows that wait with the time they came. */
class Run {
  config: engine.SingleFlightConfig;
  state: engine.SingleFlightState;
  readonly oracle: Oracle;
  now: Time = 0;
  readonly answers: (number | boolean)[] = [];
  readonly expected: (number | boolean)[] = [];
  /** How long before those that were served came it was asked for what they got. */
  readonly ages: number[] = [];
  readonly waiting = new Map<number, { readonly key: number; readonly since: Time }>();
  private leaders: Leader[] = [];
  private rows = 0;

  constructor(public settings: SingleFlightSettings) {
    this.config = engine.configure(settings);
    this.state = engine.init(this.config, 0);
    this.oracle = new Oracle(settings);
  }

  take(step: Step): void {
    if (step.kind === 'ask') this.ask(step.key, step.wait);
    else if (step.kind === 'land') this.land(step);
    else if (step.kind === 'leave') this.leave(step.which);
    else this.adapt(step.settings);
  }

  saveAndRestore(): void {
    const saved = written(this).buffer;
    this.state = engine.init(this.config, 123);
    readPlainState(new SnapshotReader(saved), engine.shape(this.config), this.state);
  }

  private ask(key: number, wait: number): void {
    this.now += wait;
    this.rows += 1;
    const told = engine.join(this.config, this.state, key, this.rows, this.now);
    this.note(told, this.oracle.join(key, this.rows, this.now));
    if (told === engine.JOINED) this.waiting.set(this.rows, { key, since: this.now });
    else if (told !== engine.ALONE) this.leaders.push({ key, flight: told, beganAt: this.now });
  }

  private land({ wait, which, end }: Step & { readonly kind: 'land' }): void {
    if (this.leaders.length === 0) return;
    this.now += wait;
    const { config, state, now } = this;
    const [{ key, flight, beganAt }] = this.leaders.splice(which % this.leaders.length, 1);
    const landed = engine.land(config, state, key, flight, end, now);
    const { served, leader } = this.oracle.land(key, flight, end, now);
    if (landed === engine.SHARED) {
      for (const row of served) {
        this.note(engine.nextServed(state, key, flight), row);
        this.ages.push((this.waiting.get(row)?.since ?? NaN) - beganAt);
        this.waiting.delete(row);
      }
      this.note(engine.nextServed(state, key, flight), engine.NOBODY);
    } else {
      this.note(served.length, 0);
      this.note(landed, leader ?? engine.NOBODY);
      if (leader === undefined) return;
      this.waiting.delete(leader);
      this.leaders.push({ key, flight: state.flights, beganAt: now });
    }
  }

  private leave(which: number): void {
    const rows = [...this.waiting.keys()];
    const row = rows[which % (rows.length + 1)] ?? -9;
    const key = this.waiting.get(row)?.key ?? 0;
    this.note(engine.leave(this.state, key, row), this.oracle.leave(key, row));
    this.waiting.delete(row);
  }

  private adapt(settings: SingleFlightSettings): void {
    this.settings = settings;
    this.config = engine.configure(settings);
    for (const row of this.oracle.adapt(settings)) {
      this.note(engine.evict(this.config, this.state), row);
      this.waiting.delete(row);
    }
    this.note(engine.evict(this.config, this.state), engine.NOBODY);
    engine.adapt(this.config, this.state, this.now);
  }

  private note(answer: number | boolean, expected: number | boolean): void {
    this.answers.push(answer);
    this.expected.push(expected);
  }
}

function written({ config, state }: Run): Uint8Array<ArrayBuffer> {
  const writer = new SnapshotWriter();
  writePlainState(writer, engine.shape(config), state);
  return new Uint8Array(writer.finish());
}

/** The rows that wait for a key, in their order. */
function rowsOf(state: engine.SingleFlightState, key: number): number[] {
  const rows: number[] = [];
  const slot = findSlot(state, key);
  if (slot < 0) return rows;
  for (let link = state.firstWaiter[slot]; link > 0; link = state.nextWaiter[link - 1]) {
    rows.push(state.rows[link - 1]);
  }
  return rows;
}

function agrees(run: Run, steps: readonly Step[]): void {
  const keys = [0, 1, 2, 3, 4];
  for (const step of steps) {
    run.take(step);
    const { oracle, state } = run;
    const { led, joined, alone, answered, failed, tookOver, left, evicted, overtook } = state;
    const counts = { led, joined, alone, overtook, answered, failed, tookOver, left, evicted };
    const found = { counts, flying: state.flying, rows: keys.map((key) => rowsOf(state, key)) };
    const wanted = keys.map((key) => oracle.rowsOf(key));
    expect(found).toEqual({ counts: oracle.counts, flying: oracle.flights.length, rows: wanted });
    // SF-13
    const waitsForNobody = keys.filter((key) => wanted[key].length > 0 && oracle.flightOf(key) === undefined);
    // SF-18
    const ended = answered + failed + tookOver + left + evicted + state.waiting;
    expect([waitsForNobody.length, led + joined + alone, ended, led + tookOver, run.waiting.size]).toEqual([
      0,
      state.asked,
      joined,
      state.flights,
      state.waiting,
    ]);
  }
  expect(run.answers).toEqual(run.expected);
}

describe('the single flight engine and the slow oracle', () => {
  it('SF-2 to SF-13, SF-18: agree after every step, whoever asks, ends or leaves when', () => {
    const reached = new Set<string>();
    const property = fc.property(anySettings, stepsOf(ask, land, leave), (settings, steps) => {
      const run = new Run(settings);
      agrees(run, steps);
      // SF-3, SF-5: nobody gets what was asked for longer before than one may join.
      const { joinForNs } = run.config;
      if (joinForNs > 0) expect(run.ages.filter((age) => !(age <= joinForNs))).toEqual([]);
      for (const [event, count] of Object.entries(run.state)) {
        if (typeof count === 'number' && count > 0) reached.add(event);
      }
    });
    fc.assert(property, { numRuns: 1500 });
    // The runs must have met all of this, or their agreement says little.
    const wanted = ['alone', 'overtook', 'answered', 'failed', 'tookOver', 'left'];
    expect(wanted.filter((event) => !reached.has(event))).toEqual([]);
  });

  it('SF-14, SF-15: agree when settings change while running', () => {
    let evicted = 0;
    const property = fc.property(anySettings, stepsOf(ask, land, leave, adapt), (settings, steps) => {
      const run = new Run(settings);
      agrees(run, steps);
      evicted += run.state.evicted;
    });
    fc.assert(property, { numRuns: 1500 });
    expect(evicted).toBeGreaterThan(0);
  });
});

describe('properties of the single flight engine', () => {
  const steps = stepsOf(ask, land, leave, adapt);

  it('SF-16: saving and restoring by shape at any moment changes nothing', () => {
    const property = fc.property(anySettings, steps, fc.nat(), (settings, taken, moment) => {
      const through = new Run(settings);
      const interrupted = new Run(settings);
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

  it('SF-19: explaining changes nothing, and always ends in a sentence', () => {
    const property = fc.property(anySettings, steps, (settings, taken) => {
      const run = new Run(settings);
      for (const step of taken) {
        run.take(step);
        const before = written(run).join();
        expect(engine.explain(run.config, run.state, run.now).sentence).toMatch(/^(\d+ key|Nobody).*\.$/);
        expect(engine.explainDecision(run.config, run.state).sentence).toMatch(/^(The call|Nobody).*\.$/);
        expect(written(run).join()).toBe(before);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
