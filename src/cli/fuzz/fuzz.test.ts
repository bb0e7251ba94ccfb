import { describe, expect, it } from 'vitest';
import { corpus } from './corpus';
import { fuzz, inputOf } from './fuzz';
import { Luck } from './luck';

const files = await corpus();

describe('files that luck has spoiled', () => {
  it('are read or refused in words, never throw, never hang and change nothing that others share', () => {
    const report = fuzz(files, { inputs: 2000, seed: 1, now: () => performance.now() });
    expect(report.defects).toEqual([]);
    // Both happen often, or the inputs would be of no use.
    expect(report.read).toBeGreaterThan(200);
    expect(report.refused).toBeGreaterThan(1000);
    expect(report.slowest).toBeLessThan(100);
  });

  it('follow from their seed', () => {
    expect(inputOf(files, new Luck(7))).toBe(inputOf(files, new Luck(7)));
    expect(
      new Set(Array.from({ length: 50 }, (_, seed) => inputOf(files, new Luck(seed)))).size,
    ).toBeGreaterThan(40);
  });
});
