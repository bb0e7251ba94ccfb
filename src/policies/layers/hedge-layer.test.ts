import { describe, expect, it } from 'vitest';
import { CANCELLED, CONFLICT, ERROR, OK, SHORT_CIRCUITED, TIMEOUT } from '../../base/outcome';
import { CLOSED, OPEN } from '../../patterns/circuit-breaker/catalogue';
import type { HedgeSettings } from '../../patterns/hedge/settings';
import { BUDGET_DENIED, HEDGED, HEDGE_WON } from '../events';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import {
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
  type MakeLayer,
} from '../stack.test-support';
import { fallbackGuard, fallbackLayer, hedgeGuard, hedgeLayer } from './hedges.test-support';

/** A hedge (after 10 ms, unless it says otherwise) with other layers inside, and outside. */
function hedged(settings: Partial<HedgeSettings>, inside: MakeLayer[] = [], outside: MakeLayer[] = []) {
  const guard = hedgeGuard(settings);
  const host = new FakeHost(makeStack(...outside, hedgeLayer(guard), ...inside));
  return { guard, host };
}

describe('a hedge after a fixed time', () => {
  it('HE-1, HE-6: is made once, and not when the answer was there first', () => {
    const { host, guard } = hedged({});
    host.call();
    host.advanceTo(9);
    host.answer(OK);
    const slow = host.call();
    host.advanceTo(18);
    expect(host.sends).toBe(2);
    host.advanceTo(19);
    expect([host.sends, host.noted[HEDGED]]).toEqual([3, 1]);
    host.advanceTo(1000);
    expect(host.sends).toBe(3);
    host.answer(OK);
    host.answer(OK);
    expect(slow.outcome).toBe(OK);
    expect(guard.state).toMatchObject({ calls: 2, hedges: 1, won: 0 });
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-1: follows the one before after the same time again, up to the most', () => {
    const { host } = hedged({ maxHedges: 3 });
    host.call();
    const sends = [5, 10, 19, 20, 30, 40, 500].map((ms) => {
      host.advanceTo(ms);
      return host.sends;
    });
    expect(sends).toEqual([1, 2, 2, 3, 4, 4, 4]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-1: of 0 makes all at once', () => {
    const { host } = hedged({ delayMs: 0, maxHedges: 3 });
    host.call();
    host.advanceTo(0);
    expect(host.sends).toBe(4);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('has a number of its own among the tries of the call', () => {
    const { host } = hedged({ maxHedges: 2 });
    host.call();
    host.advanceTo(100);
    expect(host.out.map((row) => host.attempts.col.number[row])).toEqual([1, 2, 3]);
    while (host.out.length > 0) host.answer(OK);
  });
});

describe('the first answer', () => {
  it('HE-8: of the first attempt gives the hedge up, whose slot stays taken until it ends', () => {
    const slots = bulkheadGuard({ maxConcurrent: 5 });
    const { host, guard } = hedged({}, [bulkheadLayer(slots)]);
    const call = host.call();
    host.advanceTo(10);
    host.answer(OK, 0);
    expect([call.outcome, slots.state.current, host.abandonedRows.length]).toEqual([OK, 1, 1]);
    // The row of the call is free already, and may be another's when the hedge ends.
    expect(host.attempts.live).toBe(1);
    const next = host.call();
    host.answer(ERROR, 0);
    expect([host.lateOutcomes, slots.state.current, next.outcome]).toEqual([[ERROR], 1, undefined]);
    host.answer(OK);
    expect(guard.state.won).toBe(0);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-8: of the hedge gives the first attempt up, whose row stays until it ends', () => {
    const slots = bulkheadGuard({ maxConcurrent: 5 });
    const { host, guard } = hedged({}, [bulkheadLayer(slots)]);
    const call = host.call();
    host.advanceTo(10);
    host.answer(OK, 1);
    expect([call.outcome, slots.state.current, host.attempts.live]).toEqual([OK, 1, 1]);
    expect([guard.state.won, host.noted[HEDGE_WON], host.abandonedRows]).toEqual([1, 1, [call.row]]);
    host.advanceTo(5000);
    host.answer(CANCELLED);
    expect([slots.state.current, host.lateOutcomes]).toEqual([0, [CANCELLED]]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-8: takes those that wait in a queue out of it at once', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5 });
    const { host } = hedged({ maxHedges: 2 }, [bulkheadLayer(slots)]);
    const call = host.call();
    host.advanceTo(20);
    expect(slots.state.queued).toBe(2);
    host.answer(OK);
    // The slot went from hand to hand, and nobody used it.
    host.advanceTo(1000);
    expect([call.outcome, slots.state.queued, slots.state.current, host.sends]).toEqual([OK, 0, 0, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-8: may be one that a fallback further in served', () => {
    const { host } = hedged({}, [fallbackLayer(fallbackGuard({}))]);
    const call = host.call();
    host.advanceTo(10);
    host.answer(ERROR, 1);
    expect(call.outcome).not.toBe(ERROR);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-4: is what latencies are known of, of the first attempt alone', () => {
    const { host, guard } = hedged({ after: 'percentile', windowCalls: 10, minimumSamples: 10 });
    host.call();
    host.advanceTo(4);
    host.answer(OK);
    host.call();
    host.advanceTo(5);
    host.answer(ERROR);
    host.advanceTo(8);
    // The first attempt of this call failed: the hedge that was made at once tells nothing of it.
    host.answer(OK);
    host.call();
    host.advanceTo(18);
    host.advanceTo(20);
    host.answer(OK, 1);
    host.answer(OK);
    expect(guard.state.sorted.slice(0, guard.state.samples)).toEqual(Float64Array.of(4e6, 12e6));
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('failures', () => {
  it('HE-9, HE-10: make the next hedge at once, and the last of them ends the call', () => {
    const { host, guard } = hedged({ maxHedges: 2, delayMs: 100 });
    const call = host.call();
    host.advanceTo(1);
    host.answer(ERROR);
    host.advanceTo(1);
    expect([host.sends, call.outcome, guard.state.early]).toEqual([2, undefined, 1]);
    host.answer(ERROR);
    host.advanceTo(1);
    host.answer(TIMEOUT);
    expect([host.sends, call.outcome, host.armed]).toEqual([3, TIMEOUT, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-10: at one instant make one hedge each', () => {
    const { host } = hedged({ maxHedges: 4, delayMs: 10 });
    host.call();
    host.advanceTo(10);
    host.answer(ERROR);
    host.answer(ERROR);
    host.advanceTo(10);
    expect([host.sends, host.out.length]).toEqual([4, 2]);
    host.advanceTo(20);
    expect(host.sends).toBe(5);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-10: with "wait" the next hedge comes at its time, although nothing is out', () => {
    const { host } = hedged({ onFailure: 'wait', delayMs: 100 });
    const call = host.call();
    host.answer(ERROR);
    host.advanceTo(99);
    expect([host.sends, call.outcome]).toEqual([1, undefined]);
    host.advanceTo(100);
    host.answer(OK);
    expect(call.outcome).toBe(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-9: do not end a call of which another attempt is out', () => {
    for (const failing of [0, 1]) {
      const { host } = hedged({});
      const call = host.call();
      host.advanceTo(10);
      host.answer(ERROR, failing);
      expect(call.outcome).toBe(undefined);
      host.answer(OK);
      expect(call.outcome).toBe(OK);
      expect(leftovers(host)).toEqual(NOTHING);
    }
  });

  it('HE-11: that are fatal end all at once', () => {
    const slots = bulkheadGuard({ maxConcurrent: 5 });
    const { host } = hedged({ maxHedges: 2 }, [bulkheadLayer(slots)]);
    const call = host.call();
    host.advanceTo(20);
    host.answer(CONFLICT, 1);
    expect([call.outcome, slots.state.current, host.armed]).toEqual([CONFLICT, 2, 0]);
    host.answer(OK);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-9: of a breaker that lets nobody through end the call at the same instant', () => {
    const breaker = breakerGuard({ failureThreshold: 1, openForMs: 1000 });
    const { host } = hedged({ maxHedges: 3 }, [breakerLayer(breaker)]);
    host.call();
    host.answer(ERROR);
    host.advanceTo(0);
    expect(breaker.state.mode).toBe(OPEN);
    const rejected = host.call();
    host.advanceTo(0);
    expect([rejected.outcome, host.sends]).toEqual([SHORT_CIRCUITED, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('the budget', () => {
  const none = { budget: 'share', budgetShare: 0.001, budgetBurst: 1 } as const;

  it('HE-14: never fails an attempt that is out', () => {
    const { host, guard } = hedged(none);
    const call = host.call();
    host.advanceTo(500);
    expect([host.sends, host.noted[BUDGET_DENIED], call.outcome]).toEqual([1, 1, undefined]);
    host.answer(OK);
    expect([call.outcome, guard.state.denied, guard.state.hedges]).toEqual([OK, 1, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('HE-14: ends with the failure when nothing is out, at once or when the hedge would have been due', () => {
    for (const [onFailure, ms] of [
      ['next', 3],
      ['wait', 10],
    ] as const) {
      const { host } = hedged({ ...none, onFailure, maxHedges: 3 });
      const call = host.call();
      host.advanceTo(3);
      host.answer(ERROR);
      host.advanceTo(ms - 1e-6);
      if (onFailure === 'wait') expect(call.outcome).toBe(undefined);
      host.advanceTo(ms);
      expect([call.outcome, host.sends]).toEqual([ERROR, 1]);
      expect(leftovers(host)).toEqual(NOTHING);
    }
  });

  it('HE-12: lets as many calls be hedged as it says', () => {
    const { host, guard } = hedged({ budget: 'share', budgetShare: 0.25, budgetBurst: 1 });
    for (let i = 0; i < 40; i++) {
      host.call();
      host.advanceTo(100 * (i + 1));
      while (host.out.length > 0) host.answer(OK);
    }
    const figures = new Float64Array(5);
    guard.figures(figures, 0);
    expect(figures).toEqual(Float64Array.of(10e6, 10, 0, 30, 40));
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('the place in the stack', () => {
  it('under a timeout: it gives up every attempt, and what is outside waits for all of them', () => {
    for (const order of [
      [0, 0, 0],
      [2, 1, 0],
      [1, 0, 0],
    ]) {
      const slots = bulkheadGuard({ maxConcurrent: 1 });
      const inside = bulkheadGuard({ maxConcurrent: 5 });
      const outside = [timeoutLayer(50), bulkheadLayer(slots)];
      const { host } = hedged({ maxHedges: 2 }, [bulkheadLayer(inside)], outside);
      const call = host.call();
      host.advanceTo(50);
      expect([call.outcome, slots.state.current, inside.state.current]).toEqual([TIMEOUT, 1, 3]);
      order.forEach((index, ended) => {
        expect([slots.state.current, inside.state.current]).toEqual([1, 3 - ended]);
        host.answer(OK, index);
      });
      expect(slots.state.current).toBe(0);
      expect(leftovers(host)).toEqual(NOTHING);
    }
  });

  it('around a queue: the first attempt loses its place at once although a hedge is out', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 1 });
    const outer = bulkheadGuard({ maxConcurrent: 5 });
    const breaker = breakerGuard({});
    const { host } = hedged(
      {},
      [breakerLayer(breaker), bulkheadLayer(slots)],
      [timeoutLayer(50), bulkheadLayer(outer)],
    );
    const holder = host.call();
    const call = host.call();
    host.advanceTo(50);
    // Both hedges were turned away; the second call was still in the queue, and holds nothing any more.
    expect([holder.outcome, call.outcome]).toEqual([TIMEOUT, TIMEOUT]);
    expect([outer.state.current, slots.state.queued, breaker.state.cancelled]).toEqual([1, 0, 1]);
    host.answer(OK);
    expect([outer.state.current, breaker.state.mode]).toEqual([0, CLOSED]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('around a timeout: each attempt has its own, and its zombie does not hold the row of the call', () => {
    const { host } = hedged({ maxHedges: 2 }, [timeoutLayer(5)]);
    const call = host.call();
    host.advanceTo(15);
    expect([call.outcome, host.sends, host.out.length]).toEqual([TIMEOUT, 3, 3]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('under a retry: each of its attempts is hedged, and only all failures of one begin the next', () => {
    const { host, guard } = hedged({}, [], [retryLayer({ maxAttempts: 2, initialDelayMs: 10 })]);
    const call = host.call();
    host.answer(ERROR);
    host.advanceTo(0);
    host.answer(ERROR);
    expect([host.sends, call.outcome]).toEqual([2, undefined]);
    host.advanceTo(20);
    expect([host.sends, guard.state.calls, guard.state.hedges]).toEqual([4, 2, 2]);
    host.answer(OK, 1);
    expect(call.outcome).toBe(OK);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('with a breaker outside the call counts once, inside every attempt does', () => {
    const count = (outsideOfHedge: boolean): number => {
      const breaker = breakerGuard({ failureThreshold: 100 });
      const layers = [breakerLayer(breaker)];
      const { host } = hedged({}, outsideOfHedge ? [] : layers, outsideOfHedge ? layers : []);
      host.call();
      host.advanceTo(10);
      host.answer(ERROR);
      host.answer(ERROR);
      expect(leftovers(host)).toEqual(NOTHING);
      return breaker.state.failed;
    };
    expect([count(true), count(false)]).toEqual([1, 2]);
  });

  it('when the call is withdrawn: everything is given up and nothing more is made', () => {
    const { host } = hedged({ maxHedges: 3 });
    const call = host.call();
    host.advanceTo(10);
    host.withdraw(call);
    host.advanceTo(1000);
    expect([host.sends, host.armed, call.outcome]).toEqual([2, 0, undefined]);
    host.answer(OK);
    host.answer(CANCELLED);
    expect(host.lateOutcomes).toEqual([OK, CANCELLED]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
