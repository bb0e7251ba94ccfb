import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenRows, headedRows, rowsAround, topToShow, type Rows, type Sight } from './row-window';

const ROW = fc.constantFrom(28, 35, 44, 55);
const EVEN: fc.Arbitrary<Rows> = fc
  .tuple(fc.integer({ min: 1, max: 5_000 }), ROW)
  .map(([count, rowHeight]) => evenRows(count, rowHeight));
const HEADED: fc.Arbitrary<Rows> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 800 }), { minLength: 1, maxLength: 5 }), ROW, fc.nat(60))
  .map(([groups, rowHeight, heading]) => headedRows(groups, rowHeight, heading));

interface List {
  readonly rows: Rows;
  readonly sight: Sight;
}

const LIST: fc.Arbitrary<List> = fc
  .tuple(fc.oneof(EVEN, HEADED), fc.integer({ min: 0, max: 900 }))
  .chain(([rows, height]) =>
    fc
      .integer({ min: 0, max: farthest(rows, height) })
      .map((top): List => ({ rows, sight: { top, height } })),
  );

function farthest(rows: Rows, height: number): number {
  return Math.max(0, rows.height - height);
}

/** The row that a pixel of the list belongs to, if it is not one of a heading. */
function rowAt({ count, rowHeight, topOf }: Rows, pixel: number): number | undefined {
  return Array.from({ length: count }, (_, row) => row).find(
    (row) => topOf(row) <= pixel && pixel < topOf(row) + rowHeight,
  );
}

describe('the rows around what is in sight', () => {
  it('are those that a pixel of the pane belongs to, and so many more', () => {
    fc.assert(
      fc.property(LIST, fc.integer({ min: 0, max: 12 }), fc.nat(), ({ rows, sight }, more, pixel) => {
        const { first, end } = rowsAround(rows, sight, more);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(rows.count);
        const row = rowAt(rows, sight.top + (pixel % Math.max(1, sight.height)));
        if (sight.height > 0 && row !== undefined) {
          expect(first).toBeLessThanOrEqual(Math.max(0, row - more));
          expect(end).toBeGreaterThanOrEqual(Math.min(rows.count, row + more + 1));
        }
        expect(end - first).toBeLessThanOrEqual(Math.ceil(sight.height / rows.rowHeight) + 1 + 2 * more);
      }),
    );
  });

  it('are the last ones when the list has become shorter than it is scrolled', () => {
    fc.assert(
      fc.property(LIST, fc.integer({ min: 1, max: 100_000 }), ({ rows, sight }, beyond) => {
        const last = farthest(rows, sight.height);
        expect(rowsAround(rows, { ...sight, top: last + beyond }, 8)).toEqual(
          rowsAround(rows, { ...sight, top: last }, 8),
        );
      }),
    );
  });
});

describe('scrolling to a row', () => {
  it('brings it into sight, and leaves the list where it is when it is there', () => {
    fc.assert(
      fc.property(LIST, fc.nat(), ({ rows, sight }, nth) => {
        const row = nth % rows.count;
        const top = topToShow(rows, row, sight);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(farthest(rows, sight.height));
        expect(topToShow(rows, row, { ...sight, top })).toBe(top);
        if (sight.height < rows.rowHeight) return;
        expect(rows.topOf(row)).toBeGreaterThanOrEqual(top);
        expect(rows.topOf(row) + rows.rowHeight).toBeLessThanOrEqual(top + sight.height);
      }),
    );
  });
});
