import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SLOT, findSlot } from '../../base/key-table';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_MS, type Time } from '../../base/time';
import * as engine from './engine';
import { Oracle } from './oracle.test-support';
import type { CacheSettings } from './settings';

/** Times of a few nanoseconds, so that a few dozen calls meet every edge exactly. */
const few = (max: number) => fc.integer({ min: 0, max }).map((ns) => ns / NS_PER_MS);
const sometimes = (max: number) => fc.oneof(fc.constant(0), few(max));

const anySettings: fc.Arbitrary<CacheSettings> = fc.record({
  ttlMs: few(9).map((ms) => ms + 1 / NS_PER_MS),
  ttlJitter: fc.constantFrom(0, 0, 0.25, 1),
  maxEntries: fc.integer({ min: 1, max: 4 }),
  eviction: fc.constantFrom('lru', 'fifo'),
  staleWhileRevalidateMs: sometimes(12),
  refreshAhead: fc.constantFrom(0, 0, 0.2, 0.5, 0.9),
  staleIfErrorMs: sometimes(20),
  cacheErrorsMs: sometimes(8),
  perUser: fc.constant(false),
  flushes: fc.constant(0),
});

type Step =
  | { readonly kind: 'ask' | 'join'; readonly wait: number; readonly key: number }
  | {
      readonly kind: 'end';
      readonly wait: number;
      readonly which: number;
      readonly how: number;
      readonly draw: number;
    }
  | { readonly kind: 'flush' }
  | {
      readonly kind: 'adapt';
      readonly wait: number;
      readonly settings: CacheSettings;
      readonly flushes: boolean;
      readonly perUser: boolean;
    };

const anyWait = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((hours) => hours * 3600e9) },
);
const ask: fc.WeightedArbitrary<Step> = {
  weight: 12,
  arbitrary: fc.record({ kind: fc.constant('ask' as const), wait: anyWait, key: fc.nat(5) }),
};
const end: fc.WeightedArbitrary<Step> = {
  weight: 9,
  arbitrary: fc.record({
    kind: fc.constant('end' as const),
    wait: anyWait,
    which: fc.nat(99),
    how: fc.integer({ min: -2, max: 6 }),
    draw: fc.integer({ min: 0, max: 15 }).map((part) => part / 16),
  }),
};
const flush: fc.WeightedArbitrary<Step> = { weight: 1, arbitrary: fc.constant({ kind: 'flush' }) };
const adapt: fc.WeightedArbitrary<Step> = {
  weight: 2,
  arbitrary: fc.record({
    kind: fc.constant('adapt' as const),
    wait: anyWait,
    settings: anySettings,
    flushes: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    perUser: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
};
const stepsOf = (...kinds: fc.WeightedArbitrary<Step>[]) =>
  fc.array(fc.oneof(...kinds), { minLength: 5, maxLength: 80 });

/** A call that was let through, or a refresh. */
interface Call {
  readonly key: number;
  readonly permit: number;
  readonly isRefresh: boolean;
}

/** The engine, the oracle beside it, and the calls under way. */
class Run {
  config: engine.CacheConfig;
  state: engine.CacheState;
  readonly oracle: Oracle;
  now: Time = 0;
  readonly answers: number[] = [];
  readonly expected: number[] = [];
  private calls: Call[] = [];

  constructor(public settings: CacheSettings) {
    this.config = engine.configure(settings);
    this.state = engine.init(this.config, 0);
    this.oracle = new Oracle(settings, (key) => findSlot(this.state, key) === NO_SLOT);
  }

  take(step: Step): void {
    const { state, oracle, config } = this;
    if (step.kind !== 'flush') this.now += step.wait;
    if (step.kind === 'ask') this.ask(step.key);
    else if (step.kind === 'end') this.end(step);
    else if (step.kind === 'flush') {
      engine.flush(state);
      oracle.flush();
    } else if (step.kind === 'adapt') {
      const { flushes, perUser } = this.settings;
      this.settings = {
        ...step.settings,
        flushes: flushes + (step.flushes ? 1 : 0),
        perUser: perUser !== step.perUser,
      };
      this.config = engine.configure(this.settings);
      engine.adapt(this.config, state, this.now);
      oracle.adapt(this.settings, this.now);
    }
    this.answers.push(engine.nextDeadline(config, state));
    this.expected.push(Number.MAX_SAFE_INTEGER);
  }

  saveAndRestore(): void {
    const saved = written(this).buffer;
    this.state = engine.init(this.config, 123);
    readPlainState(new SnapshotReader(saved), engine.shape(this.config), this.state);
  }

  private ask(key: number): void {
    const { state, oracle } = this;
    const verdict = engine.lookup(this.config, state, key, this.now);
    this.note(verdict, oracle.lookup(key, this.now));
    this.note(state.permits, oracle.permits);
    if (verdict === engine.NEGATIVE) this.note(state.lastFailure, oracle.find(key)?.failure?.number ?? -9);
    const isRefresh = verdict === engine.FRESH_REFRESH || verdict === engine.STALE_REFRESH;
    if (isRefresh || verdict === engine.MISS) this.calls.push({ key, permit: state.permits, isRefresh });
  }

  private end({ which, how, draw }: Step & { readonly kind: 'end' }): void {
    const { config, state, oracle, now } = this;
    if (this.calls.length === 0) return;
    const [{ key, permit, isRefresh }] = this.calls.splice(which % this.calls.length, 1);
    if (how > 2) {
      engine.store(config, state, key, permit, now, draw);
      oracle.store(key, permit, now, draw);
    } else {
      if (isRefresh) {
        engine.refreshFailed(state, key, permit);
        oracle.refreshFailed(key, permit);
      }
      if (how >= 0) {
        engine.remember(config, state, key, permit, now, how);
        oracle.remember(key, permit, now, how);
      }
      if (!isRefresh) this.note(engine.fail(config, state, key, now), oracle.fail(key, now));
    }
  }

  private note(answer: number, expected: number): void {
    this.answers.push(answer);
    this.expected.push(expected);
  }
}

function written({ config, state }: Run) {
  const writer = new SnapshotWriter();
  writePlainState(writer, engine.shape(config), state);
  return new Uint8Array(writer.finish());
}

/** The keys of the table, those that make room first in front. */
function keysOf(state: engine.CacheState): number[] {
  const keys: number[] = [];
  for (let link = state.oldest; link > 0; link = state.newer[link - 1]) keys.push(state.keys[link - 1]);
  return keys;
}

function agrees(settings: CacheSettings, steps: readonly Step[]): Run {
  const run = new Run(settings);
  for (const step of steps) {
    run.take(step);
    const { oracle, state } = run;
    const { fresh, stale, negative, misses, evictions, expirations, flushed, added } = state;
    const counts = { fresh, stale, negative, misses, evictions, expirations, flushed, added };
    const wanted = { counts: oracle.counts, keys: oracle.entries.map(({ key }) => key) };
    expect({ counts, keys: keysOf(state) }).toEqual(wanted);
    // CA-24
    const came = state.keyCount + evictions + expirations + flushed;
    expect([fresh + stale + negative + misses, came]).toEqual([state.lookups, added]);
  }
  expect(run.answers).toEqual(run.expected);
  return run;
}

describe('the cache engine and the slow oracle', () => {
  const reached = new Set<string>();
  const noteReached = ({ state, answers }: Run): void => {
    for (const [event, count] of Object.entries(state)) {
      if (typeof count === 'number' && count > 0) reached.add(event);
    }
    for (const answer of answers) reached.add(`verdict ${answer}`);
  };
  /** The runs must have met all of this, or their agreement says little. */
  const missing = (events: readonly string[]) => events.filter((event) => !reached.has(event));

  it('CA-2 to CA-18, CA-24: agree after every step, whoever asks when and whatever comes back', () => {
    const property = fc.property(anySettings, stepsOf(ask, end, flush), (settings, steps) => {
      noteReached(agrees(settings, steps));
    });
    fc.assert(property, { numRuns: 1500 });
    const counts = ['evictions', 'expirations', 'flushed', 'refused', 'savedByStale', 'refreshesFailed'];
    const verdicts = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((verdict) => `verdict ${verdict}`);
    expect(missing([...counts, ...verdicts, 'failuresStored'])).toEqual([]);
  });

  it('CA-18 to CA-21: agree when settings change while running', () => {
    const property = fc.property(anySettings, stepsOf(ask, end, adapt), (settings, steps) => {
      agrees(settings, steps);
    });
    fc.assert(property, { numRuns: 1500 });
  });
});

describe('properties of the cache engine', () => {
  it('CA-22: saving and restoring by shape at any moment changes nothing', () => {
    const steps = stepsOf(ask, end, adapt);
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

  it('CA-10, CA-13: there is never more than one refresh of an entry under way', () => {
    const property = fc.property(anySettings, stepsOf(ask, end), (settings, steps) => {
      const run = new Run({ ...settings, maxEntries: 6 });
      const underWay = new Map<number, number>();
      for (const step of steps) {
        const { refreshes, stored, refreshesFailed } = run.state;
        run.take(step);
        const { state } = run;
        if (state.refreshes > refreshes) {
          expect(underWay.get(state.lastKey)).toBeUndefined();
          underWay.set(state.lastKey, state.permits);
        }
        // An answer or a failed refresh ends those that the table does not name any more.
        if (state.stored === stored && state.refreshesFailed === refreshesFailed) continue;
        for (const [key, permit] of underWay) {
          const slot = findSlot(state, key);
          if (slot === NO_SLOT || state.refreshing[slot] !== permit) underWay.delete(key);
        }
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('CA-25: explaining changes nothing, and always ends in a sentence', () => {
    const property = fc.property(anySettings, stepsOf(ask, end, adapt), (settings, steps) => {
      const run = new Run(settings);
      for (const step of steps) {
        run.take(step);
        const before = written(run).join();
        for (const now of [run.now, run.now + 5]) {
          expect(engine.explain(run.config, run.state, now).sentence).toMatch(/^\d+ of \d+ entr.*\.$/);
        }
        expect(engine.explainDecision(run.config, run.state).sentence).toMatch(/^(The call at|Nobody).*\.$/);
        expect(written(run).join()).toBe(before);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
