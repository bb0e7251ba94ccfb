import fc from 'fast-check';
import { HISTOGRAM_WORDS, encodeSparse, record } from '../../base/histogram';
import { GROUPS, LEVEL_WIDTHS, WIDTHS } from './layout';
import type { Second } from './second';

const quietNumber = fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 7);
const counter = fc.oneof(
  { weight: 8, arbitrary: quietNumber },
  { weight: 2, arbitrary: fc.nat(5000) },
  { weight: 1, arbitrary: fc.nat(2 ** 46) },
);
const level = fc.oneof(
  { weight: 6, arbitrary: quietNumber },
  { weight: 2, arbitrary: fc.nat(2 ** 46) },
  { weight: 2, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.double() },
);
const latencies = fc.oneof(
  { weight: 3, arbitrary: fc.constant<number[]>([]) },
  { weight: 1, arbitrary: fc.array(fc.double({ min: 0, max: 2e12, noNaN: true }), { maxLength: 20 }) },
);

function numbers(length: number, of: fc.Arbitrary<number>): fc.Arbitrary<Float64Array> {
  return fc.array(of, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));
}

function sparse(durations: readonly number[]): Uint32Array {
  const cells = new Uint32Array(HISTOGRAM_WORDS);
  for (const duration of durations) record(cells, 0, duration);
  return encodeSparse(cells, 0);
}

const MOST_ROWS = 3;

/** One of the groups is taken to keep no latencies: an empty list. */
const LEAVES_LATENCIES_OUT = 1;

/** What one part did in one second, of each group. */
const part = fc.tuple(
  ...GROUPS.map((group) =>
    fc.record({
      counts: fc.oneof(fc.constant(new Float64Array(WIDTHS[group])), numbers(WIDTHS[group], counter)),
      levels: numbers(LEVEL_WIDTHS[group], level),
      latencies: latencies.map(sparse),
    }),
  ),
);
const fullSecond = fc.array(part, { minLength: MOST_ROWS, maxLength: MOST_ROWS });

/**
 * Seconds of a run in which groups get more rows now and then. A few seconds that differ, again and again in a random
 * order: parts are idle, levels stay, and making them is quick.
 */
export const randomSeconds: fc.Arbitrary<readonly Second[]> = fc
  .record({
    kinds: fc.array(fullSecond, { minLength: 1, maxLength: 4 }),
    order: fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
    length: fc.integer({ min: 1, max: 260 }),
    growth: fc.array(fc.nat(260), {
      minLength: GROUPS.length * MOST_ROWS,
      maxLength: GROUPS.length * MOST_ROWS,
    }),
  })
  .map(({ kinds, order, length, growth }) =>
    Array.from({ length }, (_, index): Second => {
      const parts = kinds[order[index % order.length] % kinds.length];
      const rows = GROUPS.map(
        (__, g) => growth.filter((from, at) => at % GROUPS.length === g && from <= index).length,
      );
      const lists = <T>(take: (row: number, g: number) => T): T[][] =>
        rows.map((count, g) => Array.from({ length: count }, (__, row) => take(row, g)));
      const joined = (arrays: Float64Array[][]): Float64Array[] =>
        arrays.map((list) => Float64Array.from(list.flatMap((array) => [...array])));
      return {
        rows,
        counts: joined(lists((row, g) => parts[row][g].counts)),
        levels: joined(lists((row, g) => parts[row][g].levels)),
        latencies: lists((row, g) => parts[row][g].latencies).map((list, g) =>
          g === LEAVES_LATENCIES_OUT ? [] : list,
        ),
      };
    }),
  );
