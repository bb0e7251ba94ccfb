import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEYED, RandomBank } from './random-bank';
import { zipfLaw, zipfRank } from './zipf';

const anyCount = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 1e9 }));
const anyExponent = fc.oneof(
  fc.double({ min: 0, max: 10, noNaN: true }),
  fc.constantFrom(0, 1, 10),
  fc.double({ min: -1e-9, max: 1e-9, noNaN: true }).map((aside) => 1 + aside),
);

/** Counts the words that are drawn. */
class CountedBank extends RandomBank {
  words = 0;

  override u32(slot: number): number {
    this.words++;
    return super.u32(slot);
  }
}

describe('any law of ranks', () => {
  it('gives whole ranks from 1 to n, the same for the same key, and seldom needs a second try', () => {
    const property = fc.property(anyCount, anyExponent, fc.nat(), (n, exponent, seed) => {
      const law = zipfLaw(n, exponent);
      const bank = new CountedBank(seed);
      for (let i = 0; i < 50; i++) {
        bank.key(i, 1);
        const rank = zipfRank(law, bank, KEYED);
        expect(Number.isInteger(rank) && rank >= 1 && rank <= n).toBe(true);
        bank.key(i, 1);
        expect(zipfRank(zipfLaw(n, exponent), bank, KEYED)).toBe(rank);
      }
      // 200 words when every first try is taken; the worst law throws away two in a hundred.
      expect(bank.words).toBeLessThan(280);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('never gives a later rank for a greater exponent and the same luck, when it is first tried', () => {
    const property = fc.property(anyCount, anyExponent, anyExponent, fc.nat(), (n, one, other, seed) => {
      const rankOf = (exponent: number): readonly [number, number] => {
        const bank = new CountedBank(seed);
        return [zipfRank(zipfLaw(n, exponent), bank, bank.stream('zipf')), bank.words];
      };
      const [steep, steepWords] = rankOf(Math.max(one, other));
      const [flat, flatWords] = rankOf(Math.min(one, other));
      if (steepWords === 2 && flatWords === 2) expect(steep).toBeLessThanOrEqual(flat);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
