import { describe, expect, it } from 'vitest';
import { chooseSampling } from './sampling-choice';

const load = (total: number, busiest = total / 14, travel = 1) => ({ total, busiest, travel });

describe('sampling', () => {
  it('is one to one while there are few calls', () => {
    expect(chooseSampling(1, load(0))).toBe(1);
    expect(chooseSampling(1, load(60))).toBe(1);
  });

  it('grows at once with the rate, in round figures, up to the coarsest', () => {
    expect(chooseSampling(1, load(2000, 100))).toBe(20);
    expect(chooseSampling(20, load(60_000, 100))).toBe(500);
    expect(chooseSampling(1, load(1e9))).toBe(100_000);
  });

  it('looks at the busiest edge too: a single one must not become a line', () => {
    expect(chooseSampling(1, load(200, 200))).toBe(50);
  });

  it('never shows more than 250 marks at once', () => {
    for (let total = 1; total < 200_000; total *= 1.3) {
      const sampling = chooseSampling(1, load(total));
      expect(total / sampling).toBeLessThanOrEqual(250);
    }
  });

  it('stays where it is near a limit', () => {
    const before = chooseSampling(1, load(0, 71));
    expect(before).toBe(20);
    expect(chooseSampling(before, load(0, 69))).toBe(20);
    expect(chooseSampling(before, load(0, 60))).toBe(20);
    expect(chooseSampling(before, load(0, 59))).toBe(10);
  });
});
