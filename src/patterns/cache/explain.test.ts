import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { NEVER } from '../../base/time';
import { cacheWith } from './cache.test-support';
import * as engine from './engine';
import { fields } from './settings';

describe('state and words', () => {
  it('CA-22: the state has exactly the fields and rings of its shape', () => {
    for (const cacheErrorsMs of [0, 10]) {
      const config = engine.configure({ ...defaultsOf(fields), maxEntries: 5, cacheErrorsMs });
      const found = Object.entries(engine.init(config, 0)).map(([field, value]) => [
        field,
        typeof value === 'number' ? 'number' : { ring: value.length },
      ]);
      expect(found).toEqual(Object.entries(engine.shape(config)));
    }
  });

  it('CA-23: time alone changes nothing', () => {
    const config = engine.configure(defaultsOf(fields));
    const state = engine.init(config, 0);
    expect(engine.nextDeadline(config, state)).toBe(NEVER);
    engine.advance(config, state, NEVER);
    expect(state).toEqual(engine.init(config, 0));
  });

  it('CA-25: says what the cache holds and what the next call would meet', () => {
    const cache = cacheWith({ ttlMs: 1000, staleWhileRevalidateMs: 500, staleIfErrorMs: 5000 });
    expect(cache.why(0).sentence).toBe('0 of 1000 entries: nobody has asked yet.');
    cache.lookup(0, 7);
    expect(cache.why(0).sentence).toBe(
      '0 of 1000 entries, 0 % of 1 call answered from here. The key that asked last has no answer here; the next call goes.',
    );
    cache.store(0, 7);
    for (const ms of [100, 200, 300]) cache.lookup(ms, 7);
    expect(cache.why(400).sentence).toBe(
      '1 of 1000 entries, 75 % of 4 calls answered from here. The key that asked last is fresh for 600 ms more.',
    );
    expect(cache.why(1100).sentence).toContain(
      'expired 100 ms ago; the next call gets its stale answer and begins a refresh.',
    );
    expect(cache.why(3000).sentence).toContain(
      'expired 2 s ago; the next call goes, and gets the stale answer if it fails.',
    );
    cache.lookup(1100, 7);
    expect(cache.why(1100).sentence).toContain(
      'the next call gets its stale answer, its refresh is under way.',
    );
    expect(cache.why(1100).facts).toContainEqual({ label: 'hits', value: 3 });
  });

  it('CA-25: says the same of failures', () => {
    const cache = cacheWith({ ttlMs: 1000, staleIfErrorMs: 5000, cacheErrorsMs: 2000, refreshAhead: 0.5 });
    cache.fill(0, 7);
    expect(cache.why(500).sentence).toContain(
      '500 ms more; the next call gets its answer and begins a refresh.',
    );
    cache.lookup(1000, 7);
    cache.fail(1000, 7, 2);
    expect(cache.why(1500).sentence).toContain(
      'failed just now; the next call gets its stale answer, 500 ms past',
    );
    cache.lookup(1500, 8);
    cache.fail(1500, 8, 2);
    expect(cache.why(2000).sentence).toContain(
      'failed just now; the next call fails at once, for 1.5 s more.',
    );
  });

  it('CA-25: says what became of the last call', () => {
    const cache = cacheWith({
      ttlMs: 1000,
      staleWhileRevalidateMs: 500,
      staleIfErrorMs: 5000,
      cacheErrorsMs: 600,
      refreshAhead: 0.5,
    });
    const told = (act: () => unknown): string => {
      act();
      return cache.decision();
    };
    expect(cache.decision()).toBe('Nobody has asked yet.');
    expect(told(() => cache.lookup(1000, 7))).toBe(
      'The call at 1.00 s went, because there was no answer here.',
    );
    cache.store(1000, 7);
    expect(told(() => cache.lookup(1200, 7))).toBe(
      'The call at 1.20 s was answered from here, with 800 ms of its time left.',
    );
    expect(told(() => cache.lookup(1500, 7))).toContain('and began a refresh, with 500 ms of its time left.');
    expect(told(() => cache.lookup(2100, 7))).toContain(
      'answered from here, 100 ms past its time, without a refresh of its own.',
    );
    cache.refreshFailed(2100, 7);
    expect(told(() => cache.lookup(2200, 7))).toContain('200 ms past its time, and began a refresh.');
    expect(told(() => cache.lookup(3000, 7))).toBe(
      'The call at 3.00 s went, because its answer was 1 s past its time.',
    );
    expect(told(() => cache.fail(3100, 7, 2))).toContain(
      'failed and was answered from here, 1.1 s past its time.',
    );
    expect(told(() => cache.lookup(3200, 7))).toContain('because the callee failed just before.');
    cache.lookup(3200, 8);
    expect(told(() => cache.fail(3300, 8, 2))).toContain('failed, and nothing here could stand in.');
    expect(told(() => cache.lookup(3400, 8))).toContain(
      'failed at once because the callee failed just before.',
    );
  });
});
