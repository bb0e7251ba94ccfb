import { describe, expect, it } from 'vitest';
import { durationText, instantText, percentText } from './duration-text';

describe('durations and shares for people', () => {
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
