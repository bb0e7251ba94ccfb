import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR, OK, SHED, CANCELLED } from '../base/outcome';
import {
  FakeHost,
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
  type MakeLayer,
} from './fake-host.test-support';
import type { BreakerGuard } from './layers/breaker-layer';
import type { BulkheadGuard } from './layers/bulkhead-layer';

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
    };

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

class Rig {
  readonly host: FakeHost;
  private readonly slots: BulkheadGuard[] = [];
  private readonly breakers: BreakerGuard[] = [];
  private ms = 0;

  /** Two versions of a stack: the second one has the same layers, and the same guards, in another order. */
  constructor(specs: readonly LayerSpec[], turn: number) {
    const at = specs.length === 0 ? 0 : turn % specs.length;
    const layers = specs.map((spec) => this.make(at === 0 ? spec : withoutEndlessWait(spec)));
    this.host = new FakeHost(makeStack(...layers), makeStack(...layers.slice(at), ...layers.slice(0, at)));
  }

  step({ kind, pick }: Step): void {
    const { host } = this;
    if (kind === 'call') host.call(pick % 2);
    else if (kind === 'advance') host.advanceTo((this.ms += pick % 6));
    else if (kind === 'timer') host.step();
    else if (kind === 'answer') this.answer(pick);
    else {
      const waiting = host.calls.filter((call) => call.outcome === undefined && !call.withdrawn);
      if (waiting.length > 0) host.withdraw(waiting[pick % waiting.length]);
    }
    for (const { config, state } of this.slots)
      expect(state.current).toBeLessThanOrEqual(config.maxConcurrent);
  }

  drain(): void {
    const { host } = this;
    for (let left = 20_000; host.out.length > 0 || host.armed > 0; left--) {
      expect(left).toBeGreaterThan(0);
      if (host.out.length > 0 && left % 3 > 0) this.answer(left);
      else host.step();
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
});
