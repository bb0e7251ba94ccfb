import { describe, expect, it } from 'vitest';
import { ERROR, FALLBACK, INVALID, OK, SHED, SHORT_CIRCUITED, TIMEOUT } from '../../base/outcome';
import { CLOSED, OPEN } from '../../patterns/circuit-breaker/catalogue';
import { FALLBACK_SERVED } from '../events';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import {
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
} from '../stack.test-support';
import { fallbackGuard, fallbackLayer } from './hedges.test-support';

describe('a fixed value', () => {
  it('FB-1, FB-2: stands in for failures and rejections, not for a wrong request', () => {
    const guard = fallbackGuard({});
    const host = new FakeHost(makeStack(fallbackLayer(guard)));
    const outcomes = [OK, ERROR, SHED, INVALID].map((outcome) => {
      const call = host.call();
      host.answer(outcome);
      return call.outcome;
    });
    expect(outcomes).toEqual([OK, FALLBACK, FALLBACK, INVALID]);
    expect([host.noted[FALLBACK_SERVED], guard.state.servedStatic, guard.state.passedOn]).toEqual([2, 2, 1]);
    const figures = new Float64Array(3);
    guard.figures(figures, 0);
    expect(figures).toEqual(Float64Array.of(2, 0, 3));
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-11: outside of a breaker and a timeout it hides what the breaker counts', () => {
    const breaker = breakerGuard({ failureThreshold: 2 });
    const stack = [fallbackLayer(fallbackGuard({})), breakerLayer(breaker), timeoutLayer(100)];
    const host = new FakeHost(makeStack(...stack));
    const first = host.call();
    host.advanceTo(100);
    const second = host.call();
    host.answer(ERROR, 1);
    const third = host.call();
    expect([first.outcome, second.outcome, third.outcome]).toEqual([FALLBACK, FALLBACK, FALLBACK]);
    expect([breaker.state.mode, breaker.state.failed, host.sends]).toEqual([OPEN, 2, 2]);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-11: inside of a breaker it hides the outage from it, and from a retry', () => {
    const breaker = breakerGuard({ failureThreshold: 1 });
    const guard = fallbackGuard({});
    const host = new FakeHost(makeStack(retryLayer({}), breakerLayer(breaker), fallbackLayer(guard)));
    const call = host.call();
    host.answer(ERROR);
    expect([call.outcome, breaker.state.mode, breaker.state.succeeded]).toEqual([FALLBACK, CLOSED, 1]);
    expect([host.retries, guard.state.failed]).toEqual([0, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('the last good answer', () => {
  const build = (maxAgeMs = 0) => {
    const guard = fallbackGuard({ kind: 'cached', maxAgeMs });
    return { guard, host: new FakeHost(makeStack(fallbackLayer(guard))) };
  };

  it('FB-3, FB-5: of the same key, as long as it is young enough', () => {
    const { host, guard } = build(100);
    const end = (key: number, outcome: number): number | undefined => {
      host.subject = { key, user: 0 };
      const call = host.call();
      host.answer(outcome);
      return call.outcome;
    };
    expect([end(1, ERROR), end(1, OK), end(1, ERROR), end(2, ERROR)]).toEqual([ERROR, OK, FALLBACK, ERROR]);
    host.advanceTo(100);
    expect(end(1, ERROR)).toBe(FALLBACK);
    host.advanceTo(101);
    expect(end(1, ERROR)).toBe(ERROR);
    expect(guard.state).toMatchObject({ failed: 5, servedCached: 2, nothingCached: 3 });
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-4: is none that came too late for its caller, nor one that another fallback gave', () => {
    const outer = fallbackGuard({ kind: 'cached' });
    const host = new FakeHost(
      makeStack(fallbackLayer(outer), timeoutLayer(10)),
      makeStack(fallbackLayer(outer), fallbackLayer(fallbackGuard({}))),
    );
    const late = host.call();
    host.advanceTo(10);
    host.answer(OK);
    const served = host.call(1);
    host.answer(ERROR);
    const last = host.call();
    host.answer(ERROR);
    expect([late.outcome, served.outcome, last.outcome]).toEqual([TIMEOUT, FALLBACK, ERROR]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('another service', () => {
  const build = (outer = 1000) => {
    const guard = fallbackGuard({ kind: 'other-service' });
    const slots = bulkheadGuard({ maxConcurrent: 1 });
    const other = bulkheadGuard({ maxConcurrent: 1 });
    const host = new FakeHost(
      makeStack(timeoutLayer(outer), bulkheadLayer(slots), fallbackLayer(guard, 3)),
      makeStack(bulkheadLayer(other)),
    );
    host.otherStack = 1;
    return { guard, host, slots, other };
  };

  it('FB-8: is asked when the call has failed, and answers it; the layers outside wait for that', () => {
    const { host, guard, slots, other } = build();
    const call = host.call();
    host.answer(ERROR);
    expect([call.outcome, host.sends, slots.state.current, other.state.current]).toEqual([
      undefined,
      2,
      1,
      1,
    ]);
    host.advanceTo(30);
    host.answer(OK);
    expect([call.outcome, slots.state.current, other.state.current]).toEqual([FALLBACK, 0, 0]);
    expect([guard.state.servedOther, guard.state.failed, host.noted[FALLBACK_SERVED]]).toEqual([1, 1, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-9: that fails, too, leaves the call with what went wrong first', () => {
    const { host, guard } = build();
    const call = host.call();
    host.answer(SHED);
    host.answer(ERROR);
    expect([call.outcome, guard.state.otherFailed, guard.state.rejected]).toEqual([SHED, 1, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-9: that turns the call away at once leaves it as it was, within the same step', () => {
    const { host, guard, other } = build();
    other.configure({ ...other.config, maxConcurrent: 0 }, host);
    const call = host.call();
    host.answer(ERROR);
    expect([call.outcome, guard.state.otherFailed, host.sends]).toEqual([ERROR, 1, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-8: may answer at once, with a fallback of its own', () => {
    const { guard, host, other } = build();
    other.configure({ ...other.config, maxConcurrent: 0 }, host);
    host.stacks[1] = makeStack(fallbackLayer(fallbackGuard({})), bulkheadLayer(other));
    const call = host.call();
    host.answer(ERROR);
    expect([call.outcome, guard.state.servedOther]).toEqual([FALLBACK, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-9: that does not exist is one that fails', () => {
    const guard = fallbackGuard({ kind: 'other-service' });
    const host = new FakeHost(makeStack(fallbackLayer(guard)));
    const call = host.call();
    host.answer(ERROR);
    expect([call.outcome, guard.state.otherFailed]).toEqual([ERROR, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-10: is not waited for when the caller leaves, and ends by itself', () => {
    const { host, guard, slots, other } = build(50);
    const call = host.call();
    host.answer(ERROR);
    host.advanceTo(50);
    expect([call.outcome, guard.state.otherWithdrawn, slots.state.current]).toEqual([TIMEOUT, 1, 0]);
    expect(other.state.current).toBe(1);
    host.answer(OK);
    expect([call.outcome, other.state.current]).toEqual([TIMEOUT, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-8: is asked anew by each attempt of a retry further out', () => {
    const guard = fallbackGuard({ kind: 'other-service' });
    const tries = retryLayer({ maxAttempts: 3 });
    const host = new FakeHost(makeStack(tries, fallbackLayer(guard, 0)), makeStack());
    host.otherStack = 1;
    const call = host.call();
    for (let attempt = 0; attempt < 3; attempt++) {
      host.answer(ERROR);
      host.answer(ERROR);
      host.step();
    }
    expect([call.outcome, host.sends, guard.state.otherFailed]).toEqual([ERROR, 6, 3]);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a fallback of a fallback', () => {
  it('FB-12: answers what the one inside could not', () => {
    const cached = fallbackGuard({ kind: 'cached' });
    const fixed = fallbackGuard({});
    const host = new FakeHost(makeStack(fallbackLayer(fixed), fallbackLayer(cached)));
    const first = host.call();
    host.answer(ERROR);
    expect([first.outcome, fixed.state.servedStatic, cached.state.nothingCached]).toEqual([FALLBACK, 1, 1]);
    host.call();
    host.answer(OK);
    const third = host.call();
    host.answer(ERROR);
    expect([third.outcome, fixed.state.failed, cached.state.servedCached]).toEqual([FALLBACK, 1, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('FB-12: tries another service, and then a fixed value', () => {
    const other = fallbackGuard({ kind: 'other-service' });
    const fixed = fallbackGuard({ on: ['short-circuited', 'error'] });
    const breaker = breakerGuard({ failureThreshold: 1 });
    const host = new FakeHost(
      makeStack(fallbackLayer(fixed), fallbackLayer(other, 0), breakerLayer(breaker)),
      makeStack(),
    );
    host.otherStack = 1;
    const first = host.call();
    host.answer(ERROR);
    host.answer(ERROR);
    const second = host.call();
    host.answer(ERROR);
    expect([first.outcome, second.outcome, breaker.state.rejected]).toEqual([FALLBACK, FALLBACK, 1]);
    expect(fixed.state).toMatchObject({ failed: 1, rejected: 1, lastOutcome: SHORT_CIRCUITED });
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
