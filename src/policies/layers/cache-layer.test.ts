import { explainGuard } from '../explanations';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import {
  CANCELLED,
  CONFLICT,
  ERROR,
  FALLBACK,
  INVALID,
  OK,
  SHED,
  SHORT_CIRCUITED,
  TIMEOUT,
  type Outcome,
} from '../../base/outcome';
import * as cache from '../../patterns/cache/engine';
import { fields, type CacheSettings } from '../../patterns/cache/settings';
import { CLOSED, OPEN } from '../../patterns/circuit-breaker/catalogue';
import { CACHE_HIT, CACHE_MISS, CACHE_REFRESH, CACHE_STALE } from '../events';
import { FakeHost, NOTHING, leftovers, type Call } from '../fake-host.test-support';
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
import { CACHE_FIGURE } from '../figures';
import { CacheGuard, CacheLayer } from './cache-layer';

const SHORT: Partial<CacheSettings> = { ttlMs: 100 };
const RENEWING: Partial<CacheSettings> = { ttlMs: 100, staleWhileRevalidateMs: 10_000 };

function cacheOf(settings: Partial<CacheSettings>) {
  const configure = (changed: Partial<CacheSettings>) =>
    cache.configure({ ...defaultsOf(fields), ...settings, ...changed });
  const guard = new CacheGuard(configure({}), 0);
  const layer: MakeLayer = (place) => new CacheLayer(place, guard);
  return { guard, layer, configure };
}

/** Makes a call for a key, of a user. */
function call(host: FakeHost, key = 7, user = 0): Call {
  host.subject = { key, user };
  return host.call();
}

/** The same; what becomes of it at once. */
function ask(host: FakeHost, key = 7, user = 0): Outcome | undefined {
  return call(host, key, user).outcome;
}

/** Makes a call that is a miss and answers it. */
function fill(host: FakeHost, outcome: Outcome = OK, key = 7, user = 0): Outcome | undefined {
  const made = call(host, key, user);
  host.answer(outcome);
  return made.outcome;
}

/** How often each of these was noted. */
function noted(host: FakeHost): number[] {
  return [CACHE_HIT, CACHE_MISS, CACHE_STALE, CACHE_REFRESH].map((event) => host.noted[event]);
}

describe('a cache', () => {
  it('answers what was answered before, without a call, until its time is over', () => {
    const host = new FakeHost(makeStack(cacheOf(SHORT).layer));
    expect(fill(host)).toBe(OK);
    host.advanceTo(99);
    expect([ask(host), host.sends]).toEqual([OK, 1]);
    host.advanceTo(100);
    expect([fill(host), host.sends]).toEqual([OK, 2]);
    expect(noted(host)).toEqual([1, 2, 0, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('tells keys apart, and users where it is to', () => {
    for (const perUser of [false, true]) {
      const host = new FakeHost(makeStack(cacheOf({ perUser }).layer));
      fill(host, OK, 7, 1);
      expect(ask(host, 7, 1)).toBe(OK);
      expect(ask(host, 7, 2)).toBe(perUser ? undefined : OK);
      expect(ask(host, 8, 1)).toBeUndefined();
      while (host.out.length > 0) host.answer(OK);
      expect(leftovers(host)).toEqual(NOTHING);
    }
  });

  it('lets pass what must not be kept, and keeps nothing of it', () => {
    const { guard, layer } = cacheOf({ staleIfErrorMs: 1000, cacheErrorsMs: 1000 });
    const host = new FakeHost(makeStack(layer));
    for (const outcome of [OK, ERROR, OK]) expect(fill(host, outcome, -1)).toBe(outcome);
    expect([host.sends, guard.state.lookups, guard.state.keyCount]).toEqual([3, 0, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('keeps no failure, and nothing that a fallback inside of it has answered', () => {
    const host = new FakeHost(makeStack(cacheOf({ staleIfErrorMs: 1000 }).layer));
    expect([ERROR, FALLBACK, OK].map((outcome) => fill(host, outcome))).toEqual([ERROR, FALLBACK, OK]);
    expect(host.sends).toBe(3);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('defect 14: hits do not count as calls for a breaker inside: 50 of 50 calls that reach it fail, and it opens', () => {
    const guard = breakerGuard({ tripOn: 'failure-rate-time', windowMs: 60_000, minimumCalls: 20 });
    const host = new FakeHost(makeStack(cacheOf({}).layer, breakerLayer(guard)));
    fill(host, OK, 1);
    for (let hit = 0; hit < 101; hit++) expect(ask(host, 1)).toBe(OK);
    expect([guard.state.total, guard.state.mode]).toEqual([1, CLOSED]);
    for (let key = 100; key < 150; key++) if (ask(host, key) === undefined) host.answer(ERROR);
    expect(guard.state.mode).toBe(OPEN);
    expect(ask(host, 1)).toBe(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('keeps the late answer to a call that was given up, and nothing of work that was cancelled', () => {
    const host = new FakeHost(makeStack(timeoutLayer(50), cacheOf({}).layer));
    const late = call(host, 7);
    host.advanceTo(60);
    host.answer(OK);
    expect([late.outcome, ask(host, 7)]).toEqual([TIMEOUT, OK]);
    host.withdraw(call(host, 9));
    host.answer(CANCELLED);
    expect(ask(host, 9)).toBeUndefined();
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('keeps nothing of a call that began before it was emptied', () => {
    const { guard, layer, configure } = cacheOf({});
    const host = new FakeHost(makeStack(layer));
    ask(host);
    guard.configure(configure({ flushes: 1 }), host.now);
    host.answer(OK);
    expect([ask(host), guard.state.refused]).toEqual([undefined, 1]);
    host.answer(OK);
    expect(ask(host)).toBe(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a cache that renews behind its back', () => {
  it('answers at once while one call renews it, and with the new answer after that', () => {
    const host = new FakeHost(makeStack(cacheOf(RENEWING).layer));
    fill(host);
    host.advanceTo(150);
    expect([ask(host), ask(host), host.sends, host.detached]).toEqual([OK, OK, 2, 1]);
    host.advanceTo(300);
    host.answer(OK);
    expect([ask(host), host.sends, host.detached]).toEqual([OK, 2, 0]);
    expect(noted(host)).toEqual([1, 1, 2, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('keeps the old answer when that call fails, and lets the next one begin another', () => {
    const { guard, layer } = cacheOf(RENEWING);
    const host = new FakeHost(makeStack(layer));
    fill(host);
    host.advanceTo(150);
    ask(host);
    host.answer(ERROR);
    expect([ask(host), host.sends, guard.state.refreshesFailed]).toEqual([OK, 3, 1]);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('does so through the layers inside: a retry, a timeout, a slot; and none further out hears of it', () => {
    const outside = bulkheadGuard({ maxConcurrent: 5 });
    const slots = bulkheadGuard({ maxConcurrent: 1 });
    const inside = [retryLayer({ maxAttempts: 2 }), timeoutLayer(50), bulkheadLayer(slots)];
    const host = new FakeHost(makeStack(bulkheadLayer(outside), cacheOf(RENEWING).layer, ...inside));
    fill(host);
    host.advanceTo(150);
    expect([ask(host), outside.state.current, slots.state.current]).toEqual([OK, 0, 1]);
    host.advanceTo(200);
    host.answer(OK);
    // The late answer to the first try is of no use to the retry, which has begun to wait.
    expect([ask(host), host.sends]).toEqual([OK, 2]);
    host.advanceTo(210);
    host.answer(OK);
    expect([ask(host), host.sends, outside.state.admitted]).toEqual([OK, 3, 4]);
    expect(noted(host)).toEqual([1, 1, 2, 1]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('can be turned away at once: the answer stays, and the caller hears nothing of it', () => {
    const breaker = breakerGuard({ failureThreshold: 1 });
    const { guard, layer } = cacheOf(RENEWING);
    const host = new FakeHost(makeStack(layer, breakerLayer(breaker)));
    fill(host);
    fill(host, ERROR, 8);
    host.advanceTo(150);
    expect([ask(host), ask(host), host.sends]).toEqual([OK, OK, 2]);
    expect([guard.state.refreshesFailed, breaker.state.rejected]).toEqual([2, 2]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('renews before the time is over where it is to, and the answers are hits', () => {
    const host = new FakeHost(makeStack(cacheOf({ ttlMs: 100, refreshAhead: 0.5 }).layer));
    fill(host);
    host.advanceTo(50);
    expect([ask(host), host.sends]).toEqual([OK, 2]);
    host.answer(OK);
    host.advanceTo(120);
    expect(ask(host)).toBe(OK);
    host.answer(OK);
    expect(noted(host)).toEqual([2, 1, 0, 2]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('leaves a call of its own behind when the one that began it is over', () => {
    const host = new FakeHost(makeStack(cacheOf({ ...RENEWING, cacheErrorsMs: 50 }).layer));
    fill(host);
    host.advanceTo(150);
    ask(host);
    host.advanceTo(20_000);
    host.answer(ERROR);
    // Its failure is news for whoever asks next.
    expect(ask(host)).toBe(ERROR);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a cache when calls fail', () => {
  it('stands in for failures and rejections, and not for what is the fault of the request', () => {
    const { guard, layer } = cacheOf({ ...SHORT, staleIfErrorMs: 10_000 });
    const host = new FakeHost(makeStack(layer));
    fill(host);
    host.advanceTo(200);
    const failures = [ERROR, TIMEOUT, SHED, SHORT_CIRCUITED, INVALID, CONFLICT];
    expect(failures.map((outcome) => fill(host, outcome))).toEqual([OK, OK, OK, OK, INVALID, CONFLICT]);
    expect([guard.state.savedByStale, host.sends]).toEqual([4, 7]);
    expect(noted(host)).toEqual([0, 7, 4, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('spares a retry outside of it the tries, and not one inside', () => {
    const settings = { ...SHORT, staleIfErrorMs: 10_000 };
    const sends = [true, false].map((outside) => {
      const [tries, { layer }] = [retryLayer({ maxAttempts: 3 }), cacheOf(settings)];
      const host = new FakeHost(outside ? makeStack(tries, layer) : makeStack(layer, tries));
      fill(host);
      host.advanceTo(200);
      const failing = call(host);
      while (failing.outcome === undefined) {
        if (host.out.length > 0) host.answer(ERROR);
        else host.step();
      }
      expect([failing.outcome, leftovers(host)]).toEqual([OK, NOTHING]);
      return host.sends;
    });
    expect(sends).toEqual([2, 4]);
  });

  it('answers with a remembered failure, as it was, and does not remember that a call was turned away', () => {
    const host = new FakeHost(makeStack(cacheOf({ cacheErrorsMs: 100 }).layer));
    for (const outcome of [INVALID, TIMEOUT]) {
      expect([fill(host, outcome, outcome), ask(host, outcome)]).toEqual([outcome, outcome]);
    }
    for (const outcome of [SHORT_CIRCUITED, CONFLICT]) {
      expect([fill(host, outcome, outcome), ask(host, outcome)]).toEqual([outcome, undefined]);
      host.answer(OK);
    }
    host.advanceTo(100);
    expect(ask(host, TIMEOUT)).toBeUndefined();
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('remembers the late failure of a call that was given up', () => {
    const host = new FakeHost(makeStack(timeoutLayer(50), cacheOf({ cacheErrorsMs: 100 }).layer));
    ask(host);
    host.advanceTo(60);
    host.answer(ERROR);
    expect(ask(host)).toBe(ERROR);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('the guard of a cache', () => {
  it('tells its figures, and explains them', () => {
    const { guard, layer } = cacheOf({ ...RENEWING, maxEntries: 2 });
    const host = new FakeHost(makeStack(layer));
    for (const key of [1, 2, 3]) fill(host, OK, key);
    ask(host, 3);
    host.advanceTo(150);
    ask(host, 3);
    host.answer(OK);
    const figures = new Float64Array(8);
    guard.figures(figures, 1);
    const told = Object.entries(CACHE_FIGURE).map(([name, place]) => [name, figures[1 + place]]);
    const wanted = { entries: 2, room: 2, hits: 1, misses: 3, stale: 1, refreshes: 1, evicted: 1 };
    expect(Object.fromEntries(told)).toEqual(wanted);
    expect(explainGuard(guard, host.now).sentence).toContain(
      '2 of 2 entries, 40 % of 5 calls answered from here.',
    );
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
