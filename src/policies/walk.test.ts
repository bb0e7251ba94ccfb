import { describe, expect, it } from 'vitest';
import { BULKHEAD_FULL, ERROR, OK, SHORT_CIRCUITED, TIMEOUT } from '../base/outcome';
import { CLOSED, OPEN } from '../patterns/circuit-breaker/catalogue';
import { FakeHost, NOTHING, leftovers } from './fake-host.test-support';
import {
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
} from './stack.test-support';

describe('an empty stack', () => {
  it('sends at once and settles with the answer', () => {
    const host = new FakeHost(makeStack());
    const call = host.call();
    expect(host.sends).toBe(1);
    host.answer(ERROR);
    expect(call.outcome).toBe(ERROR);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('retry and breaker', () => {
  const settings = { failureThreshold: 2, openForMs: 1000 };

  it('outside of the breaker, a retry has each try counted and ends with the one that opens it', () => {
    const guard = breakerGuard(settings);
    const tries = retryLayer({ maxAttempts: 5, retryOn: ['error'] });
    const host = new FakeHost(makeStack(tries, breakerLayer(guard)));
    const call = host.call();
    host.answer(ERROR);
    expect(guard.state.mode).toBe(CLOSED);
    host.advanceTo(10);
    host.answer(ERROR);
    expect(guard.state.mode).toBe(OPEN);
    // The next one would be rejected, and that is not tried again: it need not be made.
    expect(call.outcome).toBe(ERROR);
    expect([host.sends, host.retries, guard.state.rejected]).toEqual([2, 1, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('inside of the breaker, a retry shows it only the outcome of the whole call', () => {
    const guard = breakerGuard(settings);
    const host = new FakeHost(makeStack(breakerLayer(guard), retryLayer({ maxAttempts: 3 })));
    const call = host.call();
    for (const ms of [10, 20, 30]) {
      host.answer(ERROR);
      host.advanceTo(ms);
    }
    expect(call.outcome).toBe(ERROR);
    expect([guard.state.failed, guard.state.mode, host.sends]).toEqual([1, CLOSED, 3]);
    const good = host.call();
    host.answer(ERROR);
    host.advanceTo(40);
    host.answer(OK);
    expect([good.outcome, guard.state.succeeded]).toEqual([OK, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('keeps a short-circuited call out of the layers inside', () => {
    const guard = breakerGuard({ ...settings, failureThreshold: 1 });
    const slots = bulkheadGuard({ maxConcurrent: 1 });
    const host = new FakeHost(makeStack(breakerLayer(guard), bulkheadLayer(slots)));
    host.call();
    host.answer(ERROR);
    expect(host.call().outcome).toBe(SHORT_CIRCUITED);
    expect([host.sends, slots.state.admitted, slots.state.current]).toEqual([1, 1, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('retries in retries', () => {
  it.each([
    [3, 3],
    [2, 4],
  ])('multiply: %i x %i tries of a callee that fails always', (outer, inner) => {
    const host = new FakeHost(
      makeStack(retryLayer({ maxAttempts: outer }), retryLayer({ maxAttempts: inner })),
    );
    const call = host.call();
    while (host.out.length > 0) {
      host.answer(ERROR);
      host.step();
    }
    expect([host.sends, call.outcome]).toEqual([outer * inner, ERROR]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('number the tries of one call each otherwise, whichever retry made them and in whichever row', () => {
    const host = new FakeHost(
      makeStack(retryLayer({ maxAttempts: 2 }), retryLayer({ maxAttempts: 2 }), timeoutLayer(5)),
    );
    host.call();
    host.advanceTo(1000);
    const numbers = host.out.map((row) => host.attempts.col.number[row]);
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a timeout around a retry', () => {
  const stack = makeStack(timeoutLayer(100), retryLayer({ maxAttempts: 3, initialDelayMs: 60 }));

  it('ends the wait for the next try', () => {
    const host = new FakeHost(stack);
    const call = host.call();
    host.advanceTo(50);
    host.answer(ERROR);
    host.advanceTo(100);
    expect([call.outcome, host.armed, host.attempts.live]).toEqual([TIMEOUT, 0, 0]);
    host.advanceTo(1000);
    expect(host.sends).toBe(1);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('leaves a try that is out behind as a zombie, which answers late', () => {
    const host = new FakeHost(stack);
    const call = host.call();
    host.answer(ERROR);
    host.advanceTo(100);
    expect([call.outcome, host.sends, host.attempts.live]).toEqual([TIMEOUT, 2, 1]);
    expect(host.abandonedRows).toEqual([call.row]);
    host.advanceTo(5000);
    host.answer(OK);
    expect([host.lateOutcomes, call.outcome]).toEqual([[OK], TIMEOUT]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('comes too late when the answer is there first', () => {
    const host = new FakeHost(stack);
    const call = host.call();
    host.advanceTo(99);
    host.answer(OK);
    host.advanceTo(1000);
    expect([call.outcome, host.abandonedRows]).toEqual([OK, []]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('takes a try out of a bulkhead queue at once', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5 });
    const host = new FakeHost(makeStack(timeoutLayer(100), retryLayer(), bulkheadLayer(slots)));
    const first = host.call();
    const second = host.call();
    expect([slots.state.current, slots.state.queued]).toEqual([1, 1]);
    host.advanceTo(100);
    expect([first.outcome, second.outcome]).toEqual([TIMEOUT, TIMEOUT]);
    // The first holds its slot until its work ends; the second held nothing but a place.
    expect([slots.state.current, slots.state.queued, host.attempts.live]).toEqual([1, 0, 1]);
    host.answer(OK);
    expect([slots.state.current, host.sends]).toEqual([0, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a timeout for each try', () => {
  const perTry = (limit: number, attempts = 3) => {
    const slots = bulkheadGuard({ maxConcurrent: limit });
    const tries = retryLayer({ maxAttempts: attempts, initialDelayMs: 10 });
    return { slots, host: new FakeHost(makeStack(tries, timeoutLayer(100), bulkheadLayer(slots))) };
  };

  it('leaves a zombie that keeps its slot, while the next try runs in a row of its own', () => {
    const { slots, host } = perTry(5);
    const call = host.call();
    host.advanceTo(100);
    expect([slots.state.current, call.outcome, host.opened]).toEqual([1, undefined, 0]);
    host.advanceTo(110);
    expect([slots.state.current, host.opened, host.attempts.live]).toEqual([2, 1, 2]);
    host.answer(OK, 1);
    expect([call.outcome, slots.state.current, host.attempts.live]).toEqual([OK, 1, 1]);
    host.answer(ERROR);
    expect([call.outcome, slots.state.current, host.lateOutcomes]).toEqual([OK, 0, [ERROR]]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('uses the row of the call again when the zombie has ended meanwhile', () => {
    const { slots, host } = perTry(5);
    const call = host.call();
    host.advanceTo(105);
    host.answer(OK);
    expect([slots.state.current, call.outcome]).toEqual([0, undefined]);
    host.advanceTo(110);
    expect([host.opened, host.sends, host.attempts.live]).toEqual([0, 2, 1]);
    host.answer(OK);
    expect(call.outcome).toBe(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('lets a zombie hold the slot that the next try then does not get', () => {
    const { slots, host } = perTry(1);
    const call = host.call();
    host.advanceTo(1000);
    expect([call.outcome, host.sends, slots.state.rejected]).toEqual([BULKHEAD_FULL, 1, 2]);
    host.answer(OK);
    expect(slots.state.current).toBe(0);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it.each([
    ['in the order of sending', [0, 0, 0]],
    ['the last first', [2, 1, 0]],
    ['the middle first', [1, 1, 0]],
  ])('closes every row once when the late answers of all tries come %s', (_how, order) => {
    const { slots, host } = perTry(5);
    const call = host.call();
    host.advanceTo(1000);
    expect([call.outcome, host.sends, slots.state.current, host.attempts.live]).toEqual([TIMEOUT, 3, 3, 3]);
    order.forEach((index, done) => {
      host.answer(OK, index);
      expect([slots.state.current, host.attempts.live]).toEqual([2 - done, 2 - done]);
    });
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('comes to nothing after the answer, and the answer to nothing after it', () => {
    const { host } = perTry(5, 1);
    const early = host.call();
    host.answer(OK);
    const late = host.call();
    host.advanceTo(100);
    host.answer(OK);
    expect([early.outcome, late.outcome]).toEqual([OK, TIMEOUT]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('an outer timeout around tries in rows of their own', () => {
  it('keeps what lies between them until the last try has ended', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1 });
    const inner = [retryLayer({ maxAttempts: 2, initialDelayMs: 10 }), timeoutLayer(50)];
    const host = new FakeHost(makeStack(timeoutLayer(100), bulkheadLayer(slots), ...inner));
    const call = host.call();
    host.advanceTo(100);
    expect([call.outcome, host.sends, host.out.length]).toEqual([TIMEOUT, 2, 2]);
    expect(slots.state.current).toBe(1);
    host.answer(OK);
    // The first try had been given up by its own timeout: the slot waits for the second one only.
    expect(slots.state.current).toBe(1);
    host.answer(OK);
    expect(slots.state.current).toBe(0);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('gives the slot back with the second try although the first is still out', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1 });
    const inner = [retryLayer({ maxAttempts: 2, initialDelayMs: 10 }), timeoutLayer(50)];
    const host = new FakeHost(makeStack(timeoutLayer(100), bulkheadLayer(slots), ...inner));
    host.call();
    host.advanceTo(100);
    host.answer(OK, 1);
    expect([slots.state.current, host.attempts.live]).toEqual([0, 1]);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('tells the slots of two rounds apart when both still have tries in rows of their own out', () => {
    const slots = bulkheadGuard({ maxConcurrent: 4 });
    const guard = breakerGuard({ failureThreshold: 100 });
    const outer = [retryLayer({ maxAttempts: 2, initialDelayMs: 50 }), timeoutLayer(100)];
    const middle = [bulkheadLayer(slots), breakerLayer(guard)];
    const inner = [retryLayer({ maxAttempts: 2, initialDelayMs: 10 }), timeoutLayer(50)];
    const host = new FakeHost(makeStack(...outer, ...middle, ...inner));
    const call = host.call();
    // 50: the first try is given up. 60: the second begins in a row of its own. 100: the outer layers give up.
    host.advanceTo(100);
    expect([host.sends, slots.state.current]).toEqual([2, 1]);
    // The first try ends. The second is still out, and with it the slot and the permit of the first round.
    host.answer(ERROR);
    // 150, 200, 210 and 250: the same again, in a second round.
    host.advanceTo(260);
    expect([host.sends, host.out.length, slots.state.current, call.outcome]).toEqual([4, 3, 2, TIMEOUT]);
    host.answer(OK);
    expect(slots.state.current).toBe(1);
    host.answer(ERROR);
    expect(slots.state.current).toBe(1);
    host.answer(ERROR);
    expect(slots.state.current).toBe(0);
    expect([guard.state.total, guard.state.succeeded, guard.state.failed]).toEqual([2, 1, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
