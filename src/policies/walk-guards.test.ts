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

describe('two bulkheads that an edit put in another order', () => {
  /** One call holds both; one of each order waits for its first, and gets it at once when the holder ends. */
  const crossed = (queueTimeoutMs: number): FakeHost => {
    const [one, two] = [1, 2].map(() =>
      bulkheadLayer(bulkheadGuard({ maxConcurrent: 1, queueLimit: 1, queueTimeoutMs })),
    );
    const host = new FakeHost(makeStack(one, two), makeStack(two, one));
    host.call(0);
    host.call(0);
    host.call(1);
    host.answer(OK);
    return host;
  };

  it('are held by two calls that wait for each other for ever, as locks would be', () => {
    const host = crossed(0);
    while (host.armed > 0) host.step();
    expect(host.out).toEqual([]);
    expect(host.calls.map(({ outcome }) => outcome)).toEqual([OK, undefined, undefined]);
  });

  it('come free for one of the two when the other one need not wait longer', () => {
    const host = crossed(20);
    host.advanceTo(20);
    while (host.out.length > 0) host.answer(OK);
    expect(host.calls.map(({ outcome }) => outcome)).toEqual([OK, OK, BULKHEAD_WAIT]);
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('counts a timeout inside of it as a failure at once, and the late answer not again', () => {
    const guard = breakerGuard({ failureThreshold: 2 });
    const host = new FakeHost(makeStack(breakerLayer(guard), timeoutLayer(100)));
    host.call();
    host.advanceTo(100);
    expect(guard.state.failed).toBe(1);
    host.answer(ERROR);
    expect([guard.state.failed, guard.state.mode]).toEqual([1, CLOSED]);
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect([slots.state.current, slots.state.queued, slots.state.timedOut]).toEqual([1, 0, 1]);
    host.advanceTo(1000);
    host.answer(OK);
    expect(letIn.outcome).toBe(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('lets a retry outside of it wait anew', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5, queueTimeoutMs: 40 });
    const host = new FakeHost(makeStack(retryLayer({ maxAttempts: 2 }), bulkheadLayer(slots)));
    host.call();
    const call = host.call();
    host.advanceTo(60);
    expect([slots.state.timedOut, slots.state.queued, call.outcome]).toEqual([1, 1, undefined]);
    host.answer(OK);
    host.advanceTo(60);
    host.answer(OK);
    expect([call.outcome, slots.state.current]).toEqual([OK, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('while it is sent: it holds what it holds until the answer', () => {
    const { slots, guard, host } = build();
    const call = host.call();
    host.withdraw(call);
    expect([slots.state.current, guard.state.cancelled, host.armed]).toEqual([1, 0, 0]);
    host.answer(CANCELLED);
    expect([slots.state.current, guard.state.cancelled, call.outcome]).toEqual([0, 1, undefined]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('while it waits for its next try', () => {
    const { slots, guard, host } = build();
    const call = host.call();
    host.answer(ERROR);
    host.withdraw(call);
    expect([slots.state.current, guard.state.cancelled, host.armed]).toEqual([0, 1, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('while it waits for its next try and the one before is still out', () => {
    const { slots, guard, host } = build();
    const call = host.call();
    host.advanceTo(105);
    host.withdraw(call);
    expect([slots.state.current, host.armed, host.attempts.live]).toEqual([1, 0, 1]);
    host.answer(OK);
    expect([slots.state.current, guard.state.cancelled]).toEqual([0, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
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
    expect(leftovers(host)).toEqual(NOTHING);

    const other = host.call();
    host.advanceTo(220);
    host.answer(OK);
    host.advanceTo(220);
    expect(host.sends).toBe(3);
    host.withdraw(other);
    expect([slots.state.current, guard.state.cancelled, guard.state.total]).toEqual([1, 1, 2]);
    host.answer(OK);
    expect([slots.state.current, guard.state.succeeded]).toEqual([0, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
