import { describe, expect, it } from 'vitest';
import { KEYED, RandomBank } from './random-bank';
import { zipfLaw, zipfRank, type ZipfLaw } from './zipf';

const DRAWS = 100_000;

/**
 * Chi-square as a normal deviate, by the cube root (Wilson and Hilferty), which holds for two cells too. Cells too
 * rare to judge alone are judged together.
 */
function misfit(counts: readonly number[], chances: readonly number[]): number {
  const draws = counts.reduce((sum, one) => sum + one, 0);
  let chiSquare = 0;
  let cells = 0;
  let count = 0;
  let expected = 0;
  chances.forEach((chance, cell) => {
    count += counts[cell];
    expected += chance * draws;
    if (expected < 10 && cell < chances.length - 1) return;
    chiSquare += ((count - expected) * (count - expected)) / Math.max(expected, 1);
    cells++;
    count = 0;
    expected = 0;
  });
  if (cells === 1) return 0;
  const spread = 2 / (9 * (cells - 1));
  return (Math.cbrt(chiSquare / (cells - 1)) - (1 - spread)) / Math.sqrt(spread);
}

/** The sum of rank^-exponent up to n: the first ranks one by one, the rest by the integral and its corrections. */
function harmonic(n: number, exponent: number): number {
  const plain = Math.min(n, 1000);
  let sum = 0;
  for (let rank = 1; rank <= plain; rank++) sum += Math.pow(rank, -exponent);
  if (n === plain) return sum;
  const above = 1 - exponent;
  const integral =
    exponent === 1 ? Math.log(n / plain) : (Math.pow(n, above) - Math.pow(plain, above)) / above;
  const ends = (Math.pow(n, -exponent) - Math.pow(plain, -exponent)) / 2;
  const bend = (exponent * (Math.pow(plain, -exponent - 1) - Math.pow(n, -exponent - 1))) / 12;
  return sum + integral + ends + bend;
}

function misfitOf(n: number, exponent: number, draws: number): number {
  const bank = new RandomBank(71);
  const slot = bank.stream('zipf');
  const law = zipfLaw(n, exponent);
  const counts = new Array<number>(n).fill(0);
  for (let i = 0; i < draws; i++) counts[zipfRank(law, bank, slot) - 1]++;
  const all = harmonic(n, exponent);
  const chances = counts.map((_, index) => Math.pow(index + 1, -exponent) / all);
  return Math.abs(misfit(counts, chances));
}

describe('a small law', () => {
  const exponents = [0, 1e-12, 0.3, 0.99, 1 - 1e-10, 1, 1 + 1e-10, 1.2, 2, 3.7, 10];
  const cases = [2, 3, 10, 1000].flatMap((n) => exponents.map((exponent) => ({ n, exponent })));

  it.each(cases)('of $n ranks with exponent $exponent has its exact chances', ({ n, exponent }) => {
    expect(misfitOf(n, exponent, DRAWS)).toBeLessThan(4);
  });

  it('takes the points near the lower edge of a bar too: a million draws miss them', () => {
    expect(misfitOf(5, 3.7, 1_000_000)).toBeLessThan(4);
  });
});

describe('a law next to exponent 1, where its formulas become 0 / 0,', () => {
  it.each([1e-15, 1e-12, 1e-10, 1e-8, 1e-6])('keeps all digits at a distance of %d', (aside) => {
    const exactly = zipfLaw(1e6, 1);
    for (const distance of [-aside, aside]) {
      const law = zipfLaw(1e6, 1 + distance);
      const logTop = Math.log(1e6 + 0.5);
      // The first terms of (1 - e^-dL) / d.
      const step = distance * logTop;
      const expected = logTop * (1 - step / 2 + (step * step) / 6);
      expect(Math.abs(law.areaTo / expected - 1)).toBeLessThan(1e-14 + aside * 1e-8);
      expect(Math.abs(law.sureBelow - exactly.sureBelow)).toBeLessThan(1e-14 + aside);
    }
  });
});

describe('a law of a thousand million ranks', () => {
  const n = 1e9;

  it.each([0, 0.5, 0.8, 1, 1.2, 1.5, 2, 4])(
    'with exponent %d fills every decade as it should',
    (exponent) => {
      const bank = new RandomBank(5);
      const law = zipfLaw(n, exponent);
      const counts = new Array<number>(10).fill(0);
      for (let i = 0; i < DRAWS; i++) {
        bank.key(i, 1);
        counts[Math.ceil(Math.log10(zipfRank(law, bank, KEYED)) - 1e-12)]++;
      }
      const upTo = counts.map(
        (_, decade) => harmonic(Math.pow(10, decade), exponent) / harmonic(n, exponent),
      );
      const chances = upTo.map((share, decade) => (decade === 0 ? share : share - upTo[decade - 1]));
      expect(Math.abs(misfit(counts, chances))).toBeLessThan(4);
    },
  );

  it.each([0, 0.5, 1])('with exponent %d has its mean', (exponent) => {
    const bank = new RandomBank(6);
    const slot = bank.stream('zipf');
    const law = zipfLaw(n, exponent);
    let sum = 0;
    for (let i = 0; i < DRAWS; i++) sum += zipfRank(law, bank, slot);
    const mean = harmonic(n, exponent - 1) / harmonic(n, exponent);
    const square = harmonic(n, exponent - 2) / harmonic(n, exponent);
    const standardError = Math.sqrt((square - mean * mean) / DRAWS);
    expect(Math.abs(sum / DRAWS - mean) / standardError).toBeLessThan(4);
  });
});

/** The next words can be set; the others are those of a stream. */
class SetBank extends RandomBank {
  next: number[] | undefined;

  override u32(slot: number): number {
    return this.next?.shift() ?? super.u32(slot);
  }
}

function rankFor(law: ZipfLaw, ...words: number[]): number {
  const bank = new SetBank(3);
  const slot = bank.stream('zipf');
  bank.next = words;
  return zipfRank(law, bank, slot);
}

describe('the ends', () => {
  it.each([0, 0.5, 1, 2, 10])('of exponent %d are the last rank and the first', (exponent) => {
    const law = zipfLaw(1000, exponent);
    expect(rankFor(law, 0, 0)).toBe(1000);
    expect(rankFor(law, 0xffffffff, 0xffffffff)).toBe(1);
  });

  it('of an even law are told apart by the second word too, which one word of 32 bits could not', () => {
    const law = zipfLaw(1e9, 0);
    expect([0, 0x40000000, 0x80000000, 0xffffffff].map((second) => rankFor(law, 0, second))).toEqual([
      1e9,
      1e9 - 1,
      1e9 - 3,
      1e9 - 7,
    ]);
  });

  it('are ranks too where the largest area comes out as more than there is', () => {
    let found = 0;
    for (let exponent = 1.01; exponent <= 10; exponent += 0.01) {
      const law = zipfLaw(1e9, exponent);
      if (law.areaTo * (1 - exponent) >= -1) continue;
      found++;
      // What is no number would be drawn again, and these words would then give the first rank.
      expect(rankFor(law, 0, 0, 0xffffffff, 0xffffffff)).toBe(1e9);
    }
    expect(found).toBeGreaterThan(10);
  });

  it('meet when there is one rank', () => {
    const bank = new RandomBank(1);
    const slot = bank.stream('zipf');
    for (const exponent of [0, 1, 10]) expect(zipfRank(zipfLaw(1, exponent), bank, slot)).toBe(1);
  });
});

describe('the very same draws everywhere', () => {
  it('keeps the first of some laws', () => {
    const bank = new RandomBank(42);
    const slot = bank.stream('golden');
    const ranks = [0, 0.8, 1, 1.2, 3].map((exponent) => zipfRank(zipfLaw(1e6, exponent), bank, slot));
    bank.key(12, 34);
    expect([...ranks, zipfRank(zipfLaw(1e9, 1), bank, KEYED)]).toEqual([362933, 82942, 2, 1, 1, 38022]);
  });
});
