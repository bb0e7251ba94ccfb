import { describe, expect, it } from 'vitest';
import { outlierOf } from './outlier';

describe('the one that stands out', () => {
  it('is the worst, when it is far from the middle one', () => {
    expect(outlierOf([30, 31, 410, 29], 'high')).toBe(2);
    expect(outlierOf([30, 31, 44, 29], 'high')).toBeUndefined();
    expect(outlierOf([50, 2, 48], 'low')).toBe(1);
    expect(outlierOf([50, 2, 48], 'high')).toBeUndefined();
  });

  it('is found among two by the better one', () => {
    expect(outlierOf([30, 90], 'high')).toBe(1);
    expect(outlierOf([0, 40], 'low')).toBe(0);
  });

  it('is none among small figures, unknown ones or too few', () => {
    expect(outlierOf([0, 0.1, 0.4], 'high')).toBeUndefined();
    expect(outlierOf([NaN, 410, NaN], 'high')).toBeUndefined();
    expect(outlierOf([NaN, 30, 410, 31], 'high')).toBe(2);
    expect(outlierOf([], 'low')).toBeUndefined();
  });
});
