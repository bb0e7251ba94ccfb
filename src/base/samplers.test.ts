import { describe, expect, it } from 'vitest';
import { KEYED, RandomBank } from './random-bank';
import { erlang, exponential, logNormal, normal, pareto, uniformInt } from './samplers';
import { EXPONENTIAL, NORMAL } from './ziggurat';

const DRAWS = 100_000;

function moments(draw: (i: number) => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < DRAWS; i++) {
    const x = draw(i);
    sum += x;
    squares += x * x;
  }
  const mean = sum / DRAWS;
  return { mean, variance: squares / DRAWS - mean * mean };
}

/**
 * Puts draws through their own distribution function, which makes them uniform, and compares 100 equal cells:
 * (chi-square - 99) in standard deviations.
 */
function misfit(draw: (i: number) => number, distribution: (x: number) => number): number {
  const counts = new Float64Array(100);
  for (let i = 0; i < DRAWS; i++) counts[Math.min(99, Math.floor(distribution(draw(i)) * 100))]++;
  const expected = DRAWS / 100;
  const chiSquare = counts.reduce(
    (sum, count) => sum + ((count - expected) * (count - expected)) / expected,
    0,
  );
  return (chiSquare - 99) / Math.sqrt(198);
}

/** The normal distribution function by the series around 0; good to 1e-10 within 6 deviations. */
function normalDistribution(x: number): number {
  if (Math.abs(x) > 6) return x < 0 ? 0 : 1;
  let term = x;
  let sum = x;
  for (let n = 1; n < 150; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

describe('the ziggurat tables', () => {
  it.each([
    ['exponential', EXPONENTIAL, (x: number) => Math.exp(-x)],
    ['normal', NORMAL, (x: number) => Math.exp(-0.5 * x * x)],
  ])('of the %s close at the top: all layers have one area', (_name, ziggurat, density) => {
    const { edge, height } = ziggurat;
    const area = edge[0] * height[1];
    for (let layer = 1; layer < 256; layer++) {
      expect(edge[layer]).toBeGreaterThan(edge[layer + 1]);
      expect(edge[layer] * (density(edge[layer + 1]) - density(edge[layer]))).toBeCloseTo(area, 12);
    }
  });
});

describe.each([
  ['a named stream', 'sequential'],
  ['keyed draws', 'keyed'],
])('drawn from %s', (_label, kind) => {
  const bank = new RandomBank(2024);
  const stream = bank.stream('test');
  const slot = kind === 'keyed' ? KEYED : stream;
  /** Keyed draws get a key of their own each time, as in a run. */
  const prepare = (i: number, purpose: number): void => {
    if (slot === KEYED) bank.key(i, purpose);
  };

  it('exponential has its mean, variance and shape', () => {
    const draw = (i: number): number => {
      prepare(i, 1);
      return exponential(bank, slot);
    };
    const { mean, variance } = moments(draw);
    // Standard errors: 1 / sqrt(n) = 0.0032 and sqrt(8 / n) = 0.0089.
    expect(Math.abs(mean - 1)).toBeLessThan(0.0127);
    expect(Math.abs(variance - 1)).toBeLessThan(0.036);
    expect(Math.abs(misfit(draw, (x) => 1 - Math.exp(-x)))).toBeLessThan(4);
  });

  it('normal has its mean, variance and shape', () => {
    const draw = (i: number): number => {
      prepare(i, 2);
      return normal(bank, slot);
    };
    const { mean, variance } = moments(draw);
    expect(Math.abs(mean)).toBeLessThan(0.0127);
    expect(Math.abs(variance - 1)).toBeLessThan(0.018);
    expect(Math.abs(misfit(draw, normalDistribution))).toBeLessThan(4);
  });

  it('uniformInt is even', () => {
    const draw = (i: number): number => {
      prepare(i, 3);
      return uniformInt(bank, slot, 700);
    };
    expect(Math.abs(misfit(draw, (x) => (x + 0.5) / 700))).toBeLessThan(4);
  });
});

describe('tails', () => {
  const bank = new RandomBank(11);
  const slot = bank.stream('tail');

  it('of the exponential and the normal go beyond the lowest layer as often as they should', () => {
    let far = 0;
    let beyond = 0;
    for (let i = 0; i < 200_000; i++) {
      if (exponential(bank, slot) > EXPONENTIAL.edge[1]) far++;
      if (Math.abs(normal(bank, slot)) > NORMAL.edge[1]) beyond++;
    }
    // Expected 90.8 (e^-7.697 = 4.54e-4) and 51.6 (2.58e-4).
    expect(Math.abs(far - 90.8)).toBeLessThan(38);
    expect(Math.abs(beyond - 51.6)).toBeLessThan(29);
  });

  it('of the normal has the right mean beyond the lowest layer', () => {
    const start = NORMAL.edge[1];
    const top = Math.exp(-0.5 * start * start);
    // The layers have one area, and the lowest is a rectangle up to the tail plus the tail.
    const mean = top / (NORMAL.edge[0] * NORMAL.height[1] - start * top);
    const words = bank.state.slice();
    let sum = 0;
    for (let i = 0; i < 20_000; i++) {
      // The next word of sfc32 is the sum of words 0, 1 and 3: made to pick the lowest layer, far to the right.
      const [b, c, d] = [bank.u32(slot), bank.u32(slot), bank.u32(slot)];
      words.set([0x7fffff00 - b - d, b, c, d], slot * 4);
      bank.replaceState(words);
      const x = normal(bank, slot);
      expect(x).toBeGreaterThan(start);
      sum += x;
    }
    // The standard error is 0.0017.
    expect(Math.abs(sum / 20_000 - mean)).toBeLessThan(0.007);
  });
});

describe('derived samplers', () => {
  const bank = new RandomBank(99);
  const slot = bank.stream('derived');

  it('logNormal has the median e^mu and its mean', () => {
    let below = 0;
    const { mean } = moments(() => {
      const x = logNormal(bank, slot, 1, 0.5);
      if (x < Math.E) below++;
      return x;
    });
    expect(Math.abs(below / DRAWS - 0.5)).toBeLessThan(0.0064);
    expect(mean / Math.exp(1.125)).toBeCloseTo(1, 1.9);
  });

  it('pareto starts at 1 and falls with its power', () => {
    expect(
      Math.abs(
        misfit(
          () => pareto(bank, slot, 2.5),
          (x) => 1 - Math.pow(x, -2.5),
        ),
      ),
    ).toBeLessThan(4);
  });

  it('erlang has mean 1 and variance 1 / k', () => {
    const { mean, variance } = moments(() => erlang(bank, slot, 4));
    expect(Math.abs(mean - 1)).toBeLessThan(0.0064);
    expect(Math.abs(variance - 0.25)).toBeLessThan(0.007);
  });
});

describe('uniformInt', () => {
  const bank = new RandomBank(5);
  const slot = bank.stream('ints');

  it('reaches both ends and nothing else', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 200; i++) seen.add(uniformInt(bank, slot, 3));
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2]);
    expect(uniformInt(bank, slot, 1)).toBe(0);
  });

  it('draws again where a plain product would favour some numbers', () => {
    // With n = 3, 2^32 mod 3 = 1: only the word 0 is one too many, so it is skipped.
    const words = bank.state.slice();
    words.set([0, 0, 5, 0], slot * 4);
    bank.replaceState(words);
    uniformInt(bank, slot, 3);
    expect(bank.state[slot * 4 + 3]).toBe(2);
  });

  it('covers ranges wider than 2^21 too', () => {
    const n = Math.pow(2, 40);
    let high = 0;
    for (let i = 0; i < 1000; i++) {
      const x = uniformInt(bank, slot, n);
      expect(Number.isInteger(x) && x >= 0 && x < n).toBe(true);
      if (x >= n / 2) high++;
    }
    expect(Math.abs(high - 500)).toBeLessThan(64);
  });
});

describe('the very same draws everywhere', () => {
  it('keeps the first of each kind', () => {
    const bank = new RandomBank(42);
    const slot = bank.stream('golden');
    const sequential = [
      exponential(bank, slot),
      normal(bank, slot),
      logNormal(bank, slot, 1, 0.5),
      pareto(bank, slot, 2.5),
      erlang(bank, slot, 3),
      uniformInt(bank, slot, 1000),
    ];
    bank.key(12, 34);
    expect([...sequential, exponential(bank, KEYED), normal(bank, KEYED)]).toEqual([
      1.596460750847506, -0.3991351918971716, 4.272526800982578, 1.8985782074928546, 1.1523946651197547, 845,
      1.5392116320457225, -1.6364046953438107,
    ]);
  });
});
