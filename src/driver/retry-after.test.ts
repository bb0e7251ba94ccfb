import { describe, expect, it } from 'vitest';
import { readRetryAfter } from './retry-after';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 12:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026-01-01', undefined],
    ['99999999999999', undefined],
    ['', undefined],
    [null, undefined],
  ])('HT-5: %j', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });
});
