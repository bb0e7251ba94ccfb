import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANCELLED, ERROR, INVALID, OK, SHED, TIMEOUT } from '../../base/outcome';
import { lastGiveUps } from '../../patterns/retry/engine';
import { BUDGET_USED_UP } from '../../patterns/retry/reasons';
import type { RetrySettings } from '../../patterns/retry/settings';
import { BUDGET_DENIED, RETRIED } from '../events';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import { makeStack, timeoutLayer, type MakeLayer } from '../stack.test-support';
import { budgetGuard, guardedRetry } from './retries.test-support';
import type { BudgetGuard } from './retry-budget';

const TWO_AT_ONCE = { budget: 'in-flight', budgetRatio: 0, budgetMinRetries: 2 } as const;

/** A host whose only stack is a retry with a budget, and so many calls that have failed. */
function failing(calls: number, changed: Partial<RetrySettings>, ...inside: MakeLayer[]) {
  const budget = budgetGuard(changed);
  const { guard, layer } = guardedRetry({ maxAttempts: 3, ...changed }, budget);
  const host = new FakeHost(makeStack(layer, ...inside));
  for (let call = 0; call < calls; call++) host.call();
  for (let call = 0; call < calls; call++) host.answer(ERROR);
  return { host, budget, guard };
}

function active(budget: BudgetGuard): number[] {
  return [budget.state.calls, budget.state.active];
}

describe('a retry with a budget', () => {
  it('counts a retry from the beginning of its wait, and gives the first failure back when denied', () => {
    const { host, budget, guard } = failing(5, TWO_AT_ONCE);
    expect(host.calls.map(({ outcome }) => outcome)).toEqual([undefined, undefined, ERROR, ERROR, ERROR]);
    expect([host.noted[BUDGET_DENIED], host.noted[RETRIED], ...active(budget)]).toEqual([3, 0, 2, 2]);
    expect(lastGiveUps(guard.state).map(({ reason }) => reason)).toEqual([
      BUDGET_USED_UP,
      BUDGET_USED_UP,
      BUDGET_USED_UP,
    ]);
  });

  it('counts it while it is under way, until it has ended', () => {
    const { host, budget } = failing(2, TWO_AT_ONCE);
    host.advanceTo(10);
    expect([host.out.length, ...active(budget)]).toEqual([2, 2, 2]);
    const third = host.call();
    host.answer(ERROR, 2);
    expect(third.outcome).toBe(ERROR);
    host.answer(OK);
    const fourth = host.call();
    host.answer(SHED, 1);
    expect([fourth.outcome, ...active(budget)]).toEqual([undefined, 2, 2]);
  });

  it('hands its place from one retry of a call to the next', () => {
    const { host, budget } = failing(1, { ...TWO_AT_ONCE, budgetMinRetries: 1 });
    host.advanceTo(10);
    host.answer(ERROR);
    expect(active(budget)).toEqual([1, 1]);
    host.advanceTo(20);
    host.answer(ERROR);
    expect([host.calls[0].outcome, ...active(budget)]).toEqual([ERROR, 0, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('gives it back when the call is withdrawn, while it waits and while it is under way', () => {
    const { host, budget } = failing(2, TWO_AT_ONCE);
    host.withdraw(host.calls[0]);
    expect(active(budget)).toEqual([1, 1]);
    host.advanceTo(10);
    host.withdraw(host.calls[1]);
    expect(active(budget)).toEqual([0, 0]);
    host.answer(CANCELLED);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('does not count a first attempt that is withdrawn', () => {
    const { host, budget } = failing(0, TWO_AT_ONCE);
    host.withdraw(host.call());
    expect(active(budget)).toEqual([0, 0]);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('gives it back when a layer further out gives the call up', () => {
    const budget = budgetGuard(TWO_AT_ONCE);
    const { layer } = guardedRetry({ ...TWO_AT_ONCE, maxAttempts: 5, initialDelayMs: 30 }, budget);
    const host = new FakeHost(makeStack(timeoutLayer(100), layer, timeoutLayer(20)));
    const call = host.call();
    while (call.outcome === undefined) host.step();
    expect([call.outcome, ...active(budget)]).toEqual([TIMEOUT, 0, 0]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a budget that is shared', () => {
  it('is one for all that draw on it', () => {
    const budget = budgetGuard({ ...TWO_AT_ONCE, budgetMinRetries: 1 });
    const [one, other] = [guardedRetry(TWO_AT_ONCE, budget), guardedRetry(TWO_AT_ONCE, budget)];
    const host = new FakeHost(makeStack(one.layer), makeStack(other.layer));
    host.call(0);
    const denied = host.call(1);
    host.answer(ERROR);
    host.answer(ERROR);
    expect(denied.outcome).toBe(ERROR);
    expect([lastGiveUps(one.guard.state).length, lastGiveUps(other.guard.state).length]).toEqual([0, 1]);
  });

  it('pays with the successes of one for the failures of another', () => {
    const throttle = { budget: 'throttle', budgetMaxTokens: 2, budgetTokenRatio: 1 } as const;
    const budget = budgetGuard(throttle);
    const [good, bad] = [guardedRetry(throttle, budget), guardedRetry(throttle, budget)];
    const host = new FakeHost(makeStack(good.layer), makeStack(bad.layer));
    const denied = host.call(1);
    host.answer(ERROR);
    expect(denied.outcome).toBe(ERROR);
    host.call(0);
    host.answer(OK);
    host.call(0);
    host.answer(OK);
    expect(budget.state.tokens).toBe(2000);
  });
});

describe('a throttle', () => {
  it('takes a token for each failure that could be tried again, the last of a call included, and for no other', () => {
    const throttle = { budget: 'throttle', budgetMaxTokens: 10 } as const;
    const { host, budget } = failing(1, { ...throttle, maxAttempts: 2 });
    host.step();
    host.answer(ERROR);
    expect(budget.state.tokens).toBe(8000);
    host.call();
    host.answer(INVALID);
    expect(budget.state.tokens).toBe(8000);
    host.call();
    host.answer(OK);
    expect(budget.state.tokens).toBe(8100);
  });
});

describe('deposits', () => {
  it('keep a storm of failures to a share of its calls', () => {
    const paid = { budget: 'deposits', budgetRatio: 0.2, budgetMinPerSecond: 0 } as const;
    const { host } = failing(1000, { ...paid, maxAttempts: 4 });
    while (host.armed > 0 || host.out.length > 0) {
      if (host.out.length > 0) host.answer(ERROR);
      else host.step();
    }
    expect([host.sends, host.noted[RETRIED]]).toEqual([1200, 200]);
  });
});

describe('any run', () => {
  const step = fc.record({
    kind: fc.constantFrom('call', 'call', 'answer', 'answer', 'advance', 'timer', 'withdraw'),
    pick: fc.nat(999),
  });

  it('ends with nothing under way in the budget', () => {
    const property = fc.property(
      fc.constantFrom('none', 'in-flight', 'deposits', 'throttle'),
      fc.integer({ min: 1, max: 6 }),
      fc.array(step, { minLength: 5, maxLength: 80 }),
      (kind, maxAttempts, steps) => {
        const settings = { budget: kind, budgetMinRetries: 2, budgetMinPerSecond: 1, maxAttempts } as const;
        const budget = budgetGuard(settings);
        const make = (): MakeLayer => guardedRetry({ ...settings, initialDelayMs: 2 }, budget).layer;
        const host = new FakeHost(
          makeStack(timeoutLayer(40), make(), timeoutLayer(9), make(), timeoutLayer(3)),
          makeStack(make(), timeoutLayer(4)),
        );
        const answer = (pick: number): void => {
          if (host.out.length > 0) host.answer([OK, ERROR, SHED][pick % 3], pick % host.out.length);
        };
        let ms = 0;
        for (const { kind: what, pick } of steps) {
          if (what === 'call') host.call(pick % 2);
          else if (what === 'answer') answer(pick);
          else if (what === 'advance') host.advanceTo((ms += pick % 5));
          else if (what === 'timer') host.step();
          else {
            const open = host.calls.filter((call) => call.outcome === undefined && !call.withdrawn);
            if (open.length > 0) host.withdraw(open[pick % open.length]);
          }
          ms = Math.max(ms, Math.ceil(host.now / 1e6));
          if (kind === 'in-flight')
            expect(budget.state.active).toBeLessThanOrEqual(Math.max(2, budget.state.calls));
        }
        for (let left = 0; host.armed > 0 || host.out.length > 0; left++) {
          if (left % 3 > 0) answer(left);
          else host.step();
        }
        expect(active(budget)).toEqual([0, 0]);
        expect(leftovers(host)).toEqual(NOTHING);
      },
    );
    fc.assert(property, { numRuns: 600 });
  });
});
