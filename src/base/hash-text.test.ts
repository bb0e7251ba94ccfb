import { describe, expect, it } from 'vitest';
import { hashText, hashText128 } from './hash-text';
import { fmix32, mix32 } from './keyed-hash';

function bitsSet(word: number): number {
  let count = 0;
  for (let bit = 0; bit < 32; bit++) count += (word >>> bit) & 1;
  return count;
}

describe('fmix32 and mix32', () => {
  it('change about half of the bits when one input bit changes', () => {
    let flips = 0;
    let cases = 0;
    for (let i = 0; i < 200; i++) {
      for (let bit = 0; bit < 32; bit++) {
        flips +=
          bitsSet(mix32(i, 77) ^ mix32(i ^ (1 << bit), 77)) +
          bitsSet(mix32(77, i) ^ mix32(77, i ^ (1 << bit)));
        cases += 2;
      }
    }
    expect(flips / cases).toBeGreaterThan(15.8);
    expect(flips / cases).toBeLessThan(16.2);
  });

  it('are bijections in each argument, so siblings never meet', () => {
    const results = [new Set<number>(), new Set<number>(), new Set<number>()];
    for (let i = 0; i < 50_000; i++) {
      results[0].add(fmix32(i));
      results[1].add(mix32(123, i));
      results[2].add(mix32(i, 123));
    }
    expect(results.map((set) => set.size)).toEqual([50_000, 50_000, 50_000]);
  });

  it('tell the key from the child', () => {
    expect(mix32(1, 2)).not.toBe(mix32(2, 1));
  });

  it('keep their values', () => {
    expect([fmix32(1), mix32(0, 0), mix32(1, 2)]).toEqual([1364076727, -15128758, 1712224151]);
  });
});

describe('hashText', () => {
  it('depends on each character, the length and the seed', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'abc', 'ab\u0000', 'a\u0000', '\u0000', '\u0100', '€', '𝄞'];
    const hashes = [0, 1, -1, Math.pow(2, 32), Math.pow(2, 33) + 1].flatMap((seed) =>
      texts.map((text) => hashText(text, seed)),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('spreads near-equal names evenly', () => {
    const buckets = new Array<number>(64).fill(0);
    for (let i = 0; i < 64_000; i++) buckets[hashText(`edge-${i}`, 5) & 63]++;
    const chiSquare = buckets.reduce((sum, count) => sum + ((count - 1000) * (count - 1000)) / 1000, 0);
    // 63 degrees of freedom: mean 63, standard deviation 11.2.
    expect(chiSquare).toBeGreaterThan(30);
    expect(chiSquare).toBeLessThan(110);
  });

  it('keeps its values', () => {
    expect([hashText('payment', 0), hashText('payment', 42), hashText('', 0)]).toEqual([
      -200979987, -1149392681, 0,
    ]);
  });
});

describe('hashText128', () => {
  const hash = (text: string, seed: number): string => {
    const out = new Uint32Array(6).fill(9);
    hashText128(text, seed, out, 1);
    expect([out[0], out[5]]).toEqual([9, 9]);
    return [...out.subarray(1, 5)].join(' ');
  };

  it('gives four words that differ from each other and from those of other names and seeds', () => {
    const words = [0, 1, Math.pow(2, 32), Math.pow(2, 53) - 1]
      .flatMap((seed) => ['', 'a', 'arrivals', 'arrivals2'].map((name) => hash(name, seed)))
      .flatMap((four) => four.split(' '));
    expect(words.length).toBe(64);
    expect(new Set(words).size).toBe(64);
  });

  it('keeps its value', () => {
    expect(hash('arrivals', 42)).toBe('2507362967 3753645241 872515689 4051523728');
  });
});
