import { describe, expect, it } from 'vitest';
import { ERROR, OK, RATE_LIMITED, SHED } from '../../base/outcome';
import { NEVER, NS_PER_MS, msToNs } from '../../base/time';
import { lastGiveUps } from '../../patterns/retry/engine';
import { RETRY_REASONS } from '../../patterns/retry/reasons';
import type { RetrySettings } from '../../patterns/retry/settings';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import { breakerGuard, breakerLayer, makeStack, type MakeLayer } from '../stack.test-support';
import { guardedRetry } from './retries.test-support';
import type { RetryGuard } from './retry-guard';

function begin(changed: Partial<RetrySettings>, ...inside: MakeLayer[]) {
  const { guard, layer } = guardedRetry(changed);
  const host = new FakeHost(makeStack(layer, ...inside));
  return { guard, host, call: host.call() };
}

function reasonOf(guard: RetryGuard): string {
  return RETRY_REASONS[lastGiveUps(guard.state)[0].reason].id;
}

/** Lets the next timer fire, and returns when that was, in milliseconds. */
function stepMs(host: FakeHost): number {
  host.step();
  return host.now / NS_PER_MS;
}

describe('a callee that asks to be left alone', () => {
  it('is: the wait lasts until then, and what the next one grows from is what was drawn', () => {
    const { host } = begin({ maxAttempts: 4, backoff: 'exponential' });
    host.askedToWaitUntil = msToNs(300);
    host.answer(SHED);
    expect(stepMs(host)).toBe(300);
    host.answer(SHED);
    expect(stepMs(host)).toBe(320);
  });

  it('is asked again as soon as the wait says, when that is later', () => {
    const { host } = begin({});
    host.askedToWaitUntil = msToNs(3);
    host.answer(ERROR);
    expect(stepMs(host)).toBe(10);
  });

  it('is not heard when that is so set', () => {
    const { host } = begin({ pushback: 'ignore', maxPushbackMs: 0 });
    host.askedToWaitUntil = msToNs(300);
    host.answer(SHED);
    expect(stepMs(host)).toBe(10);
  });

  it.each([msToNs(501), NEVER])('is not asked again when it asks for too long: %i', (until) => {
    const { host, guard, call } = begin({ maxPushbackMs: 500 });
    host.askedToWaitUntil = until;
    host.answer(SHED);
    expect([call.outcome, reasonOf(guard)]).toEqual([SHED, 'pushback']);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('an open circuit further in', () => {
  const onAll = { retryOn: ['error', 'short-circuited'], maxAttempts: 4 } as const;

  it('is not called before its retryAt', () => {
    const breaker = breakerGuard({ failureThreshold: 1, openForMs: 500, trialsRequired: 1 });
    const { host, call } = begin(onAll, breakerLayer(breaker));
    host.answer(ERROR);
    // The circuit opened by that, and the retry waits for it.
    expect([stepMs(host), host.sends, breaker.state.rejected]).toEqual([500, 2, 0]);
    host.answer(OK);
    expect(call.outcome).toBe(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('is heard also when the callee is not', () => {
    const breaker = breakerGuard({ failureThreshold: 1, openForMs: 500 });
    const { host } = begin({ ...onAll, pushback: 'ignore' }, breakerLayer(breaker));
    host.answer(ERROR);
    expect(stepMs(host)).toBe(500);
  });

  it('is asked of all layers further in, and only of these', () => {
    const [outer, near, far] = [900, 300, 600].map((openForMs) =>
      breakerGuard({ failureThreshold: 1, openForMs }),
    );
    const { layer } = guardedRetry(onAll);
    const host = new FakeHost(
      makeStack(breakerLayer(outer), layer, breakerLayer(near), breakerLayer(far)),
      makeStack(breakerLayer(outer)),
    );
    host.call();
    host.call(1);
    host.answer(ERROR, 1);
    host.answer(ERROR);
    expect(stepMs(host)).toBe(600);
  });

  it('of which nobody knows when it closes is given up', () => {
    const never: MakeLayer = (place) => {
      const layer = breakerLayer(breakerGuard({}))(place);
      return Object.assign(layer, { enter: () => RATE_LIMITED, notBefore: () => NEVER });
    };
    const { host, guard, call } = begin({}, never);
    expect([call.outcome, reasonOf(guard), host.armed]).toEqual([RATE_LIMITED, 'turned-away', 0]);
  });
});

describe('time that is over', () => {
  it('lets no attempt begin later than the time in all after the call', () => {
    const { host, guard, call } = begin({ maxAttempts: 9, initialDelayMs: 40, overallMs: 120 });
    for (const begins of [40, 80, 120]) {
      host.answer(ERROR);
      expect(stepMs(host)).toBe(begins);
    }
    host.answer(ERROR);
    expect([call.outcome, reasonOf(guard), host.sends]).toEqual([ERROR, 'deadline', 4]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('counts the time in all from each call anew', () => {
    const { host } = begin({ maxAttempts: 2, initialDelayMs: 40, overallMs: 50 });
    host.answer(OK);
    host.advanceTo(1000);
    host.call();
    host.answer(ERROR);
    expect(stepMs(host)).toBe(1040);
  });

  it('lets no attempt begin at the deadline of the caller, when that is heeded', () => {
    const { host, guard, call } = begin({ maxAttempts: 9, heedDeadline: true });
    host.deadline = msToNs(20);
    host.answer(ERROR);
    expect(stepMs(host)).toBe(10);
    host.answer(ERROR);
    expect([call.outcome, reasonOf(guard)]).toEqual([ERROR, 'deadline']);
  });

  it('is not asked for otherwise', () => {
    const { host } = begin({ maxAttempts: 9 });
    host.deadline = 1;
    host.answer(ERROR);
    expect(stepMs(host)).toBe(10);
  });
});

describe('a request that may not be repeated', () => {
  it('is not, when that is so set', () => {
    const { layer, guard } = guardedRetry({ onlyIdempotent: true });
    const host = new FakeHost(makeStack(layer));
    host.idempotent = false;
    const post = host.call();
    host.answer(ERROR);
    expect([post.outcome, reasonOf(guard)]).toEqual([ERROR, 'not-idempotent']);
    host.idempotent = true;
    const get = host.call();
    host.answer(SHED);
    expect([get.outcome, stepMs(host)]).toEqual([undefined, 10]);
  });

  it('is, by default', () => {
    const { host } = begin({});
    host.idempotent = false;
    host.answer(ERROR);
    expect(stepMs(host)).toBe(10);
  });
});

describe('a call that is withdrawn', () => {
  it('defect 5: while it waits ends at once, and is not made again', () => {
    // The peer sleeps on for the rest of its 60 ms and then calls once more.
    const { host, call } = begin({ initialDelayMs: 60 });
    host.answer(ERROR);
    host.advanceTo(10);
    host.withdraw(call);
    expect(leftovers(host)).toEqual(NOTHING);
    host.advanceTo(1000);
    expect([host.sends, host.retries]).toEqual([1, 0]);
  });
});

describe('rejections that are not tried again', () => {
  it('are not run into: the call ends as it failed', () => {
    const breaker = breakerGuard({ failureThreshold: 1, openForMs: 500 });
    const { host, guard, call } = begin({}, breakerLayer(breaker));
    host.answer(ERROR);
    expect([call.outcome, reasonOf(guard), host.armed]).toEqual([ERROR, 'turned-away', 0]);
    expect(breaker.state.rejected).toBe(0);
  });
});
