import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR, OK, SHED, CANCELLED } from '../base/outcome';
import { FakeHost, type Call } from './fake-host.test-support';
import {
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
  type MakeLayer,
} from './stack.test-support';
import { callRowOf } from './attempts';
import type { BreakerGuard } from './layers/breaker-layer';
import type { BulkheadGuard } from './layers/bulkhead-layer';
import type { FallbackGuard } from './layers/fallback-layer';
import type { HedgeGuard } from './layers/hedge-layer';
import { fallbackGuard, fallbackLayer, hedgeGuard, hedgeLayer } from './layers/hedges.test-support';

type LayerSpec =
  | { readonly kind: 'retry'; readonly maxAttempts: number; readonly initialDelayMs: number }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  | {
      readonly kind: 'bulkhead';
      readonly maxConcurrent: number;
      readonly queueLimit: number;
      readonly queueTimeoutMs: number;
    }
  | {
      readonly kind: 'breaker';
      readonly failureThreshold: number;
      readonly openForMs: number;
      readonly trialsPermitted: number;
      readonly trialsMaxDurationMs: number;
    }
  | {
      readonly kind: 'hedge';
      readonly delayMs: number;
      readonly maxHedges: number;
      readonly onFailure: 'next' | 'wait';
      readonly fatalOn: readonly 'error'[];
      readonly budgetShare: number;
    }
  | { readonly kind: 'fallback'; readonly answers: 'static' | 'cached' | 'other-service' };

const layerSpec: fc.Arbitrary<LayerSpec> = fc.oneof(
  fc.record({
    kind: fc.constant('retry' as const),
    maxAttempts: fc.integer({ min: 1, max: 3 }),
    initialDelayMs: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({ kind: fc.constant('timeout' as const), afterMs: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constant('bulkhead' as const),
    maxConcurrent: fc.integer({ min: 1, max: 3 }),
    queueLimit: fc.integer({ min: 0, max: 3 }),
    queueTimeoutMs: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({
    kind: fc.constant('breaker' as const),
    failureThreshold: fc.integer({ min: 1, max: 4 }),
    openForMs: fc.integer({ min: 1, max: 10 }),
    trialsPermitted: fc.integer({ min: 0, max: 2 }),
    trialsMaxDurationMs: fc.constantFrom(0, 8),
  }),
);

const hedgeSpec: fc.Arbitrary<LayerSpec> = fc.record({
  kind: fc.constant('hedge' as const),
  delayMs: fc.integer({ min: 0, max: 5 }),
  maxHedges: fc.integer({ min: 1, max: 2 }),
  onFailure: fc.constantFrom('next', 'wait'),
  fatalOn: fc.constantFrom<readonly 'error'[]>([], [], ['error']),
  budgetShare: fc.constantFrom(0, 0, 0.5),
});

const fallbackSpec: fc.Arbitrary<LayerSpec> = fc.record({
  kind: fc.constant('fallback' as const),
  answers: fc.constantFrom('static', 'cached', 'other-service', 'other-service'),
});

const anySpec = fc.oneof(
  { weight: 4, arbitrary: layerSpec },
  { weight: 3, arbitrary: hedgeSpec },
  { weight: 2, arbitrary: fallbackSpec },
);

/** Tries multiply from layer to layer: of those that make them a stack keeps the outermost three. */
function manageable(specs: readonly LayerSpec[]): LayerSpec[] {
  let makers = 0;
  return specs.filter(({ kind }) => (kind !== 'hedge' && kind !== 'retry') || ++makers <= 3);
}

interface Step {
  readonly kind: 'call' | 'answer' | 'advance' | 'withdraw' | 'timer';
  readonly pick: number;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('call', 'call', 'answer', 'answer', 'advance', 'advance', 'timer', 'withdraw'),
    pick: fc.nat(999),
  }),
  { minLength: 1, maxLength: 80 },
);

/** Two calls that take two bulkheads in two orders may wait for each other, and do so for ever if a wait has no end. */
function withoutEndlessWait(spec: LayerSpec): LayerSpec {
  return spec.kind === 'bulkhead' ? { ...spec, queueTimeoutMs: Math.max(1, spec.queueTimeoutMs) } : spec;
}

const ANSWERS = [OK, ERROR, ERROR, SHED, CANCELLED];
const OTHER_QUEUE = { kind: 'bulkhead', maxConcurrent: 1, queueLimit: 1 } as const;

class Rig {
  readonly host: FakeHost;
  private readonly slots: BulkheadGuard[] = [];
  private readonly breakers: BreakerGuard[] = [];
  private readonly hedges: HedgeGuard[] = [];
  private readonly fallbacks: FallbackGuard[] = [];
  private ms = 0;

  /** Two versions of a stack: the second one has the same layers, and the same guards, in another order. */
  constructor(specs: readonly LayerSpec[], turn: number) {
    const at = specs.length === 0 ? 0 : turn % specs.length;
    const layers = specs.map((spec) => this.make(at === 0 ? spec : withoutEndlessWait(spec)));
    // Calls along another edge, which a fallback makes, have a stack of their own.
    const other = [timeoutLayer(7), this.make({ ...OTHER_QUEUE, queueTimeoutMs: 3 }), retryLayer({})];
    this.host = new FakeHost(
      makeStack(...layers),
      makeStack(...layers.slice(at), ...layers.slice(0, at)),
      makeStack(...other),
    );
    this.host.otherStack = 2;
  }

  step({ kind, pick }: Step, beforeWithdrawal: (call: Call) => void = () => {}): void {
    const { host } = this;
    if (kind === 'call') host.call(pick % 2);
    else if (kind === 'advance') host.advanceTo((this.ms += pick % 6));
    else if (kind === 'timer') host.step();
    else if (kind === 'answer') this.answer(pick);
    else {
      const waiting = host.calls.filter((call) => call.outcome === undefined && !call.withdrawn);
      if (waiting.length > 0) {
        const call = waiting[pick % waiting.length];
        beforeWithdrawal(call);
        host.withdraw(call);
      }
    }
    for (const { config, state } of this.slots)
      expect(state.current).toBeLessThanOrEqual(config.maxConcurrent);
  }

  /** The attempts of a call that are out and that somebody waits for. */
  waitedFor(call: Call): number[] {
    const { out, attempts } = this.host;
    return out.filter((row, index) => !this.host.isGivenUp(index) && callRowOf(attempts, row) === call.row);
  }

  /**
   * The first bulkhead, which stands outside of all, is held by each call that goes on, and by what was left of others.
   * Takes what has ended from that, for its row may soon be another's.
   */
  expectHeld(left: Set<number>[]): void {
    const goOn = this.host.calls.filter(
      ({ outcome, withdrawn }) => outcome === undefined && !withdrawn,
    ).length;
    for (const rows of left) for (const row of rows) if (!this.host.out.includes(row)) rows.delete(row);
    expect(this.slots[0].state.current).toBe(goOn + left.filter(({ size }) => size > 0).length);
  }

  drain(afterEach: () => void = () => {}): void {
    const { host } = this;
    for (let left = 20_000; host.out.length > 0 || host.armed > 0; left--) {
      expect(left).toBeGreaterThan(0);
      if (host.out.length > 0 && left % 3 > 0) this.answer(left);
      else host.step();
      afterEach();
    }
  }

  expectClean(): void {
    const { host } = this;
    expect([host.attempts.live, host.closed]).toEqual([0, host.calls.length + host.opened]);
    for (const call of host.calls) expect(call.withdrawn).toBe(call.outcome === undefined);
    for (const { state } of this.slots) {
      expect([state.current, state.queued]).toEqual([0, 0]);
      expect(state.queuedTotal + state.admitted).toBeGreaterThanOrEqual(state.left);
    }
    for (const { state } of this.breakers) {
      const completed = state.succeeded + state.failed + state.ignored + state.cancelled + state.late;
      expect(completed).toBe(state.total - state.rejected);
      // No trial is still being waited for: those that count have ended.
      expect(state.trialsIssued).toBe(state.trialsSucceeded + state.trialsFailed);
    }
    for (const { state } of this.fallbacks) {
      const served = state.servedStatic + state.servedCached + state.servedOther;
      const stood = state.passedOn + state.nothingCached + state.otherFailed + state.otherWithdrawn;
      expect(served + stood).toBe(state.failed + state.rejected);
    }
    for (const { config, state } of this.hedges) {
      expect(state.hedges).toBeLessThanOrEqual(state.calls * config.maxHedges);
      if (config.depositParts > 0) expect(state.hedges).toBeLessThanOrEqual(state.calls / 2);
      expect(state.won).toBeLessThanOrEqual(Math.min(state.hedges, state.calls));
    }
  }

  private answer(pick: number): void {
    if (this.host.out.length === 0) return;
    // Only an attempt that was given up can be answered by the word that its work was cancelled.
    const index = pick % this.host.out.length;
    const outcome = ANSWERS[pick % ANSWERS.length];
    const isLate = this.host.isGivenUp(index);
    this.host.answer(outcome === CANCELLED && !isLate ? ERROR : outcome, index);
  }

  private make(spec: LayerSpec): MakeLayer {
    switch (spec.kind) {
      case 'retry': {
        const retryOn = ['error', 'timeout', 'bulkhead-full', 'bulkhead-wait', 'shed'] as const;
        return retryLayer({
          ...spec,
          jitter: spec.maxAttempts === 3 ? 'decorrelated' : 'full',
          retryOn: [...retryOn],
        });
      }
      case 'timeout':
        return timeoutLayer(spec.afterMs);
      case 'bulkhead': {
        const guard = bulkheadGuard(spec);
        this.slots.push(guard);
        return bulkheadLayer(guard);
      }
      case 'breaker': {
        const guard = breakerGuard({ ...spec, trialsRequired: 1 });
        this.breakers.push(guard);
        return breakerLayer(guard);
      }
      case 'hedge': {
        const { kind: _kind, budgetShare, ...settings } = spec;
        const budget = budgetShare === 0 ? 'none' : 'share';
        const guard = hedgeGuard({ ...settings, budget, budgetShare, budgetBurst: 2 });
        this.hedges.push(guard);
        return hedgeLayer(guard);
      }
      case 'fallback': {
        const guard = fallbackGuard({ kind: spec.answers, on: ['error', 'timeout', 'shed'] });
        this.fallbacks.push(guard);
        return fallbackLayer(guard, 0);
      }
    }
  }
}

function play(specs: readonly LayerSpec[], turn: number, todo: readonly Step[]): void {
  const rig = new Rig(specs, turn);
  for (const step of todo) rig.step(step);
  rig.drain();
  rig.expectClean();
}

describe('any stack, whatever happens to its calls,', () => {
  it('settles every call once and gives everything back in the end', () => {
    fc.assert(fc.property(fc.array(layerSpec, { maxLength: 6 }), fc.nat(5), steps, play), { numRuns: 1500 });
  });

  /** Long enough outside and short enough inside that a round holds some tries, and few answers, so that many overlap. */
  it('does so with rounds of tries in rounds of tries, of which many are out at a time', () => {
    const tries = fc.record({
      kind: fc.constant('retry' as const),
      maxAttempts: fc.integer({ min: 2, max: 3 }),
      initialDelayMs: fc.integer({ min: 0, max: 2 }),
    });
    const within = (min: number, max: number): fc.Arbitrary<LayerSpec> =>
      fc.record({ kind: fc.constant('timeout' as const), afterMs: fc.integer({ min, max }) });
    const guards = fc.array(
      layerSpec.filter((spec) => spec.kind === 'bulkhead' || spec.kind === 'breaker'),
      { minLength: 1, maxLength: 2 },
    );
    const slowSteps = fc.array(
      fc.record<Step>({
        kind: fc.constantFrom('call', 'advance', 'advance', 'advance', 'timer', 'timer', 'answer', 'answer'),
        pick: fc.nat(999),
      }),
      { minLength: 20, maxLength: 60 },
    );
    fc.assert(
      fc.property(
        tries,
        within(6, 12),
        guards,
        tries,
        within(1, 4),
        slowSteps,
        (outer, long, middle, inner, short, todo) => {
          play([outer, long, ...middle, inner, short], 0, todo);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('does so with hedges and fallbacks at any place', () => {
    const stacks = fc.array(anySpec, { minLength: 1, maxLength: 6 }).map(manageable);
    fc.assert(fc.property(stacks, fc.nat(5), steps, play), { numRuns: 1000 });
  });

  /** Few answers, so that many attempts are out when a layer at any depth gives up, wins, or is withdrawn. */
  it('does so with hedges in hedges and rounds of tries, between guards that hold something', () => {
    const guard = layerSpec.filter(({ kind }) => kind === 'bulkhead' || kind === 'breaker');
    const giver = fc.record({
      kind: fc.constant('timeout' as const),
      afterMs: fc.integer({ min: 2, max: 14 }),
    });
    const maker = fc.oneof(
      hedgeSpec,
      hedgeSpec,
      layerSpec.filter(({ kind }) => kind === 'retry'),
    );
    const stacks = fc
      .tuple(fc.option(giver), guard, maker, fc.option(giver), guard, hedgeSpec, fc.option(giver), guard)
      .map((specs) => specs.filter((spec) => spec !== null));
    const slowSteps = fc.array(
      fc.record<Step>({
        kind: fc.constantFrom('call', 'advance', 'advance', 'timer', 'timer', 'answer', 'answer', 'withdraw'),
        pick: fc.nat(999),
      }),
      { minLength: 20, maxLength: 60 },
    );
    fc.assert(
      fc.property(stacks, slowSteps, (specs, todo) => {
        const roomy = specs.map((spec) =>
          spec.kind === 'bulkhead' ? { ...spec, maxConcurrent: spec.maxConcurrent + 2 } : spec,
        );
        play(roomy, 0, todo);
      }),
      { numRuns: 600 },
    );
  });

  it('keeps a slot outside of everything until the last attempt has ended that was given up with it', () => {
    const inside = fc.array(anySpec, { maxLength: 5 }).map(manageable);
    const slots = { kind: 'bulkhead', maxConcurrent: 100, queueLimit: 0, queueTimeoutMs: 0 } as const;
    fc.assert(
      fc.property(inside, steps, (specs, todo) => {
        const rig = new Rig([slots, ...specs], 0);
        const left: Set<number>[] = [];
        for (const step of todo) {
          rig.step(step, (call) => left.push(new Set(rig.waitedFor(call))));
          rig.expectHeld(left);
        }
        rig.drain(() => rig.expectHeld(left));
        rig.expectClean();
      }),
      { numRuns: 1000 },
    );
  });
});
