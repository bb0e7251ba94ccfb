import { describe, expect, it } from 'vitest';
import {
  axisCount,
  amount,
  clock,
  count,
  factor,
  milliseconds,
  moment,
  percent,
  rate,
  share,
} from './figures';

describe('figures', () => {
  it('sets thousands apart by a thin space', () => {
    expect([0, 999, 1000, 1234567].map(count)).toEqual(['0', '999', '1\u2009000', '1\u2009234\u2009567']);
  });

  it('never rounds a goodput up to 100 %', () => {
    expect(percent(9999, 10000)).toBe('99.9 %');
    expect(percent(10, 10)).toBe('100.0 %');
    expect(percent(0, 0)).toBe('no requests');
  });

  it('shows rates with a decimal only where it tells something', () => {
    expect([0, 0.04, 2.44, 9.96, 81.4, 12345].map(rate)).toEqual([
      '0/s',
      '0/s',
      '2.4/s',
      '10/s',
      '81/s',
      '12\u2009345/s',
    ]);
  });

  it('shows averages with a decimal only below ten', () => {
    expect([0, 0.84, 9.96, 44.2, 12345].map(amount)).toEqual(['0', '0.8', '10', '44', '12\u2009345']);
  });

  it('shortens large numbers at an axis', () => {
    expect([0, 150, 7500, 12_500, 1_500_000].map(axisCount)).toEqual([
      '0',
      '150',
      '7\u2009500',
      '12.5k',
      '1.5M',
    ]);
  });

  it('says 0 % and 100 % only of nothing and of everything', () => {
    expect([0, 0.0001, 0.02, 0.4949, 0.9999, 1].map(share)).toEqual([
      '0%',
      '0.1%',
      '2.0%',
      '49%',
      '99%',
      '100%',
    ]);
  });

  it('turns from milliseconds to seconds without a jump in width', () => {
    expect([0.84, 44.2, 999.4, 999.6, 12345].map(milliseconds)).toEqual([
      '0.8 ms',
      '44 ms',
      '999 ms',
      '1.00 s',
      '12.3 s',
    ]);
  });

  it('has a mark for what is not known', () => {
    expect([rate(NaN), amount(NaN), share(NaN), milliseconds(NaN), factor(NaN)]).toEqual([
      '–',
      '–',
      '–',
      '–',
      '–',
    ]);
  });

  it('reads the clock', () => {
    expect(clock(32_400_000_000)).toBe('00:32.400');
    expect(clock(3_661_001_999_999)).toBe('1:01:01.001');
    expect(moment(30_774_000_000)).toBe('30.774 s');
  });
});
