import { describe, expect, it } from 'vitest';
import { ERROR, OK, OUTCOMES, SHED, SHORT_CIRCUITED, TIMEOUT, UNAVAILABLE } from '../../base/outcome';
import { NS_PER_MS } from '../../base/time';
import { lastGiveUps } from '../../patterns/retry/engine';
import { RETRY_REASONS } from '../../patterns/retry/reasons';
import { explainDecision, explainGuard } from '../explanations';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import { makeStack, timeoutLayer } from '../stack.test-support';
import { BUDGET_FIGURE } from '../figures';
import { budgetGuard, guardedRetry } from './retries.test-support';
import type { RetryGuard } from './retry-guard';

/** The newest call that was given up, in words. */
function newest(guard: RetryGuard) {
  const [last] = lastGiveUps(guard.state);
  return {
    atMs: last.at / NS_PER_MS,
    attempts: last.attempts,
    reason: RETRY_REASONS[last.reason].id,
    causes: last.causes.map((outcome) => OUTCOMES[outcome].id),
  };
}

describe('calls that are given up', () => {
  it('are kept with all their causes', () => {
    const { guard, layer } = guardedRetry({ maxAttempts: 3 });
    const host = new FakeHost(makeStack(layer));
    const call = host.call();
    for (const outcome of [ERROR, TIMEOUT, UNAVAILABLE]) {
      host.answer(outcome);
      host.step();
    }
    expect(call.outcome).toBe(UNAVAILABLE);
    expect(newest(guard)).toEqual({
      atMs: 20,
      attempts: 3,
      reason: 'attempts',
      causes: ['error', 'timeout', 'unavailable'],
    });
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it.each([1, 2, 3, 4, 5, 9, 10, 11, 30])('keep up to ten causes of %i attempts', (maxAttempts) => {
    const { guard, layer } = guardedRetry({ maxAttempts, initialDelayMs: 1 });
    const host = new FakeHost(makeStack(layer));
    const ends = Array.from({ length: maxAttempts }, (_, index) => [ERROR, SHED, TIMEOUT][index % 3]);
    host.call();
    for (const outcome of ends) {
      host.answer(outcome);
      host.step();
    }
    const { attempts, causes } = newest(guard);
    expect(attempts).toBe(maxAttempts);
    expect(causes).toEqual(ends.slice(-10).map((outcome) => OUTCOMES[outcome].id));
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it.each([4, 8])('keep them while earlier ones of %i attempts are still out', (maxAttempts) => {
    const { guard, layer } = guardedRetry({ maxAttempts });
    const host = new FakeHost(makeStack(layer, timeoutLayer(5)));
    const call = host.call();
    while (call.outcome === undefined) host.step();
    expect([host.out.length, call.outcome]).toEqual([maxAttempts, TIMEOUT]);
    expect(newest(guard).causes).toEqual(Array.from({ length: maxAttempts }, () => 'timeout'));
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('are given up for the way they ended, too', () => {
    const { guard, layer } = guardedRetry({ maxAttempts: 3 });
    const host = new FakeHost(makeStack(layer));
    host.call();
    host.answer(ERROR);
    host.step();
    host.answer(SHORT_CIRCUITED);
    expect(newest(guard)).toMatchObject({ reason: 'class', causes: ['error', 'short-circuited'] });
  });
});

describe('what is counted', () => {
  it('are calls, retries that began, and calls that a retry mended', () => {
    const { guard, layer } = guardedRetry({ maxAttempts: 3 });
    const host = new FakeHost(makeStack(layer));
    host.call();
    host.answer(OK);
    host.call();
    host.answer(ERROR);
    host.step();
    host.answer(OK);
    const waiting = host.call();
    host.answer(ERROR);
    host.withdraw(waiting);
    const { calls, retries, mended } = guard.state;
    expect([calls, retries, mended, host.retries]).toEqual([3, 1, 1, 1]);
    expect(explainDecision(guard)?.sentence).toBe(
      'Attempt 1 of 3 ended as “answered with an error”; retry 1 of 2 begins after 10 ms.',
    );
    expect(explainGuard(guard, host.now).sentence).toContain(
      '3 calls have made 1 retry so far: 1 answered by a retry',
    );
  });

  it('is shown with what is left of the budget', () => {
    const throttle = { budget: 'throttle', budgetMaxTokens: 4 } as const;
    const row = new Float64Array(16);
    const { left, most, denied, gaveUp } = BUDGET_FIGURE;
    const figures = (): number[] => [left, most, denied, gaveUp].map((place) => row[3 + place]);
    const { guard, layer } = guardedRetry({ ...throttle, maxAttempts: 3 }, budgetGuard(throttle));
    const host = new FakeHost(makeStack(layer));
    for (const outcome of [ERROR, ERROR]) {
      host.call();
      host.answer(outcome);
      host.step();
    }
    guard.figures(row, 3, host.now);
    // Two failures leave half of the tokens: nothing for retries, and the second call was given up.
    expect(figures()).toEqual([0, 2, 1, 1]);
    const plain = guardedRetry({}).guard;
    plain.figures(row, 3, host.now);
    expect(figures()).toEqual([NaN, NaN, 0, 0]);
  });
});

describe('the frame of a call', () => {
  const sizeOf = (changed: Parameters<typeof guardedRetry>[0]): number =>
    makeStack(guardedRetry(changed).layer)[0].frameSize;

  it('is two numbers, as long as few attempts and no other limits need more', () => {
    expect([
      sizeOf({}),
      sizeOf({ maxAttempts: 4 }),
      sizeOf({ pushback: 'obey', onlyIdempotent: true }),
    ]).toEqual([2, 2, 2]);
    expect(sizeOf({ budget: 'in-flight', heedDeadline: true })).toBe(2);
  });

  it('holds more for many attempts, a time in all, and waits that grow from others', () => {
    expect([
      sizeOf({ maxAttempts: 5 }),
      sizeOf({ overallMs: 1 }),
      sizeOf({ jitter: 'decorrelated' }),
    ]).toEqual([3, 3, 3]);
    expect(sizeOf({ maxAttempts: 5, overallMs: 1, jitter: 'decorrelated-v2', backoff: 'exponential' })).toBe(
      5,
    );
    expect(sizeOf({ jitter: 'decorrelated-v2' })).toBe(2);
  });
});
