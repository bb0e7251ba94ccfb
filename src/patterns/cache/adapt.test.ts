import { describe, expect, it } from 'vitest';
import { cacheWith } from './cache.test-support';
import * as engine from './engine';

const { FRESH, MISS, SERVE_STALE, STALE, STALE_REFRESH } = engine;

describe('emptying, and settings that change while running', () => {
  it('CA-18: emptying forgets everything, and raising the setting does it, too', () => {
    const cache = cacheWith({ staleIfErrorMs: 1000 });
    cache.fill(0, 1, 2, 3);
    cache.flush();
    expect(cache.known(1, 1, 2, 3)).toEqual([]);
    cache.fill(2, 1, 2);
    cache.use(3, { flushes: 1 });
    expect(cache.known(3, 1, 2)).toEqual([]);
    expect([cache.state.flushes, cache.state.flushed]).toEqual([2, 5]);
    cache.fill(4, 1);
    for (const flushes of [1, 0]) cache.use(5, { flushes });
    expect(cache.known(5, 1)).toEqual([1]);
  });

  it('CA-18: what keys are made of cannot change without emptying', () => {
    const cache = cacheWith({});
    cache.lookup(0, 8);
    cache.fill(0, 1);
    cache.use(1, { perUser: true });
    cache.store(1, 8, 1);
    expect([cache.known(1, 1, 8), cache.state.flushed, cache.state.refused]).toEqual([[], 1, 1]);
  });

  it('CA-19: entries keep the expiry that they were stored with, and serve stale by the newest settings', () => {
    const cache = cacheWith({ ttlMs: 1000 });
    cache.fill(0, 7);
    cache.use(10, { ttlMs: 100 });
    expect(cache.lookup(999, 7)).toBe(FRESH);
    cache.use(1500, { staleIfErrorMs: 10_000 });
    expect([cache.lookup(1500, 7), cache.fail(1600, 7)]).toEqual([MISS, SERVE_STALE]);
    cache.use(1700, { staleIfErrorMs: 0, staleWhileRevalidateMs: 800 });
    expect([cache.lookup(1799, 7), cache.lookup(1800, 7)]).toEqual([STALE_REFRESH, MISS]);
  });

  it('CA-20: with fewer entries those without use go, then those that would make room first', () => {
    const cache = cacheWith({ maxEntries: 5, ttlMs: 100 });
    cache.fill(0, 1);
    cache.fill(50, 2, 3, 4, 5);
    cache.lookup(99, 2);
    cache.use(100, { maxEntries: 2 });
    expect(cache.known(101, 1, 2, 3, 4, 5)).toEqual([2, 5]);
    expect(cache.state).toMatchObject({ expirations: 1, evictions: 2, keyCount: 2 });
    cache.use(102, { maxEntries: 4 });
    cache.fill(103, 6, 7);
    expect(cache.known(104, 2, 5, 6, 7)).toEqual([2, 5, 6, 7]);
  });

  it('CA-20: a refresh under way goes on through a change of settings', () => {
    const cache = cacheWith({ ttlMs: 100, staleWhileRevalidateMs: 1000 });
    cache.fill(0, 7);
    cache.lookup(100, 7);
    cache.use(101, { maxEntries: 3 });
    expect(cache.lookup(102, 7)).toBe(STALE);
  });

  it('CA-21: without remembering nothing remains of failures', () => {
    const cache = cacheWith({ cacheErrorsMs: 1000, ttlMs: 100 });
    cache.fill(0, 8);
    cache.lookup(0, 7);
    cache.fail(0, 7, 3);
    cache.use(10, { cacheErrorsMs: 0 });
    expect([cache.lookup(11, 7), cache.lookup(11, 8), cache.state.keyCount]).toEqual([MISS, FRESH, 1]);
    cache.use(12, { cacheErrorsMs: 1000 });
    expect([cache.lookup(13, 7), cache.lookup(13, 8)]).toEqual([MISS, FRESH]);
  });
});
