import { describe, expect, it } from 'vitest';
import { differenceText } from './difference-text';

describe('a difference of two durations', () => {
  it('always has a sign', () => {
    expect([12e6, -3.4e6, 0, 1.5e9].map(differenceText)).toEqual(['+12 ms', '−3.4 ms', '±0 ms', '+1.5 s']);
  });
});
