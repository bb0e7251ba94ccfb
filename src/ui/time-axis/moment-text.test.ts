import { describe, expect, it } from 'vitest';
import { momentText } from './moment-text';

describe('a moment of the axis', () => {
  it.each([
    [0, 0, '0 s'],
    [12.4, 2, '12.40 s'],
    [120, 0, '120 s'],
    [121, 0, '2:01'],
    [121.25, 2, '2:01.25'],
    [3500, 0, '58:20'],
    [3599.999, 2, '1:00:00.00'],
    [3600, 0, '1:00:00'],
    [14_400, 0, '4:00:00'],
  ])('%d s with %d decimals', (seconds, decimals, words) => {
    expect(momentText(seconds * 1e9, decimals)).toBe(words);
  });
});
