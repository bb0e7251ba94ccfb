import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { ERROR, OK } from '../../base/outcome';
import * as engine from './engine';
import { fields, type CircuitBreakerSettings } from './settings';
import { bucketSlot, callsInWindow, failuresInWindow, outcomeInWindow } from './window';

function filled(changed: Partial<CircuitBreakerSettings>, results: readonly [ms: number, failed: boolean][]) {
  const config = engine.configure({ ...defaultsOf(fields), minimumCalls: 1000, ...changed });
  const state = engine.init(config, 0);
  for (const [ms, failed] of results) {
    const permit = engine.tryAcquire(config, state, ms * 1e6);
    engine.complete(config, state, permit, ms * 1e6, failed ? ERROR : OK, 0);
  }
  return state;
}

describe('reading the window', () => {
  it('CB-29: the last outcomes come oldest first, also after the ring went round', () => {
    const state = filled({ tripOn: 'failure-rate-calls', windowCalls: 4, failureRate: 1 }, [
      [0, true],
      [1, true],
      [2, false],
      [3, true],
      [4, false],
      [5, false],
    ]);
    const outcomes = Array.from({ length: state.windowCalls }, (_, place) => outcomeInWindow(state, place));
    expect(outcomes).toEqual([0, 1, 0, 0]);
    expect([callsInWindow(state, 6e6), failuresInWindow(state, 6e6)]).toEqual([4, 1]);
  });

  it('CB-29: a breaker that counts failures in a row shows its last outcomes too', () => {
    const state = filled({ failureThreshold: 3 }, [
      [0, true],
      [1, false],
    ]);
    expect([outcomeInWindow(state, 0), outcomeInWindow(state, 1)]).toEqual([1, 0]);
  });

  it('CB-29: a window of time leaves out what has expired although nobody has rolled it', () => {
    const state = filled({ tripOn: 'failure-rate-time', windowMs: 400, windowBuckets: 4 }, [
      [950, true],
      [1050, true],
      [1150, false],
      [1250, true],
    ]);
    const untouched = { ...state, bucketCalls: state.bucketCalls.slice() };
    const seen = [1250, 1299, 1300, 1399, 1400, 1500, 1600, 9000].map((ms) => [
      callsInWindow(state, ms * 1e6),
      failuresInWindow(state, ms * 1e6),
    ]);
    expect(seen).toEqual([
      [4, 3],
      [4, 3],
      [3, 2],
      [3, 2],
      [2, 1],
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(state).toEqual(untouched);
  });

  it('CB-29: the buckets are found by their age', () => {
    const state = filled({ tripOn: 'failure-rate-time', windowMs: 400, windowBuckets: 4 }, [
      [950, true],
      [1150, false],
    ]);
    const calls = [0, 1, 2, 3, 4].map((age) => {
      const slot = bucketSlot(state, 1250e6, age);
      return slot < 0 ? slot : state.bucketCalls[slot];
    });
    expect(calls).toEqual([-1, 1, 0, 1, -1]);
  });
});
