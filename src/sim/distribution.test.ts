import { describe, expect, it } from 'vitest';
import { mix32 } from '../base/keyed-hash';
import { RandomBank } from '../base/random-bank';
import { msToNs } from '../base/time';
import { LONGEST, sampleDuration } from './distribution';
import type { Distribution } from './model';

const DRAWS = 40_000;

/** Draws by keys as a run does: one key of luck for each call, one purpose for all. */
function draws(law: Distribution, seed = 7): number[] {
  const bank = new RandomBank(seed);
  return Array.from({ length: DRAWS }, (_, k) => sampleDuration(bank, mix32(0x51ed, k), 0x5e41, law)).sort(
    (a, b) => a - b,
  );
}

const mean = (sorted: readonly number[]): number =>
  sorted.reduce((sum, ns) => sum + ns, 0) / sorted.length / 1e6;
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.floor(q * sorted.length)] / 1e6;

const NORMAL_QUANTILES = [
  [0.1, -1.2815515655446],
  [0.5, 0],
  [0.9, 1.2815515655446],
  [0.99, 2.3263478740408],
] as const;

/** A law with its mean and the milliseconds that a share of all draws stays below. */
const LAWS: Readonly<
  Record<string, readonly [Distribution, number, readonly (readonly [number, number])[]]>
> = {
  uniform: [
    { kind: 'uniform', fromNs: msToNs(10), toNs: msToNs(30) },
    20,
    [0.1, 0.5, 0.9].map((q) => [q, 10 + 20 * q]),
  ],
  exponential: [
    { kind: 'exponential', meanNs: msToNs(20) },
    20,
    [0.1, 0.5, 0.9, 0.99].map((q) => [q, -20 * Math.log(1 - q)]),
  ],
  // The sum of two: a share of 1 - (1 + x) e^-x stays below x times the mean of each.
  erlang: [
    { kind: 'erlang', meanNs: msToNs(20), shape: 2 },
    20,
    [
      [1 - 2 * Math.exp(-1), 10],
      [1 - 3 * Math.exp(-2), 20],
      [1 - 6 * Math.exp(-5), 50],
    ],
  ],
  lognormal: [
    { kind: 'lognormal', mu: Math.log(msToNs(20)), sigma: 0.5 },
    20 * Math.exp(0.125),
    NORMAL_QUANTILES.map(([q, z]) => [q, 20 * Math.exp(0.5 * z)]),
  ],
  pareto: [
    { kind: 'pareto', leastNs: msToNs(10), alpha: 3 },
    15,
    [0.1, 0.5, 0.9, 0.99].map((q) => [q, 10 * (1 - q) ** (-1 / 3)]),
  ],
  mixture: [
    {
      kind: 'mixture',
      usual: { kind: 'constant', ns: msToNs(5) },
      rare: { kind: 'exponential', meanNs: msToNs(100) },
      rareShare: 0.2,
    },
    0.8 * 5 + 0.2 * 100,
    // Of all, 0.2 (1 - e^-x/100) + 0.8 stay below x: nine tenths below 100 ln 2.
    [
      [0.5, 5],
      [0.9, 100 * Math.LN2],
      [0.98, 100 * Math.log(10)],
    ],
  ],
};

describe('durations drawn by a law', () => {
  it.each(Object.entries(LAWS))(
    '%s: have its mean and its quantiles, in whole nanoseconds',
    (_, [law, expected, quantiles]) => {
      const sorted = draws(law);
      expect(sorted.every((ns) => Number.isSafeInteger(ns) && ns >= 0)).toBe(true);
      expect(mean(sorted) / expected).toBeGreaterThan(0.96);
      expect(mean(sorted) / expected).toBeLessThan(1.04);
      for (const [q, ms] of quantiles) {
        expect(quantile(sorted, q) / ms).toBeGreaterThan(0.94);
        expect(quantile(sorted, q) / ms).toBeLessThan(1.06);
      }
    },
  );

  it('constant: are always the same', () => {
    expect(new Set(draws({ kind: 'constant', ns: 123_456_789 }))).toEqual(new Set([123_456_789]));
  });

  it('uniform: reach both ends and nothing beyond', () => {
    const few = new Set(draws({ kind: 'uniform', fromNs: 3, toNs: 6 }));
    expect([...few].sort((a, b) => a - b)).toEqual([3, 4, 5, 6]);
    expect(new Set(draws({ kind: 'uniform', fromNs: 9, toNs: 9 }))).toEqual(new Set([9]));
  });

  it('erlang: vary less the more exponentials they are the sum of', () => {
    const deviation = (shape: number): number => {
      const sorted = draws({ kind: 'erlang', meanNs: msToNs(20), shape });
      const middle = mean(sorted);
      return Math.sqrt(sorted.reduce((sum, ns) => sum + (ns / 1e6 - middle) ** 2, 0) / DRAWS) / middle;
    };
    for (const shape of [1, 4, 16]) expect(deviation(shape) * Math.sqrt(shape)).toBeCloseTo(1, 1);
  });

  it('pareto: are at least the least, however many are drawn', () => {
    expect(draws({ kind: 'pareto', leastNs: 1000, alpha: 1.1 })[0]).toBeGreaterThanOrEqual(1000);
  });

  it.each<[string, Distribution]>([
    ['a pareto without a mean', { kind: 'pareto', leastNs: msToNs(60_000), alpha: 0.01 }],
    ['a wide lognormal', { kind: 'lognormal', mu: 80, sigma: 50 }],
    [
      'a rare one without bounds',
      {
        kind: 'mixture',
        usual: { kind: 'constant', ns: 1 },
        rare: { kind: 'pareto', leastNs: msToNs(1000), alpha: 0.001 },
        rareShare: 0.5,
      },
    ],
  ])('of a tail that is too heavy are capped: %s', (_, law) => {
    const sorted = draws(law);
    expect(sorted.at(-1)).toBe(LONGEST);
    expect(sorted.every((ns) => Number.isSafeInteger(ns) && ns >= 0)).toBe(true);
  });
});

describe('draws by key', () => {
  const law: Distribution = { kind: 'erlang', meanNs: msToNs(20), shape: 3 };

  it('give the same for the same keys, whatever was drawn between', () => {
    const bank = new RandomBank(7);
    const first = sampleDuration(bank, 1, 2, law);
    for (const [between] of Object.values(LAWS)) sampleDuration(bank, 3, 4, between);
    expect(sampleDuration(bank, 1, 2, law)).toBe(first);
    expect(sampleDuration(new RandomBank(7), 1, 2, law)).toBe(first);
  });

  it('give others for another key, another purpose and another seed', () => {
    const all = [
      sampleDuration(new RandomBank(7), 1, 2, law),
      sampleDuration(new RandomBank(7), 2, 2, law),
      sampleDuration(new RandomBank(7), 1, 3, law),
      sampleDuration(new RandomBank(7), 2, 1, law),
      sampleDuration(new RandomBank(8), 1, 2, law),
    ];
    expect(new Set(all).size).toBe(5);
  });

  it('of one mean rise and fall together: a slower law is slower for each request', () => {
    const bank = new RandomBank(7);
    for (let k = 0; k < 1000; k++) {
      const [fast, slow] = [10, 20].map((ms) =>
        sampleDuration(bank, k, 5, { kind: 'exponential', meanNs: msToNs(ms) }),
      );
      expect(Math.abs(slow - 2 * fast)).toBeLessThanOrEqual(2);
    }
  });
});
