import { describe, expect, it } from 'vitest';
import { HEALTH } from './frame';
import { healthAfter, UNTRIED, type HealthState } from './health';

const SECOND = 1e9;

/** The same evidence for some seconds. */
function after(state: HealthState, seconds: number, own: number, any = own, idleFor = 0): HealthState {
  let now = state;
  for (let second = 0; second < seconds; second++) now = healthAfter(now, { own, any, idleFor }, SECOND);
  return now;
}

describe('health', () => {
  const good = after(UNTRIED, 1, 0);

  it('is idle before the first request and well after good answers', () => {
    expect(after(UNTRIED, 3, 0, NaN, NaN).health).toBe(HEALTH.idle);
    expect(good.health).toBe(HEALTH.well);
  });

  it('fails when most of the last requests went wrong, and mends only when far fewer do', () => {
    expect(after(good, 1, 0.49).health).toBe(HEALTH.degraded);
    const failing = after(good, 1, 0.5);
    expect(failing.health).toBe(HEALTH.failing);
    expect(after(failing, 9, 0.31).health).toBe(HEALTH.failing);
    expect(after(failing, 9, 0.29).health).toBe(HEALTH.degraded);
    expect(after(failing, 20, 0).health).toBe(HEALTH.well);
  });

  it('takes a moment to turn by the fault of others, longer to turn back, and is degraded and not failing', () => {
    expect(healthAfter(good, { own: 0, any: 0.9, idleFor: 0 }, 0.02 * SECOND).health).toBe(HEALTH.well);
    const degraded = after(good, 10, 0, 1);
    expect(degraded.health).toBe(HEALTH.degraded);
    expect(after(degraded, 2, 0, 0).health).toBe(HEALTH.degraded);
    expect(after(degraded, 10, 0, 0).health).toBe(HEALTH.well);
  });

  it('keeps the last word on a part that is not called any more, unless that was good', () => {
    const failed = after(good, 10, 1);
    expect(after(failed, 20, 1, NaN, 20 * SECOND).health).toBe(HEALTH.failing);
    expect(after(good, 1, 0, NaN, 2 * SECOND).health).toBe(HEALTH.well);
    expect(after(good, 1, 0, NaN, 20 * SECOND).health).toBe(HEALTH.idle);
  });
});
