import { expect } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { NS_PER_MS } from '../../base/time';
import * as engine from './engine';
import { fields, type CacheSettings } from './settings';

/** In place of the number of a failure. */
export const NOT_REMEMBERED = -1;

export const HOUR = 3_600_000;

/** A cache with its settings at hand. Times are in milliseconds, except where a test counts nanoseconds. */
export function cacheWith(given: Partial<CacheSettings>) {
  let settings: CacheSettings = { ...defaultsOf(fields), ...given };
  let config = engine.configure(settings);
  const state = engine.init(config, 0);
  const lookupNs = (now: number, key = 0) => engine.lookup(config, state, key, now);
  const lookup = (ms: number, key = 0) => lookupNs(ms * NS_PER_MS, key);
  const store = (ms: number, key = 0, permit = state.permits, draw = 0.5) => {
    engine.store(config, state, key, permit, ms * NS_PER_MS, draw);
  };
  const remember = (ms: number, key: number, failure: number) => {
    if (failure !== NOT_REMEMBERED) {
      engine.remember(config, state, key, state.permits, ms * NS_PER_MS, failure);
    }
  };
  return {
    state,
    lookupNs,
    lookup,
    store,
    /** Asks for a key that is not there and stores what comes back at once. */
    fill: (ms: number, ...keys: readonly number[]) => {
      for (const key of keys) {
        expect(lookup(ms, key)).toBe(engine.MISS);
        store(ms, key);
      }
    },
    /** A call that was let through fails; a failure with a number is to be remembered. */
    fail: (ms: number, key = 0, failure = NOT_REMEMBERED) => {
      remember(ms, key, failure);
      return engine.fail(config, state, key, ms * NS_PER_MS);
    },
    refreshFailed: (ms: number, key = 0, failure = NOT_REMEMBERED, permit = state.permits) => {
      engine.refreshFailed(state, key, permit);
      remember(ms, key, failure);
    },
    flush: () => engine.flush(state),
    use: (ms: number, changed: Partial<CacheSettings>) => {
      settings = { ...settings, ...changed };
      config = engine.configure(settings);
      engine.adapt(config, state, ms * NS_PER_MS);
    },
    known: (ms: number, ...keys: readonly number[]) => keys.filter((key) => lookup(ms, key) !== engine.MISS),
    why: (ms: number) => engine.explain(config, state, ms * NS_PER_MS),
    decision: () => engine.explainDecision(config, state).sentence,
  };
}
