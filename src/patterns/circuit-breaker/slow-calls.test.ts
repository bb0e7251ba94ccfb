import { describe, expect, it } from 'vitest';
import { OK } from '../../base/outcome';
import { breakerWith } from './breaker.test-support';
import { CLOSED, HALF_OPEN, OPEN, SLOW_RATE, TRIAL_FAILED } from './catalogue';
import { slownessInWindow, slowInWindow } from './window';

const SLOW_OF_10 = {
  tripOn: 'failure-rate-calls',
  windowCalls: 10,
  minimumCalls: 10,
  slowCallMs: 200,
  slowCallRate: 0.5,
} as const;
const SLOW_SECOND = {
  ...SLOW_OF_10,
  tripOn: 'failure-rate-time',
  windowMs: 1000,
  windowBuckets: 10,
} as const;

describe('slow calls', () => {
  it('CB-32: a call that takes just as long is slow, a shorter one is not', () => {
    const breaker = breakerWith(SLOW_OF_10);
    breaker.calls(0, 's', 199.999999);
    expect(breaker.state.slow).toBe(0);
    breaker.calls(0, 's', 200);
    expect(breaker.state).toMatchObject({ slow: 1, windowSlow: 1, succeeded: 2, failed: 0 });
  });

  it('CB-32: ignored and cancelled calls are never slow', () => {
    const breaker = breakerWith(SLOW_OF_10);
    breaker.calls(0, 'iicc', 5000);
    expect(breaker.state).toMatchObject({ slow: 0, windowCalls: 0 });
  });

  it('CB-32: no call is slow without a limit, nor where failures in a row count', () => {
    for (const settings of [{ ...SLOW_OF_10, slowCallMs: 0 }, { slowCallMs: 200 }]) {
      const breaker = breakerWith(settings);
      breaker.calls(0, 's'.repeat(50), 60_000);
      expect(breaker.state).toMatchObject({ mode: CLOSED, slow: 0 });
    }
  });

  it('CB-33: successes that are slow open it, with the share as evidence', () => {
    const breaker = breakerWith(SLOW_OF_10);
    breaker.calls(0, 'sssss', 10);
    expect(breaker.calls(0, 'ssss', 300)).toBe(CLOSED);
    expect(breaker.calls(7, 's', 300)).toBe(OPEN);
    expect(breaker.state).toMatchObject({
      reason: SLOW_RATE,
      changedAt: 7e6,
      evidenceCalls: 10,
      evidenceFailures: 0,
      evidenceSlow: 5,
      evidenceLimit: 0.5,
    });
    expect(breaker.why(7).sentence).toContain(
      '5 of the last 10 calls were slow (50 %, at least 50 % trips it)',
    );
  });

  it('CB-33: the comparison and the minimum are those of the failure rate', () => {
    const above = breakerWith({ ...SLOW_OF_10, comparison: 'above' });
    above.calls(0, 'sssss', 10);
    expect(above.calls(0, 'sssss', 300)).toBe(CLOSED);
    expect(above.calls(0, 's', 300)).toBe(OPEN);
    expect(breakerWith(SLOW_OF_10).calls(0, 's'.repeat(9), 300)).toBe(CLOSED);
  });

  it('CB-33: a window of calls forgets the oldest slow call, failed or not', () => {
    const breaker = breakerWith({
      ...SLOW_OF_10,
      windowCalls: 4,
      minimumCalls: 4,
      failureRate: 1,
      slowCallRate: 0.75,
    });
    breaker.calls(0, 'sf', 300);
    breaker.calls(0, 'ssss', 10);
    expect(breaker.state).toMatchObject({ windowCalls: 4, windowFailures: 0, windowSlow: 0 });
    breaker.calls(0, 'fs', 300);
    expect([0, 1, 2, 3].map((place) => slownessInWindow(breaker.state, place))).toEqual([0, 0, 1, 1]);
    expect(breaker.calls(0, 's', 300)).toBe(OPEN);
  });

  it('CB-33: a window of time forgets slow calls with their bucket, also while nobody calls', () => {
    const breaker = breakerWith({ ...SLOW_SECOND, minimumCalls: 4 });
    breaker.calls(50, 'sss', 300);
    expect([999, 1000, 3_600_000].map((ms) => slowInWindow(breaker.state, ms * 1e6))).toEqual([3, 0, 0]);
    expect(breaker.calls(3_600_000, 'sss', 300)).toBe(CLOSED);
    expect(breaker.calls(3_600_000, 's', 300)).toBe(OPEN);
  });

  it('CB-33: when both rates are reached, the failure rate is the reason', () => {
    const breaker = breakerWith(SLOW_OF_10);
    breaker.calls(0, 'f'.repeat(10), 300);
    expect(breaker.why(0).sentence).toContain('10 of the last 10 calls failed');
  });

  it('CB-34: a slow trial counts against closing although it succeeded', () => {
    const breaker = breakerWith({ ...SLOW_OF_10, openForMs: 100, trialsPermitted: 3, trialsRequired: 2 });
    breaker.calls(0, 'f'.repeat(10));
    expect(breaker.calls(100, 's', 10)).toBe(HALF_OPEN);
    expect(breaker.calls(100, 'ss', 200)).toBe(OPEN);
    expect(breaker.state).toMatchObject({
      reason: TRIAL_FAILED,
      evidenceCalls: 3,
      evidenceFailures: 2,
      evidenceSlow: 2,
    });
    expect(breaker.why(100).sentence).toContain('2 of 3 trials failed or were slow, 2 slow (1 may fail)');
    expect(breaker.calls(200, 'ss', 199)).toBe(CLOSED);
  });

  it('CB-28: the sentence of a closed breaker names both rates', () => {
    const breaker = breakerWith({ ...SLOW_OF_10, slowCallRate: 0.9 });
    breaker.calls(0, 'ffssss', 10);
    breaker.calls(0, 'ssss', 300);
    expect(breaker.why(0).sentence).toBe(
      'Closed: 2 of the last 10 calls failed (20 %, at least 50 % opens it), ' +
        '4 took 200 ms or longer (40 %, at least 90 % opens it).',
    );
  });

  it('CB-23: a resized window keeps what is slow, and forgets it when slow calls no longer matter', () => {
    const breaker = breakerWith({ ...SLOW_OF_10, slowCallRate: 1 });
    breaker.calls(0, 'sss', 300);
    breaker.calls(0, 'ss', 10);
    breaker.adapt(0, { windowCalls: 4 });
    expect(breaker.state).toMatchObject({ windowCalls: 4, windowSlow: 2 });
    breaker.adapt(0, { slowCallMs: 0 });
    expect(breaker.state).toMatchObject({ windowCalls: 4, windowSlow: 0 });
    expect([...breaker.state.outcomes]).toEqual([0, 0, 0, 0]);
  });

  it('CB-23: so does a window of time, whose buckets change with the limit', () => {
    const breaker = breakerWith({ ...SLOW_SECOND, slowCallRate: 1 });
    breaker.calls(50, 'sss', 300);
    breaker.adapt(60, { windowBuckets: 5 });
    expect(breaker.state).toMatchObject({ windowCalls: 3, windowSlow: 3 });
    breaker.adapt(70, { slowCallMs: 0 });
    expect(breaker.state).toMatchObject({ windowCalls: 3, windowSlow: 0 });
    breaker.adapt(80, { slowCallMs: 200 });
    breaker.end(breaker.ask(80), 90, OK, 250);
    expect(breaker.state).toMatchObject({ windowCalls: 4, windowSlow: 1 });
  });
});
