import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { msToNs, type Time } from '../../base/time';
import * as engine from './budget';
import { explainBudget } from './budget-explain';
import { settingsWith } from './retry.test-support';
import { fields, type RetrySettings } from './settings';

const anySettings: fc.Arbitrary<RetrySettings> = fc
  .record({
    budget: fc.constantFrom(...fields.budget.options.map((option) => option.value)),
    budgetRatio: fc.constantFrom(0, 0.1, 0.2, 0.29, 1 / 3, 1),
    budgetMinRetries: fc.nat(3),
    budgetMinPerSecond: fc.constantFrom(0, 0, 1, 2),
    budgetTtlMs: fc.constantFrom(1000, 1000.000_003, 2500, 10_000),
    budgetMaxTokens: fc.constantFrom(1, 2, 3, 10),
    budgetTokenRatio: fc.constantFrom(0.001, 0.1, 0.333, 1, 2.5),
  })
  .map(settingsWith);

type Step =
  | { readonly kind: 'begin' | 'end' | 'ask' | 'retry-ends' | 'succeed' | 'fail' | 'save' | 'advance' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'adapt'; readonly settings: RetrySettings };

const anyWait = fc.oneof(
  fc.integer({ min: 0, max: 400 }),
  fc.constantFrom(100, 250, 1000, 2500, 10_000),
  fc.integer({ min: 0, max: 12_000 }),
  fc.constant(7_200_000),
);
const anyStep = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 8, arbitrary: fc.constant({ kind: 'begin' }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'end' }) },
  { weight: 8, arbitrary: fc.constant({ kind: 'ask' }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'retry-ends' }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'succeed' }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'fail' }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: anyWait }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('adapt' as const), settings: anySettings }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'advance' }) },
);

/** Everything that was ever paid and every token that ever moved, in lists, and sums over them when they are asked. */
class Oracle {
  calls = 0;
  active = 0;
  private payments: { readonly at: Time; readonly millionths: bigint }[] = [];
  private tokens: number[] = [];
  private allTokens: number;

  constructor(public settings: RetrySettings) {
    this.allTokens = settings.budgetMaxTokens * 1000;
  }

  begin(now: Time): void {
    this.calls += 1;
    if (this.settings.budget === 'deposits') this.payments.push({ at: now, millionths: this.share() });
  }

  move(thousandths: number): void {
    if (this.settings.budget === 'throttle') this.tokens.push(thousandths);
  }

  ask(now: Time): boolean {
    const granted = this.isGranted(now);
    if (!granted) return false;
    this.active += 1;
    if (this.settings.budget === 'deposits') this.payments.push({ at: now, millionths: -1_000_000n });
    return true;
  }

  adapt(settings: RetrySettings, now: Time): void {
    const before = this.settings;
    const length = this.bucketLength();
    const counting = this.counting(now);
    const missing = this.allTokens - this.left();
    this.settings = settings;
    this.allTokens = settings.budgetMaxTokens * 1000;
    const same = before.budget === settings.budget;
    this.payments = same
      ? counting.map(({ at, millionths }) => ({
          at:
            before.budgetTtlMs === settings.budgetTtlMs
              ? at
              : Math.min(now, (Math.floor(at / length) + 1) * length - 1),
          millionths,
        }))
      : [];
    this.tokens = same ? [-missing] : [];
  }

  private isGranted(now: Time): boolean {
    const { budget, budgetMinRetries, budgetMinPerSecond, budgetTtlMs } = this.settings;
    switch (budget) {
      case 'none':
        return true;
      case 'in-flight': {
        const ofCalls = (this.share() * BigInt(this.calls)) / 1_000_000n;
        return this.active < budgetMinRetries || BigInt(this.active) < ofCalls;
      }
      case 'deposits': {
        const reserve = BigInt(Math.round(budgetMinPerSecond * budgetTtlMs * 1000));
        const paid = this.counting(now).reduce((sum, { millionths }) => sum + millionths, reserve);
        return paid >= 1_000_000n;
      }
      case 'throttle':
        return 2 * this.left() > this.allTokens;
    }
  }

  private left(): number {
    return this.tokens.reduce(
      (tokens, moved) => Math.max(0, Math.min(this.allTokens, tokens + moved)),
      this.allTokens,
    );
  }

  private counting(now: Time) {
    const length = this.bucketLength();
    const oldest = Math.floor(now / length) - 9;
    return this.payments.filter(({ at }) => Math.floor(at / length) >= oldest);
  }

  private bucketLength(): number {
    return Math.ceil(msToNs(this.settings.budgetTtlMs) / 10);
  }

  private share(): bigint {
    return BigInt(Math.round(this.settings.budgetRatio * 1e6));
  }
}

class Pair {
  now: Time = 0;
  readonly oracle: Oracle;
  config: engine.BudgetConfig;
  state: engine.BudgetState;
  readonly verdicts = { granted: 0, denied: 0 };

  constructor(settings: RetrySettings) {
    this.oracle = new Oracle(settings);
    this.config = engine.configureBudget(settings);
    this.state = engine.initBudget(this.config, 0);
  }

  take(step: Step): void {
    const { oracle, config, state, now } = this;
    switch (step.kind) {
      case 'begin':
        oracle.begin(now);
        engine.callBegins(config, state, now);
        break;
      case 'end':
        if (oracle.calls === 0) break;
        oracle.calls -= 1;
        engine.callEnds(state);
        break;
      case 'ask': {
        const granted = oracle.ask(now);
        this.verdicts[granted ? 'granted' : 'denied'] += 1;
        expect(engine.tryAcquire(config, state, now)).toBe(granted);
        break;
      }
      case 'retry-ends':
        if (oracle.active === 0) break;
        oracle.active -= 1;
        engine.retryEnds(state);
        break;
      case 'succeed':
        oracle.move(Math.max(1, Math.round(oracle.settings.budgetTokenRatio * 1000)));
        engine.succeeded(config, state);
        break;
      case 'fail':
        oracle.move(-1000);
        engine.failed(config, state);
        break;
      case 'wait':
        this.now += msToNs(step.ms);
        break;
      case 'advance':
        engine.advanceBudget(config, state, now);
        break;
      case 'adapt':
        oracle.adapt(step.settings, now);
        this.config = engine.configureBudget(step.settings);
        engine.adaptBudget(this.config, state, now);
        break;
      case 'save':
        this.saveAndRestore();
    }
    expect([this.state.calls, this.state.active]).toEqual([oracle.calls, oracle.active]);
    expect([this.state.granted, this.state.denied]).toEqual([this.verdicts.granted, this.verdicts.denied]);
  }

  private saveAndRestore(): void {
    const shape = engine.budgetShape(this.config);
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, this.state);
    this.state = engine.initBudget(this.config, 123);
    readPlainState(new SnapshotReader(writer.finish()), shape, this.state);
  }
}

describe('the budget and the slow oracle', () => {
  it('RB-1 to RB-10: agree on every retry that is asked for', () => {
    const met = new Set<string>();
    const steps = fc.array(anyStep, { minLength: 10, maxLength: 120 });
    const property = fc.property(anySettings, steps, (settings, todo) => {
      const pair = new Pair(settings);
      for (const step of todo) {
        const before = pair.verdicts.denied;
        pair.take(step);
        const { budget } = pair.oracle.settings;
        if (step.kind === 'ask') met.add(`${budget} ${pair.verdicts.denied > before ? 'denied' : 'granted'}`);
      }
      // Told once more, nothing is changed by having been explained.
      const told = explainBudget(pair.config, pair.state, pair.now).sentence;
      const granted = pair.oracle.ask(pair.now);
      if (pair.oracle.settings.budget !== 'none') {
        expect(told).toContain(granted ? 'the next retry is granted' : 'the next retry is denied');
      }
      expect(engine.tryAcquire(pair.config, pair.state, pair.now)).toBe(granted);
    });
    fc.assert(property, { numRuns: 1500 });
    const wanted = ['in-flight', 'deposits', 'throttle'].flatMap((kind) => [
      `${kind} granted`,
      `${kind} denied`,
    ]);
    expect(wanted.filter((verdict) => !met.has(verdict))).toEqual([]);
  });
});
