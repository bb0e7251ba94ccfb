import { describe, expect, it } from 'vitest';
import { shortDuration } from './short-duration';

describe('a duration in little room', () => {
  it('has about three digits', () => {
    expect([2.186e9, 146.39e6, 1.234e6, 80_400, 0].map(shortDuration)).toEqual([
      '2.19 s',
      '146 ms',
      '1.2 ms',
      '80 µs',
      '0 ms',
    ]);
  });
});
