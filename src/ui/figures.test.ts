import { describe, expect, it } from 'vitest';
import { count, percent } from './figures';

describe('figures', () => {
  it('sets thousands apart by a thin space', () => {
    expect([0, 999, 1000, 1234567].map(count)).toEqual(['0', '999', '1\u2009000', '1\u2009234\u2009567']);
  });

  it('never rounds a goodput up to 100 %', () => {
    expect(percent(9999, 10000)).toBe('99.9 %');
    expect(percent(10, 10)).toBe('100.0 %');
    expect(percent(0, 0)).toBe('no requests');
  });
});
