import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsAround, topToShow, type RowWindow } from './row-window';

const ROW = fc.constantFrom(28, 35, 44, 55);
const WINDOW: fc.Arbitrary<RowWindow> = fc
  .record({
    rowHeight: ROW,
    count: fc.integer({ min: 1, max: 5_000 }),
    height: fc.integer({ min: 0, max: 900 }),
  })
  .chain((list) =>
    fc.record({
      rowHeight: fc.constant(list.rowHeight),
      count: fc.constant(list.count),
      height: fc.constant(list.height),
      top: fc.integer({ min: 0, max: Math.max(0, list.count * list.rowHeight - list.height) }),
    }),
  );

describe('the rows around what is in sight', () => {
  it('are those that a pixel of the pane belongs to, and so many more', () => {
    fc.assert(
      fc.property(WINDOW, fc.integer({ min: 0, max: 12 }), fc.nat(), (list, more, pixel) => {
        const { first, end } = rowsAround(list, more);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(list.count);
        const seen = Math.floor((list.top + (pixel % Math.max(1, list.height))) / list.rowHeight);
        if (list.height > 0 && seen < list.count) {
          expect(first).toBeLessThanOrEqual(Math.max(0, seen - more));
          expect(end).toBeGreaterThanOrEqual(Math.min(list.count, seen + more + 1));
        }
        expect(end - first).toBeLessThanOrEqual(Math.ceil(list.height / list.rowHeight) + 1 + 2 * more);
      }),
    );
  });

  it('are the last ones when the list has become shorter than it is scrolled', () => {
    fc.assert(
      fc.property(WINDOW, fc.integer({ min: 1, max: 100_000 }), (list, beyond) => {
        const farthest = Math.max(0, list.count * list.rowHeight - list.height);
        expect(rowsAround({ ...list, top: farthest + beyond }, 8)).toEqual(
          rowsAround({ ...list, top: farthest }, 8),
        );
      }),
    );
  });
});

describe('scrolling to a row', () => {
  it('brings it into sight, and leaves the list where it is when it is there', () => {
    fc.assert(
      fc.property(WINDOW, fc.nat(), (list, nth) => {
        const row = nth % list.count;
        const top = topToShow(row, list);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(Math.max(0, list.count * list.rowHeight - list.height));
        expect(topToShow(row, { ...list, top })).toBe(top);
        if (list.height < list.rowHeight) return;
        expect(row * list.rowHeight).toBeGreaterThanOrEqual(top);
        expect((row + 1) * list.rowHeight).toBeLessThanOrEqual(top + list.height);
      }),
    );
  });
});
