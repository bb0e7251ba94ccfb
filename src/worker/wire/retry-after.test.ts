import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after';

const NOW = Date.parse('2026-01-02T03:04:05Z');

it.each([
  ['0', 0],
  ['7', 7000],
  [' 120 ', 120_000],
  ['Fri, 02 Jan 2026 03:04:35 GMT', 30_000],
  ['Fri, 02 Jan 2026 03:04:00 GMT', 0],
  [null, null],
  ['', null],
  ['-1', null],
  ['1.5', null],
  ['5m', null],
  ['soon', null],
  ['2026-01-02', null],
  ['Fri, 99 Jan 2026 03:04:35 GMT', null],
  ['9'.repeat(400), null],
])('%s means %s ms from now', (text, ms) => {
  expect(retryAfterMs(text, NOW)).toBe(ms);
});
