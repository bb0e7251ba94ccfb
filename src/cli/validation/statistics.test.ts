import { describe, expect, it } from 'vitest';
import { judge } from './statistics';

describe('the acceptance test', () => {
  it('takes the standard error of the runs times the t quantile as half the interval', () => {
    // Mean 10, sum of squares 10, so s = sqrt(2.5) and s / sqrt(5) = .70711.
    const found = judge([8, 9, 10, 11, 12], 50);
    expect(found.mean).toBe(10);
    expect(found.half).toBeCloseTo(8.61 * Math.SQRT1_2, 10);
    expect(found.precision).toBeCloseTo(Math.SQRT1_2 / 50, 10);
    expect(found.verdict).toBe('differs');
  });

  it('accepts a mean inside the interval, and refuses one outside', () => {
    const runs = [99, 100, 101, 100, 100];
    expect(judge(runs, 102.7).verdict).toBe('agrees');
    expect(judge(runs, 102.8).verdict).toBe('differs');
  });

  it('refuses runs that scatter too much to say anything', () => {
    expect(judge([80, 90, 100, 110, 120], 100).verdict).toBe('too coarse');
  });

  it('refuses a run that gave no number', () => {
    expect(judge([NaN, 1, 1, 1, 1], 1).verdict).toBe('differs');
  });

  it('accepts runs that are all the same only at the very value', () => {
    expect(judge([3, 3, 3, 3, 3], 3).verdict).toBe('agrees');
    expect(judge([3, 3, 3, 3, 3], 3.0001).verdict).toBe('differs');
  });

  it('says which numbers of runs it has a quantile for', () => {
    expect(() => judge([1, 2, 3], 2)).toThrow(/no t quantile for 3 runs/);
  });
});
