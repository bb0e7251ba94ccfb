import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  HISTOGRAM_MAX,
  HISTOGRAM_MIN,
  HISTOGRAM_WORDS,
  addSparse,
  countOf,
  encodeSparse,
  merge,
  quantile,
  record,
} from './histogram';

/** Durations spread over all octaves of the range, often equal or at the edge of a cell. */
const inRange = fc.oneof(
  fc
    .tuple(fc.integer({ min: 10, max: 38 }), fc.integer({ min: 0, max: 1000 }))
    .map(([power, part]) => Math.pow(2, power) * (1 + part / 1000)),
  fc.integer({ min: 10, max: 39 }).map((power) => Math.pow(2, power)),
  fc.integer({ min: HISTOGRAM_MIN, max: HISTOGRAM_MAX }),
);
const anything = fc.oneof(inRange, fc.constantFrom(0, 1, 999, 1e13), fc.double({ min: 0, noNaN: true }));

function histogramOf(values: readonly number[]): Uint32Array {
  const cells = new Uint32Array(HISTOGRAM_WORDS);
  for (const value of values) record(cells, 0, value);
  return cells;
}

describe('any histogram', () => {
  it('gives every quantile within 1 % of the sorted values', () => {
    fc.assert(
      fc.property(
        fc.array(inRange, { minLength: 1, maxLength: 60 }),
        fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 0.9, 0.95, 0.99, 1)),
        (values, q) => {
          const sorted = values.toSorted((a, b) => a - b);
          const exact = sorted[Math.max(0, Math.ceil(q * values.length) - 1)];
          const found = quantile(histogramOf(values), 0, q);
          expect(Math.abs(found / exact - 1)).toBeLessThanOrEqual(0.01 + 1e-12);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never falls as the share grows', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 30 }), (values) => {
        const cells = histogramOf(values);
        let last = -1;
        for (let q = 0; q <= 1; q += 1 / 64) {
          const found = quantile(cells, 0, q);
          expect(found).toBeGreaterThanOrEqual(last);
          last = found;
        }
      }),
    );
  });

  it('merged with another is the histogram of both', () => {
    fc.assert(
      fc.property(
        fc.array(anything, { maxLength: 30 }),
        fc.array(anything, { maxLength: 30 }),
        (one, two) => {
          const both = histogramOf([...one, ...two]);
          const merged = new Uint32Array(HISTOGRAM_WORDS * 2);
          merge(merged, HISTOGRAM_WORDS, histogramOf(one), 0);
          merge(merged, HISTOGRAM_WORDS, histogramOf(two), 0);
          expect(merged.subarray(HISTOGRAM_WORDS)).toEqual(both);
          expect(countOf(merged, HISTOGRAM_WORDS)).toBe(one.length + two.length);
        },
      ),
    );
  });

  it('comes back from its sparse form, and added twice counts twice', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 30 }), (values) => {
        const cells = histogramOf(values);
        const pairs = encodeSparse(cells, 0);
        expect(pairs.length).toBeLessThanOrEqual(2 * values.length);
        const back = new Uint32Array(HISTOGRAM_WORDS);
        addSparse(back, 0, pairs);
        expect(back).toEqual(cells);
        addSparse(back, 0, pairs);
        expect(back).toEqual(histogramOf([...values, ...values]));
      }),
    );
  });
});
