import { describe, expect, it } from 'vitest';
import { BULKHEAD_FULL, BULKHEAD_WAIT, OK, TIMEOUT } from '../../base/outcome';
import { CLOSED } from '../../patterns/circuit-breaker/catalogue';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import {
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  timeoutLayer,
} from '../stack.test-support';

describe('defects of others', () => {
  it('defect 3: newcomers between the release of a slot and its next holder do not get it', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 1 });
    const host = new FakeHost(makeStack(bulkheadLayer(slots)));
    host.call();
    const queued = host.call();
    host.answer(OK);
    // Its slot is handed over already, although the call goes on by an event that is still to come.
    const newcomers = [host.call(), host.call()];
    host.advanceTo(0);
    expect(host.out).toEqual([queued.row]);
    expect(newcomers.map(({ outcome }) => outcome)).toEqual([undefined, BULKHEAD_FULL]);
    host.answer(OK);
    host.advanceTo(0);
    host.answer(OK);
    expect([queued.outcome, newcomers[0].outcome]).toEqual([OK, OK]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('defect 9: calls that a bulkhead turns away do not open a breaker, inside of it or outside', () => {
    for (const breakerFirst of [true, false]) {
      const breaker = breakerGuard({ failureThreshold: 1 });
      const slots = bulkheadGuard({ maxConcurrent: 1 });
      const layers = [breakerLayer(breaker), bulkheadLayer(slots)];
      const host = new FakeHost(makeStack(...(breakerFirst ? layers : layers.toReversed())));
      host.call();
      const rejected = [1, 2, 3].map(() => host.call().outcome);
      expect(rejected).toEqual([BULKHEAD_FULL, BULKHEAD_FULL, BULKHEAD_FULL]);
      expect([breaker.state.mode, breaker.state.failed]).toEqual([CLOSED, 0]);
      expect(breaker.state.ignored).toBe(breakerFirst ? 3 : 0);
      host.answer(OK);
      expect(leftovers(host)).toEqual(NOTHING);
    }
  });

  it('defect 12: work that timed out keeps its slot, so that one slot never means four at once', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1 });
    const host = new FakeHost(makeStack(timeoutLayer(10), bulkheadLayer(slots)));
    const outcomes = [0, 20, 40, 60].map((ms) => {
      host.advanceTo(ms);
      const call = host.call();
      host.advanceTo(ms + 10);
      return call.outcome;
    });
    expect(outcomes).toEqual([TIMEOUT, BULKHEAD_FULL, BULKHEAD_FULL, BULKHEAD_FULL]);
    expect([host.out.length, slots.state.current]).toEqual([1, 1]);
    host.answer(OK);
    expect([slots.state.current, host.call().outcome]).toEqual([0, undefined]);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('the newest waiter first', () => {
  const build = (queueTimeoutMs = 0) => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 3, queueOrder: 'lifo', queueTimeoutMs });
    const host = new FakeHost(makeStack(bulkheadLayer(slots)));
    const calls = [0, 1, 2, 3].map(() => host.call());
    return { slots, host, calls };
  };
  const serveAll = (host: FakeHost): number[] => {
    const served: number[] = [];
    while (host.out.length > 0) {
      served.push(...host.calls.filter(({ row }) => row === host.out[0]).map(({ number }) => number));
      host.answer(OK);
      host.advanceTo(host.now / 1e6);
    }
    return served;
  };

  it('BH-16: serves waiters in the opposite order', () => {
    const { host } = build();
    expect(serveAll(host)).toEqual([0, 3, 2, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('BH-6: lets one that withdraws leave at once', () => {
    const { host, slots, calls } = build();
    host.withdraw(calls[3]);
    host.withdraw(calls[1]);
    expect([slots.state.queued, slots.state.left]).toEqual([1, 2]);
    expect(serveAll(host)).toEqual([0, 2]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('BH-7, BH-13: lets old ones run out of time while new ones are served', () => {
    const { host, slots, calls } = build(50);
    host.advanceTo(30);
    host.answer(OK);
    host.advanceTo(50);
    expect(calls.map(({ outcome }) => outcome)).toEqual([OK, BULKHEAD_WAIT, BULKHEAD_WAIT, undefined]);
    expect(slots.state).toMatchObject({ timedOut: 2, left: 0, longestWait: 50e6 });
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('BH-10: rejects the longest waiters when the queue is made shorter', () => {
    const { host, slots, calls } = build();
    slots.configure(bulkheadGuard({ maxConcurrent: 1, queueLimit: 1, queueOrder: 'lifo' }).config, host);
    expect(calls.map(({ outcome }) => outcome)).toEqual([undefined, BULKHEAD_FULL, BULKHEAD_FULL, undefined]);
    expect(serveAll(host)).toEqual([0, 3]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
