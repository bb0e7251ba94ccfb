import { describe, expect, it } from 'vitest';
import { countText, durationText, instantText, percentText } from './duration-text';

describe('durations, shares and counts for people', () => {
  it('sets the thousands of a count apart by a thin space', () => {
    expect([0, 999, 1000, 12_345, 1_234_567].map(countText)).toEqual([
      '0',
      '999',
      '1\u2009000',
      '12\u2009345',
      '1\u2009234\u2009567',
    ]);
  });

  it('picks the unit by size and drops idle zeros', () => {
    expect(durationText(3.37e9)).toBe('3.37 s');
    expect(durationText(5e9)).toBe('5 s');
    expect(durationText(350e6)).toBe('350 ms');
    expect(durationText(1.25e6)).toBe('1.25 ms');
    expect(durationText(12_000)).toBe('12 µs');
    expect(durationText(0)).toBe('0 ms');
  });

  it('shows an instant with two decimals', () => {
    expect(instantText(20.4e9)).toBe('20.40 s');
  });

  it('keeps a share just below a half apart from a half', () => {
    expect(percentText(0.496)).toBe('49.6 %');
    expect(percentText(0.5)).toBe('50 %');
  });
});
