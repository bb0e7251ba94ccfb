import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { ERROR, INVALID, SHED, TIMEOUT } from '../../base/outcome';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import * as engine from './engine';
import type { FallbackSettings } from './settings';

const anySettings: fc.Arbitrary<FallbackSettings> = fc.record({
  kind: fc.constantFrom('static', 'cached', 'cached', 'cached', 'other-service'),
  on: fc.constantFrom<FallbackSettings['on']>(['error', 'timeout', 'shed'], ['error'], []),
  maxAgeMs: fc.constantFrom(0, 1, 5),
  maxEntries: fc.integer({ min: 1, max: 5 }),
  edge: fc.constant(''),
});

const key = fc.constantFrom(-1, 0, 1, 2, 3, 4, 2 ** 40, Number.MAX_SAFE_INTEGER);

type Step =
  | { readonly kind: 'keep'; readonly key: number }
  | { readonly kind: 'fail'; readonly key: number; readonly outcome: number }
  | { readonly kind: 'wait'; readonly ns: number }
  | { readonly kind: 'end'; readonly served: boolean }
  | { readonly kind: 'leave' }
  | { readonly kind: 'save' }
  | { readonly kind: 'use'; readonly settings: FallbackSettings };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('keep' as const), key }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      key,
      outcome: fc.constantFrom(ERROR, ERROR, TIMEOUT, SHED, INVALID),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ns: fc.constantFrom(0, 1, 1e6, 5e6, 3.6e12) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const), served: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'leave' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('use' as const), settings: anySettings }) },
);

const IDS = new Map([
  [ERROR, 'error'],
  [TIMEOUT, 'timeout'],
  [SHED, 'shed'],
  [INVALID, 'invalid'],
]);

/** The fallback of a textbook: a list of answers, that of the key renewed longest ago first. */
class Model {
  answers: { readonly key: number; readonly at: number }[] = [];
  waiting = 0;
  asked = 0;
  served = 0;

  constructor(public settings: FallbackSettings) {}

  keep(of: number, now: number): void {
    if (this.settings.kind !== 'cached') return;
    this.answers = [...this.answers.filter((answer) => answer.key !== of), { key: of, at: now }];
    this.shorten();
  }

  fail(of: number, outcome: number, now: number): number {
    const { kind, on, maxAgeMs } = this.settings;
    this.asked += 1;
    if (!on.some((id) => id === IDS.get(outcome))) return engine.STANDS;
    if (kind === 'other-service') {
      this.waiting += 1;
      return engine.ASK_OTHER;
    }
    const known = this.answers.find((answer) => answer.key === of);
    const isOld = known !== undefined && maxAgeMs > 0 && now - known.at > maxAgeMs * 1e6;
    if (kind === 'cached' && (known === undefined || isOld)) return engine.STANDS;
    this.served += 1;
    return engine.SERVED;
  }

  use(next: FallbackSettings): void {
    this.settings = next;
    if (next.kind !== 'cached') this.answers = [];
    this.shorten();
  }

  private shorten(): void {
    this.answers = this.answers.slice(-this.settings.maxEntries);
  }
}

class Pair {
  now = 0;
  readonly model: Model;
  config: engine.FallbackConfig;
  state: engine.FallbackState;

  constructor(first: FallbackSettings) {
    this.model = new Model(first);
    this.config = engine.configure(first);
    this.state = engine.init(this.config, 0);
  }

  take(one: Step): void {
    const { model, config, state, now } = this;
    if (one.kind === 'keep') {
      engine.keep(config, state, one.key, now);
      model.keep(one.key, now);
    } else if (one.kind === 'fail') {
      expect(engine.fallBack(config, state, one.key, one.outcome, now)).toBe(
        model.fail(one.key, one.outcome, now),
      );
    } else if (one.kind === 'wait') {
      this.now += one.ns;
      engine.advance(this.config, state, this.now);
    } else if (one.kind === 'use') {
      model.use(one.settings);
      this.config = engine.configure(one.settings);
      engine.adapt(this.config, state, now);
    } else if (one.kind === 'save') this.saveAndRestore();
    else if (model.waiting > 0) {
      model.waiting -= 1;
      if (one.kind === 'leave') engine.otherWithdrawn(state);
      else {
        engine.otherEnded(state, one.served);
        if (one.served) model.served += 1;
      }
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

describe('properties of the fallback engine', () => {
  it('FB-1 to FB-16: agrees with a list of answers, whatever happens', () => {
    const property = fc.property(anySettings, fc.array(step, { maxLength: 120 }), (first, steps) => {
      const pair = new Pair(first);
      for (const one of steps) {
        pair.take(one);
        const { state, model } = pair;
        expect(state.keyCount).toBe(model.answers.length);
        const served = state.servedStatic + state.servedCached + state.servedOther;
        const stood = state.passedOn + state.nothingCached + state.otherFailed + state.otherWithdrawn;
        expect([served, state.failed + state.rejected]).toEqual([model.served, model.asked]);
        // FB-13
        expect(served + stood + model.waiting).toBe(model.asked);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('FB-15: the state has exactly the fields and rings of its shape', () => {
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

  it('FB-17: explaining changes nothing', () => {
    const property = fc.property(anySettings, fc.array(step, { maxLength: 40 }), (first, steps) => {
      const pair = new Pair(first);
      for (const one of steps) pair.take(one);
      const before = JSON.stringify(pair.state);
      engine.explain(pair.config, pair.state, pair.now);
      engine.explainDecision(pair.config, pair.state);
      expect(JSON.stringify(pair.state)).toBe(before);
    });
    fc.assert(property, { numRuns: 50 });
  });
});
