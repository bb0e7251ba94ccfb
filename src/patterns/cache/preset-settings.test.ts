import { describe, expect, it } from 'vitest';
import { HOUR, cacheWith } from './cache.test-support';
import * as engine from './engine';
import { presets } from './preset-settings';

const { FRESH, FRESH_REFRESH, MISS, PASS_ON, SERVE_STALE, STALE, STALE_FOR_FAILURE, STALE_REFRESH } = engine;

describe('presets', () => {
  const presetOf = (id: (typeof presets)[number]['id']) =>
    cacheWith(presets.find((preset) => preset.id === id)?.settings ?? {});

  it('gateway chain B: 60 s for what was answered, shared by all users, nothing for what failed', () => {
    const cache = presetOf('gateway-b');
    cache.fill(0, 1);
    expect([cache.lookup(59_999, 1), cache.lookup(60_000, 1), cache.fail(60_001, 1, 3)]).toEqual([
      FRESH,
      MISS,
      PASS_ON,
    ]);
    expect(cache.lookup(60_002, 1)).toBe(MISS);
    expect(cache.state.perUser).toBe(0);
  });

  it('gateway, for each user: the same, with keys of users', () => {
    expect(presetOf('gateway-per-user').state.perUser).toBe(1);
  });

  it('opossum: the entry stored first makes room, whatever was asked for since', () => {
    const cache = presetOf('opossum');
    for (let key = 0; key < 10_000; key += 1) cache.fill(0, key);
    cache.lookup(23 * HOUR, 0);
    cache.fill(23 * HOUR, 10_000);
    expect(cache.known(23 * HOUR, 0, 1)).toEqual([1]);
  });

  it('stale while revalidate: after the first call nobody waits, as long as somebody asks once a minute', () => {
    const cache = presetOf('stale-while-revalidate');
    cache.fill(0, 1);
    for (let ms = 30_000; ms < HOUR; ms += 30_000) {
      expect(cache.lookup(ms, 1)).toBe(STALE_REFRESH);
      cache.store(ms + 100, 1);
    }
    expect(cache.state.misses).toBe(1);
  });

  it('CDN: stale for 30 s behind a refresh, then for failures only, which are remembered for 10 s', () => {
    const cache = presetOf('cdn');
    cache.fill(0, 1);
    expect([cache.lookup(599_999, 1), cache.lookup(600_000, 1), cache.lookup(629_999, 1)]).toEqual([
      FRESH,
      STALE_REFRESH,
      STALE,
    ]);
    expect([cache.lookup(630_000, 1), cache.fail(630_100, 1, 3)]).toEqual([MISS, SERVE_STALE]);
    expect([cache.lookup(640_099, 1), cache.lookup(640_100, 1)]).toEqual([STALE_FOR_FAILURE, MISS]);
    expect([cache.fail(1_799_999, 1), cache.fail(1_800_000, 1)]).toEqual([SERVE_STALE, PASS_ON]);
  });

  it('against stampedes: a key that is asked for steadily is never missed again', () => {
    const cache = presetOf('stampede-proof');
    cache.fill(0, 1);
    for (let ms = 100; ms < HOUR; ms += 100) {
      const verdict = cache.lookup(ms, 1);
      if (verdict === FRESH_REFRESH || verdict === STALE_REFRESH)
        cache.store(ms + 50, 1, undefined, (ms % 7) / 7);
    }
    expect(cache.state.misses).toBe(1);
    expect(cache.state.refreshes).toBeGreaterThan(50);
  });
});
