import { describe, expect, it } from 'vitest';
import { mix32 } from './keyed-hash';
import { KEYED, RandomBank } from './random-bank';

const DRAWS = 100_000;

/** (chi-square - degrees of freedom) in standard deviations; within +-4 unless something is wrong. */
function unevenness(cells: number, cellOfDraw: (i: number) => number): number {
  const counts = new Float64Array(cells);
  for (let i = 0; i < DRAWS; i++) counts[cellOfDraw(i)]++;
  const expected = DRAWS / cells;
  const chiSquare = counts.reduce(
    (sum, count) => sum + ((count - expected) * (count - expected)) / expected,
    0,
  );
  return (chiSquare - (cells - 1)) / Math.sqrt(2 * (cells - 1));
}

function draw(bank: RandomBank, a: number, b: number): number {
  bank.key(a, b);
  return bank.u32(KEYED);
}

/** The upper four bits of two words side by side: 256 cells, even only if the words are independent. */
function pair(x: number, y: number): number {
  return ((x >>> 28) << 4) | (y >>> 28);
}

/** The same for the lowest bits. */
function lowPair(x: number, y: number): number {
  return ((x & 15) << 4) | (y & 15);
}

describe.each([1, 42, 20_000_000_000])('keyed draws of seed %i', (seed) => {
  const bank = new RandomBank(seed);
  const even = (cells: number, cellOfDraw: (i: number) => number): void => {
    expect(Math.abs(unevenness(cells, cellOfDraw))).toBeLessThan(4);
  };

  it('are uniform over sequential keys, in high and low bits', () => {
    even(256, (i) => draw(bank, i, 1) >>> 24);
    even(256, (i) => draw(bank, i, 1) & 255);
  });

  it('do not tie neighbouring keys', () => {
    even(256, (i) => pair(draw(bank, i, 1), draw(bank, i + 1, 1)));
    even(256, (i) => lowPair(draw(bank, i, 1), draw(bank, i + 1, 1)));
  });
});

describe('keyed draws', () => {
  const bank = new RandomBank(7);
  const even = (cells: number, cellOfDraw: (i: number) => number): void => {
    expect(Math.abs(unevenness(cells, cellOfDraw))).toBeLessThan(4);
  };

  it('do not tie two purposes of one key', () => {
    even(256, (i) => pair(draw(bank, i, 1), draw(bank, i, 2)));
    even(256, (i) => lowPair(draw(bank, i, 0), draw(bank, i, 1)));
  });

  it('do not tie successive draws of one key', () => {
    even(256, (i) => pair(draw(bank, i, 1), bank.u32(KEYED)));
    even(256, (i) => lowPair(draw(bank, i, 1), bank.u32(KEYED)));
  });

  it('do not tie keys that trade places or share a sum', () => {
    even(256, (i) => pair(draw(bank, i, i + 1), draw(bank, i + 1, i)));
  });

  it('are uniform when the key is itself a hash', () => {
    even(256, (i) => draw(bank, mix32(99, i), mix32(i, 3)) >>> 24);
    even(256, (i) => pair(draw(bank, mix32(1, i), 5), draw(bank, mix32(2, i), 5)));
  });

  it('do not tie neighbouring seeds', () => {
    const next = new RandomBank(8);
    even(256, (i) => pair(draw(bank, i, 1), draw(next, i, 1)));
  });

  it('repeat among first words as seldom as chance has it', () => {
    const seen = new Set<number>();
    for (let i = 0; i < DRAWS; i++) seen.add(draw(bank, i, 1));
    // 100 000 words out of 2^32 repeat 1.2 times on average.
    expect(DRAWS - seen.size).toBeLessThan(7);
  });
});
