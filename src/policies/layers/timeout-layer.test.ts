import { describe, expect, it } from 'vitest';
import { ERROR, EXPIRED, OK, TIMEOUT } from '../../base/outcome';
import { msToNs } from '../../base/time';
import { explainGuard } from '../explanations';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import { makeStack, retryLayer } from '../stack.test-support';
import { countingTimeoutLayer, timeoutGuard } from './hedges.test-support';

describe('a timeout', () => {
  it('TO-8, TO-12: counts what timed out and what its caller withdrew, each apart', () => {
    const guard = timeoutGuard({ afterMs: 100 });
    const host = new FakeHost(makeStack(countingTimeoutLayer(guard)));
    host.call();
    host.answer(OK);
    const slow = host.call();
    host.advanceTo(100);
    const left = host.call();
    host.withdraw(left);
    expect([slow.outcome, left.outcome]).toEqual([TIMEOUT, undefined]);
    expect(guard.state).toMatchObject({ timedOut: 1, withdrawn: 1, cut: 0, notMade: 0 });
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('defect 6: a parent that withdraws is no timeout, though it never gets an answer', () => {
    const guard = timeoutGuard({ afterMs: 1000 });
    const host = new FakeHost(makeStack(countingTimeoutLayer(guard)));
    const call = host.call();
    host.advanceTo(10);
    host.withdraw(call);
    host.advanceTo(5000);
    expect([call.outcome, guard.state.timedOut, guard.state.withdrawn, host.armed]).toEqual([
      undefined,
      0,
      1,
      0,
    ]);
    expect(explainGuard(guard, host.now).facts.map(({ label }) => label)).not.toContain('timed out');
    host.answer(OK);
    expect(host.lateOutcomes).toEqual([OK]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('defect 11: one timeout is counted once, and its late answer not again', () => {
    const guard = timeoutGuard({ afterMs: 10 });
    const host = new FakeHost(makeStack(countingTimeoutLayer(guard)));
    host.call();
    host.advanceTo(10);
    host.answer(ERROR);
    expect([guard.state.timedOut, host.lateOutcomes]).toEqual([1, [ERROR]]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('inside of a retry limits each try, and outside of it all of them', () => {
    const each = timeoutGuard({ afterMs: 40 });
    const all = timeoutGuard({ afterMs: 100 });
    const tries = retryLayer({ maxAttempts: 5, initialDelayMs: 5 });
    const host = new FakeHost(makeStack(countingTimeoutLayer(all), tries, countingTimeoutLayer(each)));
    const call = host.call();
    host.advanceTo(99);
    expect([host.sends, each.state.timedOut, call.outcome]).toEqual([3, 2, undefined]);
    host.advanceTo(100);
    expect([host.sends, call.outcome]).toEqual([3, TIMEOUT]);
    // The third try was withdrawn, and did not time out.
    expect([each.state, all.state]).toMatchObject([
      { timedOut: 2, withdrawn: 1 },
      { timedOut: 1, withdrawn: 0 },
    ]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('within the deadline of the request', () => {
  const build = (within: boolean) => {
    const guard = timeoutGuard({ afterMs: 100, withinDeadline: within });
    const tries = retryLayer({ maxAttempts: 3, initialDelayMs: 10 });
    const host = new FakeHost(makeStack(tries, countingTimeoutLayer(guard)));
    host.deadline = msToNs(150);
    return { guard, host };
  };

  it('TO-9, TO-10: the time of the last try is cut, and none is made that would come too late', () => {
    const { guard, host } = build(true);
    const call = host.call();
    host.advanceTo(110);
    expect([host.sends, guard.state.timedOut, guard.state.cut]).toEqual([2, 1, 1]);
    host.advanceTo(150);
    expect([call.outcome, guard.state.timedOut]).toEqual([undefined, 2]);
    host.advanceTo(160);
    const figures = new Float64Array(3);
    guard.figures(figures, 0);
    expect([call.outcome, host.sends, [...figures]]).toEqual([EXPIRED, 2, [2, 1, 1]]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('TO-11: is not kept when the setting is off', () => {
    const { guard, host } = build(false);
    const call = host.call();
    host.advanceTo(320);
    expect([call.outcome, host.sends]).toEqual([TIMEOUT, 3]);
    expect(guard.state).toMatchObject({ timedOut: 3, cut: 0, notMade: 0 });
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('TO-9: tells what is inside until when it waits', () => {
    const { host } = build(true);
    const { row } = host.call();
    expect(host.layersOf(row)[1].deadline(host, row)).toBe(msToNs(100));
    host.answer(ERROR);
    host.advanceTo(60);
    host.answer(ERROR);
    host.advanceTo(70);
    expect(host.layersOf(row)[1].deadline(host, row)).toBe(msToNs(150));
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
