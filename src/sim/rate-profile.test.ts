import { describe, expect, it } from 'vitest';
import { NEVER, NS_PER_SECOND, secondsToNs } from '../base/time';
import { expectedBetween, momentAfter, rateAt, type RateProfile } from './rate-profile';

/** Pieces as [from in seconds, rate, rate at the end]. */
function profileOf(...pieces: readonly (readonly [number, number, number])[]): RateProfile {
  return pieces.map(([from, rate, rateAtEnd]) => ({ from: secondsToNs(from), rate, rateAtEnd }));
}

const s = NS_PER_SECOND;
const CONSTANT = profileOf([0, 40, 40]);
const STEP = profileOf([0, 10, 10], [20, 50, 50]);
const RAMP = profileOf([0, 0, 100], [10, 100, 100]);
const SPIKE = profileOf([0, 10, 10], [10, 10, 100], [12, 100, 10], [14, 10, 10]);
const PULSE = profileOf([0, 0, 0], [5, 8, 8], [6, 0, 0]);
const FADE = profileOf([0, 100, 0], [10, 0, 0]);

describe('the rate at a moment', () => {
  it('stays in a constant profile, and changes at once in a step', () => {
    expect([0, 1, 1e6].map((time) => rateAt(CONSTANT, time * s))).toEqual([40, 40, 40]);
    expect([0, 20 * s - 1, 20 * s, 1e6 * s].map((time) => rateAt(STEP, time))).toEqual([10, 10, 50, 50]);
  });

  it('follows a ramp and a spike', () => {
    expect([0, 2.5, 10, 11].map((time) => rateAt(RAMP, time * s))).toEqual([0, 25, 100, 100]);
    expect([9, 11, 12, 13, 14].map((time) => rateAt(SPIKE, time * s))).toEqual([10, 55, 100, 55, 10]);
  });

  it('keeps its digits next to the end of a ramp down to zero', () => {
    const long = profileOf([0, 3, 0], [1e6, 0, 0]);
    expect(rateAt(long, 1e15 - 1) / 3e-15).toBeCloseTo(1, 12);
  });

  it('is exactly the one that was set, all along a flat piece', () => {
    const flat = profileOf([0, 0.1, 0.1], [7, 3, 3]);
    for (let time = 0; time < 7 * s; time += 6_999_999) expect(rateAt(flat, time)).toBe(0.1);
  });

  it('finds its piece among a thousand', () => {
    const many = profileOf(...Array.from({ length: 1000 }, (_, i) => [i, i, i] as const));
    expect([0, 1, 498.5, 998.999, 999, 5000].map((time) => rateAt(many, time * s))).toEqual([
      0, 1, 498, 998, 999, 999,
    ]);
  });
});

describe('expected arrivals', () => {
  it('are the area under the rate', () => {
    expect(expectedBetween(CONSTANT, 3 * s, 5.5 * s)).toBe(100);
    expect(expectedBetween(STEP, 18 * s, 22 * s)).toBe(120);
    expect(expectedBetween(RAMP, 0, 10 * s)).toBe(500);
    expect(expectedBetween(RAMP, 2 * s, 4 * s)).toBe(60);
    expect(expectedBetween(SPIKE, 0, 24 * s)).toBe(100 + 110 + 110 + 100);
    expect(expectedBetween(PULSE, 0, 100 * s)).toBe(8);
  });

  it('are none within a moment', () => {
    expect([0, 5, 10, 11].map((time) => expectedBetween(RAMP, time * s, time * s))).toEqual([0, 0, 0, 0]);
  });
});

describe('the moment after', () => {
  it('is a plain division in a constant profile, to the nanosecond', () => {
    for (const [rate, work] of [
      [40, 1],
      [3, 0.7310585786300049],
      [1234.567, 1.596460750847506],
      [0.001, 2.5],
    ]) {
      const expected = Math.round((work * NS_PER_SECOND) / rate);
      expect(momentAfter(profileOf([0, rate, rate]), 12_345, work)).toBe(12_345 + expected);
    }
  });

  it('goes on at the new rate after a step', () => {
    expect(momentAfter(STEP, 19 * s, 10)).toBe(20 * s);
    expect(momentAfter(STEP, 19 * s, 20)).toBe(20.2 * s);
    expect(momentAfter(STEP, 20 * s, 10)).toBe(20.2 * s);
  });

  it('solves a ramp up from nothing and down to nothing', () => {
    expect(momentAfter(RAMP, 0, 125)).toBe(5 * s);
    expect(momentAfter(RAMP, 5 * s, 375)).toBe(10 * s);
    expect(momentAfter(RAMP, 5 * s, 475)).toBe(11 * s);
    expect(momentAfter(FADE, 0, 375)).toBe(5 * s);
    expect(momentAfter(FADE, 0, 500)).toBe(10 * s);
    expect(momentAfter(SPIKE, 10 * s, 220)).toBe(14 * s);
  });

  it('solves a ramp that is nearly flat as exactly as a flat one', () => {
    const nearly = profileOf([0, 50, 50 + 1e-9], [1000, 50, 50]);
    expect(momentAfter(nearly, 100 * s, 1000)).toBe(120 * s);
  });

  it('waits through what brings nothing', () => {
    expect(momentAfter(PULSE, 1 * s, 4)).toBe(5.5 * s);
    expect(momentAfter(PULSE, 1 * s, 8)).toBe(6 * s);
  });

  it('never comes when the profile ends before', () => {
    expect(momentAfter(PULSE, 1 * s, 8.0001)).toBe(NEVER);
    expect(momentAfter(PULSE, 6 * s, 1e-9)).toBe(NEVER);
    expect(momentAfter(FADE, 0, 500.0001)).toBe(NEVER);
    expect(momentAfter(profileOf([0, 0, 0]), 0, 1)).toBe(NEVER);
  });

  it('is at most eleven days away', () => {
    expect(momentAfter(profileOf([0, 1e-30, 1e-30]), 7, 1)).toBe(7 + 1e15);
    expect(momentAfter(profileOf([0, Number.MIN_VALUE, Number.MIN_VALUE]), 7, 1)).toBe(7 + 1e15);
    expect(momentAfter(profileOf([0, 0, 0], [2e6, 5, 5]), 7, 1)).toBe(7 + 1e15);
  });

  it('passes over a piece that ends when it begins', () => {
    const twice = profileOf([0, 10, 10], [5, 3, 99], [5, 20, 20]);
    expect(momentAfter(twice, 4 * s, 20)).toBe(5.5 * s);
    expect(expectedBetween(twice, 4 * s, 6 * s)).toBe(30);
    expect(rateAt(twice, 5 * s)).toBe(20);
  });
});
