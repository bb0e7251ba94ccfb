import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judge } from './callee-ends';
import type { LayerSpec } from './check-stack';
import { guard } from './guard';
import type { Guarded } from './guarded';
import { ManualClock, settle } from './manual-clock.test-support';
import type { Settled } from './results';

const settings = fc.record({
  tripOn: fc.constantFrom(
    'consecutive-failures' as const,
    'failure-rate-calls' as const,
    'failure-rate-time' as const,
  ),
  failureThreshold: fc.integer({ min: 1, max: 3 }),
  minimumCalls: fc.integer({ min: 1, max: 4 }),
  windowCalls: fc.integer({ min: 1, max: 5 }),
  windowMs: fc.constantFrom(10, 20),
  slowCallMs: fc.constantFrom(0, 0, 0, 3),
  openForMs: fc.integer({ min: 1, max: 10 }),
  trialsPermitted: fc.integer({ min: 0, max: 2 }),
});

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('call', 'call', 'end', 'end', 'pass', 'throw', 'value'),
    pick: fc.nat(999),
  }),
  { minLength: 1, maxLength: 60 },
);

interface Open {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const judge: Judge = (end) => {
  return end.threw && end.error instanceof Error && end.error.message === 'invalid' ? 'invalid' : undefined;
};

/** A guard of a lone breaker; with options in every call, which are empty, each goes the long way. */
class Side {
  readonly clock = new ManualClock();
  readonly guarded: Guarded;
  readonly open: Open[] = [];
  readonly ends: (Settled<unknown> | undefined)[] = [];

  constructor(
    stack: readonly LayerSpec[],
    private readonly isShort: boolean,
    judges: boolean,
  ) {
    this.guarded = guard(stack, { clock: this.clock, random: () => 0.5, ...(judges ? { judge } : {}) });
  }

  async step(kind: string, pick: number): Promise<void> {
    if (kind === 'pass') await this.clock.pass(pick % 6);
    else if (kind === 'end') this.end(pick);
    else if (kind === 'call')
      this.call(() => new Promise((resolve, reject) => this.open.push({ resolve, reject })));
    else if (kind === 'value') this.call(() => pick);
    else {
      this.call(() => {
        throw new Error(pick % 2 === 0 ? 'invalid' : 'down');
      });
    }
    await settle();
  }

  private call(work: () => unknown): void {
    const place = this.ends.push(undefined) - 1;
    const settled = this.isShort ? this.guarded.attempt(work) : this.guarded.attempt(work, {});
    void settled.then((end) => (this.ends[place] = end));
  }

  private end(pick: number): void {
    if (this.open.length === 0) return;
    const [open] = this.open.splice(pick % this.open.length, 1);
    if (pick % 3 === 0) open.resolve(pick);
    else open.reject(new Error(pick % 3 === 1 ? 'invalid' : 'down'));
  }
}

describe('the short way of a lone breaker', () => {
  it('DR-29: comes to the same ends, figures and states as the long way', async () => {
    const property = fc.asyncProperty(settings, fc.boolean(), steps, async (breaker, judges, script) => {
      const stack: readonly LayerSpec[] = [{ kind: 'circuit-breaker', settings: breaker }];
      const [short, long] = [new Side(stack, true, judges), new Side(stack, false, judges)];
      for (const { kind, pick } of script) {
        await short.step(kind, pick);
        await long.step(kind, pick);
        expect(short.ends).toEqual(long.ends);
        expect(short.guarded.stats()).toEqual(long.guarded.stats());
        expect(short.guarded.explain()).toEqual(long.guarded.explain());
      }
      expect([short.clock.timersSet, long.clock.timersSet]).toEqual([0, 0]);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
