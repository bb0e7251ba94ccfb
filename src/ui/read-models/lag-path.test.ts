import { describe, expect, it } from 'vitest';
import { highestLag, lagPaths } from './lag-path';

const BOX = { width: 100, height: 10 };
const LAG = [
  { time: 0, events: 0 },
  { time: 20, events: 5 },
  { time: 60, events: 2 },
];

describe('the line of the lag', () => {
  it('keeps each value until the next one, and the last one until now', () => {
    const { line, area } = lagPaths(LAG, { range: { from: 0, to: 100 }, now: 80 }, 10, BOX);
    expect(line).toBe('M0 10H20V5H60V8H80');
    expect(area).toBe('M0 10H20V5H60V8H80V10H0Z');
  });

  it('begins with what held before the first moment in sight', () => {
    const { line } = lagPaths(LAG, { range: { from: 50, to: 100 }, now: 100 }, 10, BOX);
    expect(line).toBe('M0 5H20V8H100');
  });

  it('ends where the axis ends', () => {
    expect(lagPaths(LAG, { range: { from: 0, to: 40 }, now: 80 }, 10, BOX).line).toBe('M0 10H50V5H100');
  });

  it('is no line before the run has come into sight, or where nothing is known', () => {
    expect(lagPaths(LAG, { range: { from: 90, to: 100 }, now: 80 }, 10, BOX).line).toBe('');
    expect(lagPaths([], { range: { from: 0, to: 100 }, now: 80 }, 10, BOX)).toEqual({ line: '', area: '' });
  });

  it('stays in its box when the worst is out of sight', () => {
    expect(lagPaths(LAG, { range: { from: 0, to: 100 }, now: 30 }, 4, BOX).line).toBe('M0 10H20V0H30');
  });
});

it('the highest lag is that of the moments in sight, what held at their beginning included', () => {
  expect(highestLag(LAG, { from: 0, to: 100 })).toBe(5);
  expect(highestLag(LAG, { from: 30, to: 50 })).toBe(5);
  expect(highestLag(LAG, { from: 60, to: 100 })).toBe(2);
  expect(highestLag([], { from: 0, to: 1 })).toBe(0);
});
