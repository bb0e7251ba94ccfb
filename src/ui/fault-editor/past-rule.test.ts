import { describe, expect, it } from 'vitest';
import { PLAIN_FAULTS } from '../timeline/faults.test-support';
import { whyNotNow, whyTooEarly } from './past-rule';

const { crash, degraded } = PLAIN_FAULTS;
const moved = (by: number) => ({ ...crash, fromMs: crash.fromMs + by, toMs: crash.toMs + by });

describe('what can be changed of a fault at a moment', () => {
  it('is everything while nothing has happened, or it lies ahead', () => {
    expect(whyNotNow(crash, moved(-10_000), 0)).toBeUndefined();
    expect(whyNotNow(crash, moved(-5000), 15_000)).toBeUndefined();
    expect(
      whyNotNow({ ...crash, enabled: false }, { ...moved(-5000), enabled: false }, 60_000),
    ).toBeUndefined();
  });

  it('is not where it would have begun by now', () => {
    expect(whyNotNow(crash, moved(-10_000), 15_000)).toBe(
      '10 s has passed: It can begin at 15 s or later. To change what was, go back before it.',
    );
  });

  it('is not where a new one is to begin by now', () => {
    expect(whyTooEarly(10_000, 15_000)).toBe(
      '10 s has passed: a new fault can begin at 15 s or later. To change what was, go back before it.',
    );
    expect(whyTooEarly(15_000, 15_000)).toBeUndefined();
  });

  it('is its end while it acts, and not its beginning', () => {
    expect(whyNotNow(crash, { ...crash, toMs: 60_000 }, 30_000)).toBeUndefined();
    expect(whyNotNow(crash, { ...crash, toMs: 30_000 }, 30_000)).toBeUndefined();
    const why =
      'It began at 20 s: that has passed and stays as it was. Its end can be moved, or go back before 20 s to move it.';
    expect(whyNotNow(crash, moved(2000), 30_000)).toBe(why);
    expect(whyNotNow(crash, { ...crash, toMs: 25_000 }, 30_000)).toBe(why);
  });

  it('is a later time at which it comes again', () => {
    expect(whyNotNow(crash, moved(30_000), 30_000)).toBeUndefined();
    expect(whyNotNow(crash, moved(30_000), 48_000)).toBeUndefined();
    expect(whyNotNow(crash, { ...crash, toMs: 60_000 }, 48_000)).toMatch(
      /ended at 45 s.*come again after 48 s/,
    );
  });

  it('is a ramp only as long as it is not reached', () => {
    expect(whyNotNow(degraded, { ...degraded, rampInMs: 2000 }, 30_000)).toMatch(/began at 20 s/);
    expect(whyNotNow(degraded, { ...degraded, rampOutMs: 5000 }, 30_000)).toBeUndefined();
    expect(whyNotNow({ ...degraded, rampOutMs: 20_000 }, { ...degraded, rampOutMs: 5000 }, 30_000)).toMatch(
      /began/,
    );
  });
});
