import { describe, expect, it } from 'vitest';
import {
  BULKHEAD_FULL,
  BULKHEAD_WAIT,
  CANCELLED,
  ERROR,
  OK,
  SHORT_CIRCUITED,
  TIMEOUT,
} from '../base/outcome';
import { CLOSED, OPEN } from '../patterns/circuit-breaker/catalogue';
import {
  FakeHost,
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
} from './fake-host.test-support';

/** Nothing is left over: no row, no timer, and every row that was opened was closed once. */
function expectClean(host: FakeHost): void {
  expect({ live: host.attempts.live, armed: host.armed, out: host.out.length }).toEqual({
    live: 0,
    armed: 0,
    out: 0,
  });
  expect(host.closed).toBe(host.calls.length + host.opened);
}

describe('an empty stack', () => {
  it('sends at once and settles with the answer', () => {
    const host = new FakeHost(makeStack());
    const call = host.call();
    expect(host.sends).toBe(1);
    host.answer(ERROR);
    expect(call.outcome).toBe(ERROR);
    expectClean(host);
  });
});

describe('retry and breaker', () => {
  const settings = { failureThreshold: 2, openForMs: 1000 };

  it('outside of the breaker, a retry has each try counted and meets the open breaker', () => {
    const guard = breakerGuard(settings);
    const tries = retryLayer({ maxAttempts: 5, retryOn: ['error'] });
    const host = new FakeHost(makeStack(tries, breakerLayer(guard)));
    const call = host.call();
    host.answer(ERROR);
    expect(guard.state.mode).toBe(CLOSED);
    host.advanceTo(10);
    host.answer(ERROR);
    expect(guard.state.mode).toBe(OPEN);
    host.advanceTo(20);
    expect(call.outcome).toBe(SHORT_CIRCUITED);
    expect([host.sends, host.retries]).toEqual([2, 2]);
    expectClean(host);
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
    expectClean(host);
  });

  it('keeps a short-circuited call out of the layers inside', () => {
    const guard = breakerGuard({ ...settings, failureThreshold: 1 });
    const slots = bulkheadGuard({ maxConcurrent: 1 });
    const host = new FakeHost(makeStack(breakerLayer(guard), bulkheadLayer(slots)));
    host.call();
    host.answer(ERROR);
    expect(host.call().outcome).toBe(SHORT_CIRCUITED);
    expect([host.sends, slots.state.admitted, slots.state.current]).toEqual([1, 1, 0]);
    expectClean(host);
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
    expectClean(host);
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
    expectClean(host);
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
    expectClean(host);
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
    expectClean(host);
  });

  it('comes too late when the answer is there first', () => {
    const host = new FakeHost(stack);
    const call = host.call();
    host.advanceTo(99);
    host.answer(OK);
    host.advanceTo(1000);
    expect([call.outcome, host.abandonedRows]).toEqual([OK, []]);
    expectClean(host);
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
    expectClean(host);
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
    expectClean(host);
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
    expectClean(host);
  });

  it('lets a zombie hold the slot that the next try then does not get', () => {
    const { slots, host } = perTry(1);
    const call = host.call();
    host.advanceTo(1000);
    expect([call.outcome, host.sends, slots.state.rejected]).toEqual([BULKHEAD_FULL, 1, 2]);
    host.answer(OK);
    expect(slots.state.current).toBe(0);
    expectClean(host);
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
    expectClean(host);
  });

  it('comes to nothing after the answer, and the answer to nothing after it', () => {
    const { host } = perTry(5, 1);
    const early = host.call();
    host.answer(OK);
    const late = host.call();
    host.advanceTo(100);
    host.answer(OK);
    expect([early.outcome, late.outcome]).toEqual([OK, TIMEOUT]);
    expectClean(host);
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
    expectClean(host);
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
    expectClean(host);
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
    expectClean(host);
  });
});

describe('a breaker and late results', () => {
  it('counts a zombie when it ends, and not when it is given up', () => {
    const guard = breakerGuard({ failureThreshold: 1 });
    const host = new FakeHost(makeStack(timeoutLayer(100), breakerLayer(guard)));
    host.call();
    host.advanceTo(100);
    expect([guard.state.failed, guard.state.mode]).toEqual([0, CLOSED]);
    host.answer(ERROR);
    expect([guard.state.failed, guard.state.mode]).toEqual([1, OPEN]);
    expectClean(host);
  });

  it('counts a timeout inside of it as a failure at once, and the late answer not again', () => {
    const guard = breakerGuard({ failureThreshold: 2 });
    const host = new FakeHost(makeStack(breakerLayer(guard), timeoutLayer(100)));
    host.call();
    host.advanceTo(100);
    expect(guard.state.failed).toBe(1);
    host.answer(ERROR);
    expect([guard.state.failed, guard.state.mode]).toEqual([1, CLOSED]);
    expectClean(host);
  });

  it('leaves a result of an earlier epoch out of the present one', () => {
    const guard = breakerGuard({ failureThreshold: 1, openForMs: 50, trialsPermitted: 1, trialsRequired: 1 });
    const host = new FakeHost(makeStack(breakerLayer(guard)));
    host.call();
    host.call();
    host.answer(ERROR);
    expect(guard.state.mode).toBe(OPEN);
    host.advanceTo(60);
    host.call();
    host.answer(OK, 1);
    expect(guard.state.mode).toBe(CLOSED);
    // The second call was admitted two epochs ago.
    host.answer(ERROR);
    expect([guard.state.mode, guard.state.late, guard.state.failed]).toEqual([CLOSED, 1, 1]);
    expectClean(host);
  });

  it('gets the permit of a trial back when the call is withdrawn before it was sent', () => {
    const guard = breakerGuard({ failureThreshold: 1, openForMs: 50, trialsPermitted: 1, trialsRequired: 1 });
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 1 });
    const host = new FakeHost(
      makeStack(breakerLayer(guard), bulkheadLayer(slots)),
      makeStack(bulkheadLayer(slots)),
    );
    host.call();
    host.answer(ERROR);
    host.advanceTo(60);
    host.call(1);
    const trial = host.call();
    expect(host.call().outcome).toBe(SHORT_CIRCUITED);
    host.withdraw(trial);
    expect([guard.state.cancelled, guard.state.trialsIssued, slots.state.queued]).toEqual([1, 0, 0]);
    host.answer(OK);
    const next = host.call();
    host.answer(OK);
    expect([next.outcome, guard.state.mode]).toEqual([OK, CLOSED]);
    expectClean(host);
  });

  it('gets the permit of a trial back when the work of a sent one is cancelled', () => {
    const guard = breakerGuard({ failureThreshold: 1, openForMs: 50, trialsPermitted: 1, trialsRequired: 1 });
    const host = new FakeHost(makeStack(timeoutLayer(100), breakerLayer(guard)));
    host.call();
    host.answer(ERROR);
    host.advanceTo(60);
    host.call();
    host.advanceTo(160);
    host.answer(CANCELLED);
    expect([guard.state.cancelled, guard.state.failed, guard.state.trialsIssued]).toEqual([1, 1, 0]);
    expect(host.lateOutcomes).toEqual([CANCELLED]);
    expectClean(host);
  });
});

describe('a bulkhead', () => {
  it('hands its slot to the longest waiter, and nobody overtakes within that instant', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 2 });
    const host = new FakeHost(makeStack(bulkheadLayer(slots)));
    host.call();
    const second = host.call();
    const third = host.call();
    expect(host.call().outcome).toBe(BULKHEAD_FULL);
    host.answer(OK);
    // The second one holds the slot although it has not gone on yet.
    expect([slots.state.current, slots.state.queued, host.out.length]).toEqual([1, 1, 0]);
    const fourth = host.call();
    host.advanceTo(0);
    expect(host.out).toEqual([second.row]);
    host.answer(OK);
    host.advanceTo(0);
    expect(host.out).toEqual([third.row]);
    host.answer(OK);
    host.advanceTo(0);
    expect(host.out).toEqual([fourth.row]);
    host.answer(OK);
    expectClean(host);
  });

  it('sends a waiter away when it has waited for its time, and not one that was let in', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5, queueTimeoutMs: 40 });
    const host = new FakeHost(makeStack(bulkheadLayer(slots)));
    host.call();
    const letIn = host.call();
    const left = host.call();
    host.advanceTo(39);
    host.answer(OK);
    host.advanceTo(40);
    expect([letIn.outcome, left.outcome]).toEqual([undefined, BULKHEAD_WAIT]);
    expect([slots.state.current, slots.state.queued, slots.state.left]).toEqual([1, 0, 1]);
    host.advanceTo(1000);
    host.answer(OK);
    expect(letIn.outcome).toBe(OK);
    expectClean(host);
  });

  it('lets a retry outside of it wait anew', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5, queueTimeoutMs: 40 });
    const host = new FakeHost(makeStack(retryLayer({ maxAttempts: 2 }), bulkheadLayer(slots)));
    host.call();
    const call = host.call();
    host.advanceTo(60);
    expect([slots.state.left, slots.state.queued, call.outcome]).toEqual([1, 1, undefined]);
    host.answer(OK);
    host.advanceTo(60);
    host.answer(OK);
    expect([call.outcome, slots.state.current]).toEqual([OK, 0]);
    expectClean(host);
  });

  it('lets a waiter of an older version in, where the layer stands at another place', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5 });
    const host = new FakeHost(
      makeStack(timeoutLayer(1000), retryLayer(), bulkheadLayer(slots)),
      makeStack(bulkheadLayer(slots), timeoutLayer(50)),
    );
    host.call(0);
    const older = host.call(0);
    const newer = host.call(1);
    host.answer(OK);
    host.advanceTo(1);
    expect(host.out).toEqual([older.row]);
    host.answer(OK);
    host.advanceTo(2);
    expect(host.out).toEqual([newer.row]);
    host.advanceTo(52);
    // The slot of the newer version lies outside of its timeout, so it is free with the timeout.
    expect([newer.outcome, slots.state.current]).toEqual([TIMEOUT, 0]);
    host.answer(OK);
    expectClean(host);
  });

  it('lets those in for whom new settings have room, and rejects those for whom they have none', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5 });
    const host = new FakeHost(makeStack(bulkheadLayer(slots)));
    const calls = [1, 2, 3, 4, 5].map(() => host.call());
    slots.configure(bulkheadGuard({ maxConcurrent: 2, queueLimit: 1 }).config, host);
    host.advanceTo(0);
    expect(host.out).toEqual([calls[0].row, calls[1].row]);
    const full = BULKHEAD_FULL;
    expect(calls.map((call) => call.outcome)).toEqual([undefined, undefined, undefined, full, full]);
    while (host.out.length > 0) {
      host.answer(OK);
      host.advanceTo(0);
    }
    expect([calls[2].outcome, slots.state.current]).toEqual([OK, 0]);
    expectClean(host);
  });
});

describe('a call is withdrawn', () => {
  const build = () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5 });
    const guard = breakerGuard({});
    const tries = retryLayer({ maxAttempts: 3, initialDelayMs: 10 });
    const layers = [timeoutLayer(1000), breakerLayer(guard), tries, timeoutLayer(100), bulkheadLayer(slots)];
    return { slots, guard, host: new FakeHost(makeStack(...layers), makeStack(bulkheadLayer(slots))) };
  };

  it('while it waits in a queue: it leaves, and what it held further out goes back', () => {
    const { slots, guard, host } = build();
    host.call(1);
    host.withdraw(host.call());
    expect([slots.state.queued, slots.state.left, guard.state.cancelled, host.armed]).toEqual([0, 1, 1, 0]);
    host.answer(OK);
    expectClean(host);
  });

  it('when it has been let in and has not gone on yet: the slot goes to the next', () => {
    const { slots, host } = build();
    host.call(1);
    const letIn = host.call();
    const next = host.call(1);
    host.answer(OK);
    host.withdraw(letIn);
    host.advanceTo(0);
    expect([host.out, slots.state.current]).toEqual([[next.row], 1]);
    host.answer(OK);
    expectClean(host);
  });

  it('while it is sent: it holds what it holds until the answer', () => {
    const { slots, guard, host } = build();
    const call = host.call();
    host.withdraw(call);
    expect([slots.state.current, guard.state.cancelled, host.armed]).toEqual([1, 0, 0]);
    host.answer(CANCELLED);
    expect([slots.state.current, guard.state.cancelled, call.outcome]).toEqual([0, 1, undefined]);
    expectClean(host);
  });

  it('while it waits for its next try', () => {
    const { slots, guard, host } = build();
    const call = host.call();
    host.answer(ERROR);
    host.withdraw(call);
    expect([slots.state.current, guard.state.cancelled, host.armed]).toEqual([0, 1, 0]);
    expectClean(host);
  });

  it('while it waits for its next try and the one before is still out', () => {
    const { slots, guard, host } = build();
    const call = host.call();
    host.advanceTo(105);
    host.withdraw(call);
    expect([slots.state.current, host.armed, host.attempts.live]).toEqual([1, 0, 1]);
    host.answer(OK);
    expect([slots.state.current, guard.state.cancelled]).toEqual([0, 1]);
    expectClean(host);
  });

  it('while a try in a row of its own is out, or waits', () => {
    const { slots, guard, host } = build();
    const call = host.call();
    host.advanceTo(110);
    // The second try waits in the queue for the slot of the first.
    expect([slots.state.queued, host.attempts.live]).toEqual([1, 2]);
    host.withdraw(call);
    expect([slots.state.queued, guard.state.cancelled, host.attempts.live]).toEqual([0, 1, 1]);
    host.answer(OK);
    expectClean(host);

    const other = host.call();
    host.advanceTo(220);
    host.answer(OK);
    host.advanceTo(220);
    expect(host.sends).toBe(3);
    host.withdraw(other);
    expect([slots.state.current, guard.state.cancelled, guard.state.total]).toEqual([1, 1, 2]);
    host.answer(OK);
    expect([slots.state.current, guard.state.succeeded]).toEqual([0, 1]);
    expectClean(host);
  });
});
