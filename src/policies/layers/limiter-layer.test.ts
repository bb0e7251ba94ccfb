import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { OK, RATE_LIMITED } from '../../base/outcome';
import { msToNs } from '../../base/time';
import * as limiter from '../../patterns/rate-limiter/engine';
import { fields, type RateLimiterSettings } from '../../patterns/rate-limiter/settings';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import { makeStack, type MakeLayer } from '../stack.test-support';
import { LimiterGuard, LimiterLayer } from './limiter-layer';

const ONE_A_SECOND = { algorithm: 'token-bucket', limit: 1, windowMs: 1000, burst: 1 } as const;

function limiterOf(settings: Partial<RateLimiterSettings>): { guard: LimiterGuard; layer: MakeLayer } {
  const config = limiter.configure({ ...defaultsOf(fields), ...ONE_A_SECOND, ...settings });
  const guard = new LimiterGuard(config, 0);
  return { guard, layer: (place) => new LimiterLayer(place, guard, config) };
}

describe('a limiter without waiting', () => {
  it('rejects what is over the limit, and says from when on it would not', () => {
    const { layer } = limiterOf({ maxWaitMs: 0 });
    const host = new FakeHost(makeStack(layer));
    const [first, second] = [host.call(), host.call()];
    host.answer(OK);
    expect([first.outcome, second.outcome, host.sends]).toEqual([OK, RATE_LIMITED, 1]);
    expect(host.stacks[0][0].notBefore(host, second.row)).toBe(msToNs(1000));
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('has no place in the frame', () => {
    expect(makeStack(limiterOf({ maxWaitMs: 0 }).layer)[0].frameSize).toBe(0);
  });

  it('counts for each user apart', () => {
    const host = new FakeHost(makeStack(limiterOf({ maxWaitMs: 0, per: 'user' }).layer));
    const outcomes = [1, 1, 2].map((user) => {
      host.subject = { key: 0, user };
      return host.call().outcome;
    });
    expect(outcomes).toEqual([undefined, RATE_LIMITED, undefined]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('what a retry is told', () => {
  it('is when the key of its own call may come again, whoever asked last', () => {
    const host = new FakeHost(makeStack(limiterOf({ maxWaitMs: 0, per: 'key' }).layer));
    const [limited] = host.stacks[0];
    host.subject = { key: 1, user: 0 };
    const { row } = host.call();
    expect(limited.notBefore(host, row)).toBe(msToNs(1000));
    host.subject = { key: 2, user: 0 };
    host.advanceTo(999);
    const other = host.call();
    expect([limited.notBefore(host, row), limited.notBefore(host, other.row)].map((at) => at / 1e6)).toEqual([
      1000, 1999,
    ]);
    host.advanceTo(1000);
    expect(limited.notBefore(host, row)).toBe(0);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a limiter that lets calls wait', () => {
  it('lets them in at their pace', () => {
    const host = new FakeHost(makeStack(limiterOf({ maxWaitMs: 10_000 }).layer));
    for (let count = 0; count < 3; count++) host.call();
    const sends = [0, 999, 1000, 1999, 2000].map((ms) => {
      host.advanceTo(ms);
      return host.sends;
    });
    expect(sends).toEqual([1, 1, 2, 2, 3]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('leaves nothing behind of a call that is withdrawn while it waits', () => {
    const host = new FakeHost(makeStack(limiterOf({ maxWaitMs: 10_000 }).layer));
    const [first, second] = [host.call(), host.call()];
    host.withdraw(second);
    host.answer(OK);
    expect([first.outcome, second.outcome, host.armed]).toEqual([OK, undefined, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('rejects a call of a version that knew no waiting', () => {
    const { guard, layer } = limiterOf({ maxWaitMs: 0 });
    const host = new FakeHost(makeStack(layer));
    host.call();
    guard.configure(limiter.configure({ ...defaultsOf(fields), ...ONE_A_SECOND, maxWaitMs: 5000 }), host.now);
    expect(host.call().outcome).toBe(RATE_LIMITED);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
