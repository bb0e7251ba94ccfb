import { describe, expect, it } from 'vitest';
import { HOUR, NOT_REMEMBERED, cacheWith } from './cache.test-support';
import * as engine from './engine';
import type { CacheSettings } from './settings';

const {
  FRESH,
  FRESH_REFRESH,
  MISS,
  NEGATIVE,
  PASS_ON,
  SERVE_STALE,
  STALE,
  STALE_FOR_FAILURE,
  STALE_REFRESH,
} = engine;

describe('looking up', () => {
  it('CA-1: a key is a whole number, also one of 53 bits, and no two of them share an answer', () => {
    const cache = cacheWith({});
    const keys = [0, 1, 2 ** 32, 2 ** 32 + 1, 2 ** 52 + 1, Number.MAX_SAFE_INTEGER];
    cache.fill(0, ...keys);
    expect(cache.known(1, ...keys)).toEqual(keys);
    expect(cache.known(1, 2, 2 ** 33, 2 ** 52)).toEqual([]);
    expect(() => cache.store(0, 1.5)).toThrow('a key is a whole number, not 1.5');
  });

  it('CA-2: fresh strictly before its expiry, and not at that very nanosecond', () => {
    const cache = cacheWith({ ttlMs: 1 });
    cache.fill(0, 7);
    expect([cache.lookupNs(999_999, 7), cache.lookupNs(1_000_000, 7)]).toEqual([FRESH, MISS]);
  });

  it('CA-3: an entry past all its times is a miss, also hours later', () => {
    const cache = cacheWith({ ttlMs: 100, staleWhileRevalidateMs: 50, staleIfErrorMs: 20 });
    cache.fill(0, 7);
    expect([cache.lookup(149, 7), cache.lookup(150, 7), cache.lookup(5 * HOUR, 7)]).toEqual([
      STALE_REFRESH,
      MISS,
      MISS,
    ]);
  });

  it('CA-4: an entry exists once it is stored: the engine is never shown the answer, be it false or nothing', () => {
    expect(engine.store).toHaveLength(6);
    const cache = cacheWith({});
    cache.fill(0, 0);
    expect(cache.lookup(1, 0)).toBe(FRESH);
  });

  it('CA-5: two misses at a time both go: a cache is not a single flight', () => {
    const cache = cacheWith({});
    expect([cache.lookup(0), cache.lookup(0)]).toEqual([MISS, MISS]);
    expect(cache.state).toMatchObject({ misses: 2, permits: 2 });
  });
});

describe('storing', () => {
  it('CA-6: a life is longer or shorter by up to its jitter, each by its own draw', () => {
    const cache = cacheWith({ ttlMs: 1000, ttlJitter: 0.25 });
    [0, 0.5, 0.75, 1 - 2 ** -32].forEach((draw, key) => {
      cache.lookup(0, key);
      cache.store(0, key, undefined, draw);
    });
    expect(cache.known(749, 0, 1, 2, 3)).toEqual([0, 1, 2, 3]);
    expect(cache.known(750, 0, 1, 2, 3)).toEqual([1, 2, 3]);
    expect(cache.known(1000, 0, 1, 2, 3)).toEqual([2, 3]);
    expect(cache.known(1125, 0, 1, 2, 3)).toEqual([3]);
    expect(cache.known(1250, 0, 1, 2, 3)).toEqual([]);
  });

  it('CA-6: even the shortest life is a nanosecond', () => {
    const cache = cacheWith({ ttlMs: 1000, ttlJitter: 1 });
    cache.lookup(0);
    cache.store(0, 0, undefined, 0);
    expect([cache.lookupNs(0), cache.lookupNs(1)]).toEqual([FRESH, MISS]);
  });

  it('CA-6: with jitter, entries that were stored together do not expire together', () => {
    const missesAt = (ttlJitter: number) => {
      const cache = cacheWith({ ttlMs: 1000, ttlJitter });
      for (let key = 0; key < 100; key += 1) {
        cache.lookup(0, key);
        cache.store(0, key, undefined, key / 100);
      }
      let most = 0;
      for (let ms = 800; ms <= 1200; ms += 10) {
        const { misses } = cache.state;
        for (let key = 0; key < 100; key += 1) if (cache.lookup(ms, key) === MISS) cache.store(ms, key);
        most = Math.max(most, cache.state.misses - misses);
      }
      return most;
    };
    expect([missesAt(0), missesAt(0.2)]).toEqual([100, 3]);
  });

  it('CA-7: storing replaces answer, failure and refresh', () => {
    const cache = cacheWith({ ttlMs: 100, cacheErrorsMs: 1000, staleWhileRevalidateMs: 50 });
    cache.fill(0, 7);
    expect(cache.lookup(100, 7)).toBe(STALE_REFRESH);
    cache.refreshFailed(110, 7, 3);
    expect(cache.lookup(150, 7)).toBe(NEGATIVE);
    cache.store(160, 7);
    expect([cache.lookup(259, 7), cache.lookup(260, 7)]).toEqual([FRESH, STALE_REFRESH]);
  });

  it('CA-8: the entry used longest ago makes room, or the one stored longest ago', () => {
    const left = (eviction: CacheSettings['eviction']) => {
      const cache = cacheWith({ maxEntries: 3, eviction });
      cache.fill(0, 1, 2, 3);
      cache.lookup(1, 1);
      cache.fill(2, 4);
      expect(cache.state.evictions).toBe(1);
      return cache.known(3, 1, 2, 3, 4);
    };
    expect(left('lru')).toEqual([1, 3, 4]);
    expect(left('fifo')).toEqual([2, 3, 4]);
  });

  it('CA-8: first in, first out counts from the last storing', () => {
    const cache = cacheWith({ maxEntries: 2, eviction: 'fifo', ttlMs: 100 });
    cache.fill(0, 1, 2);
    cache.fill(100, 1);
    cache.fill(101, 3);
    expect(cache.known(102, 1, 2, 3)).toEqual([1, 3]);
  });

  it('CA-8: an entry that is of no use goes before one that is, however recently it was used', () => {
    const cache = cacheWith({ maxEntries: 2, ttlMs: 100 });
    cache.fill(0, 1);
    cache.fill(50, 2);
    cache.lookup(99, 1);
    cache.fill(100, 3);
    expect(cache.known(101, 1, 2, 3)).toEqual([2, 3]);
    expect(cache.state).toMatchObject({ evictions: 0, expirations: 1 });
  });

  it('CA-9: what was asked for before the cache was emptied is not stored after it', () => {
    const cache = cacheWith({});
    cache.lookup(0, 7);
    const before = cache.state.permits;
    cache.flush();
    cache.lookup(1, 7);
    cache.store(2, 7, before);
    expect(cache.lookup(3, 7)).toBe(MISS);
    cache.store(4, 7, before + 1);
    expect(cache.lookup(5, 7)).toBe(FRESH);
    expect(cache.state).toMatchObject({ refused: 1, stored: 1 });
  });
});

describe('stale while revalidate', () => {
  it('CA-10: serves at once and begins one refresh, however many ask', () => {
    const cache = cacheWith({ ttlMs: 100, staleWhileRevalidateMs: 1000 });
    cache.fill(0, 7);
    const asked = [100, 100, 101, 1000].map((ms) => cache.lookup(ms, 7));
    expect(asked).toEqual([STALE_REFRESH, STALE, STALE, STALE]);
    cache.store(1001, 7);
    expect([cache.lookup(1100, 7), cache.lookup(1101, 7)]).toEqual([FRESH, STALE_REFRESH]);
    expect(cache.state).toMatchObject({ refreshes: 2, stale: 5, fresh: 1, misses: 1 });
  });

  it('CA-10: not at the instant at which that time is over', () => {
    const cache = cacheWith({ ttlMs: 1, staleWhileRevalidateMs: 1 });
    cache.fill(0, 7);
    expect([cache.lookupNs(1_999_999, 7), cache.lookupNs(2_000_000, 7)]).toEqual([STALE_REFRESH, MISS]);
  });

  it('CA-10: each key has a refresh of its own', () => {
    const cache = cacheWith({ ttlMs: 100, staleWhileRevalidateMs: 1000 });
    cache.fill(0, 1, 2);
    expect([cache.lookup(100, 1), cache.lookup(100, 2)]).toEqual([STALE_REFRESH, STALE_REFRESH]);
  });

  it('CA-11: a failed refresh keeps the stale entry, and the next call begins another one', () => {
    const cache = cacheWith({ ttlMs: 100, staleWhileRevalidateMs: 1000 });
    cache.fill(0, 7);
    cache.lookup(100, 7);
    cache.refreshFailed(150, 7);
    expect([cache.lookup(150, 7), cache.lookup(151, 7)]).toEqual([STALE_REFRESH, STALE]);
    expect(cache.state).toMatchObject({ refreshes: 2, refreshesFailed: 1 });
  });

  it('CA-11: the end of a refresh that is not the present one lets no other begin', () => {
    const cache = cacheWith({ ttlMs: 100, staleWhileRevalidateMs: 1000 });
    cache.fill(0, 7);
    cache.lookup(100, 7);
    const first = cache.state.permits;
    cache.store(110, 7);
    expect(cache.lookup(210, 7)).toBe(STALE_REFRESH);
    cache.refreshFailed(220, 7, NOT_REMEMBERED, first);
    expect(cache.lookup(221, 7)).toBe(STALE);
  });

  it('CA-12: a refresh that hangs does not keep calls from going once the entry is not served any more', () => {
    const cache = cacheWith({ ttlMs: 100, staleWhileRevalidateMs: 50 });
    cache.fill(0, 7);
    expect([cache.lookup(100, 7), cache.lookup(149, 7)]).toEqual([STALE_REFRESH, STALE]);
    cache.fill(150, 7);
    expect([cache.lookup(249, 7), cache.lookup(250, 7)]).toEqual([FRESH, STALE_REFRESH]);
  });

  it('CA-12: a refresh of an entry that made room leaves nothing behind for who came in its place', () => {
    const cache = cacheWith({
      ttlMs: 100,
      staleWhileRevalidateMs: 1000,
      maxEntries: 1,
      cacheErrorsMs: 100,
    });
    cache.fill(0, 7);
    expect([cache.lookup(100, 7), cache.lookup(101, 8)]).toEqual([STALE_REFRESH, MISS]);
    cache.fail(102, 8, 3);
    expect([cache.lookup(103, 8), [...cache.state.refreshing]]).toEqual([NEGATIVE, [0]]);
  });

  it('CA-13: in the last share of its time a fresh entry is renewed, once', () => {
    const cache = cacheWith({ ttlMs: 100, refreshAhead: 0.2 });
    cache.fill(0, 7);
    expect([79, 80, 81, 99].map((ms) => cache.lookup(ms, 7))).toEqual([FRESH, FRESH_REFRESH, FRESH, FRESH]);
    cache.store(99, 7);
    expect([cache.lookup(178, 7), cache.lookup(179, 7)]).toEqual([FRESH, FRESH_REFRESH]);
    expect(cache.state.misses).toBe(1);
  });
});

describe('stale if error', () => {
  it('CA-14: a call that failed is answered with the entry, until so long after its expiry', () => {
    const cache = cacheWith({ ttlMs: 100, staleIfErrorMs: 500 });
    cache.fill(0, 7);
    expect([cache.lookup(100, 7), cache.fail(599, 7), cache.fail(600, 7)]).toEqual([
      MISS,
      SERVE_STALE,
      PASS_ON,
    ]);
    expect(cache.state).toMatchObject({ savedByStale: 1, stale: 0, misses: 2 });
  });

  it('CA-14: a call that failed is answered with what another one stored meanwhile', () => {
    const cache = cacheWith({ ttlMs: 100, staleIfErrorMs: 500 });
    cache.lookup(0, 7);
    cache.fill(10, 7);
    expect(cache.fail(20, 7)).toBe(SERVE_STALE);
    expect(cache.decision()).toContain('answered with what another one had stored meanwhile');
  });

  it('CA-14: without it a failure is passed on, whatever is known', () => {
    const cache = cacheWith({ ttlMs: 100, staleWhileRevalidateMs: 1000 });
    cache.lookup(0, 7);
    cache.fill(10, 7);
    expect([cache.fail(20, 7), cache.fail(200, 7), cache.fail(200, 8)]).toEqual([PASS_ON, PASS_ON, PASS_ON]);
  });

  it('CA-14: outlasts an outage that is shorter than it', () => {
    const cache = cacheWith({ ttlMs: 1000, staleIfErrorMs: 60_000 });
    cache.fill(0, 7);
    for (let ms = 1000; ms < 31_000; ms += 100) {
      expect([cache.lookup(ms, 7), cache.fail(ms + 50, 7)]).toEqual([MISS, SERVE_STALE]);
    }
    cache.fill(31_000, 7);
    expect(cache.lookup(31_999, 7)).toBe(FRESH);
  });
});

describe('remembered failures', () => {
  it('CA-15: a failure is answered with for so long, and then the callee is asked again', () => {
    const cache = cacheWith({ cacheErrorsMs: 100 });
    expect([cache.lookup(0, 7), cache.fail(10, 7, 4)]).toEqual([MISS, PASS_ON]);
    expect([cache.lookup(11, 7), cache.lookup(109, 7)]).toEqual([NEGATIVE, NEGATIVE]);
    expect(cache.state.lastFailure).toBe(4);
    expect([cache.lookup(110, 7), cache.lookup(11, 8)]).toEqual([MISS, MISS]);
    expect(cache.state).toMatchObject({ negative: 2, misses: 3 });
  });

  it('CA-15: without it every call asks', () => {
    const cache = cacheWith({});
    cache.lookup(0, 7);
    cache.fail(10, 7, 4);
    expect(cache.lookup(11, 7)).toBe(MISS);
  });

  it('CA-16: only failures that are said to be are remembered, and none over a fresh answer', () => {
    const cache = cacheWith({ cacheErrorsMs: 1000, ttlMs: 100 });
    cache.lookup(0, 7);
    cache.fail(0, 7);
    expect(cache.lookup(1, 7)).toBe(MISS);
    cache.fill(2, 7);
    cache.fail(10, 7, 4);
    expect([cache.lookup(101, 7), cache.lookup(102, 7)]).toEqual([FRESH, MISS]);
  });

  it('CA-17: while a failure is remembered no refresh begins, and stale answers serve in its place', () => {
    const cache = cacheWith({
      ttlMs: 100,
      staleWhileRevalidateMs: 50,
      staleIfErrorMs: 200,
      cacheErrorsMs: 120,
    });
    cache.fill(0, 7);
    expect(cache.lookup(100, 7)).toBe(STALE_REFRESH);
    cache.refreshFailed(105, 7, 2);
    expect([120, 149, 150, 224, 225].map((ms) => cache.lookup(ms, 7))).toEqual([
      STALE,
      STALE,
      STALE_FOR_FAILURE,
      STALE_FOR_FAILURE,
      MISS,
    ]);
    cache.fail(226, 7, 2);
    expect([cache.lookup(299, 7), cache.lookup(300, 7)]).toEqual([STALE_FOR_FAILURE, NEGATIVE]);
  });
});
