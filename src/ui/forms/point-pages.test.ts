import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_POINTS, pageOf } from './point-pages';

describe('the pages of a list of points', () => {
  it('are one for a short list, and the last one may be short', () => {
    expect(pageOf(3, 0)).toEqual({ page: 0, pages: 1, first: 0, end: 3 });
    expect(pageOf(PAGE_POINTS, Infinity)).toEqual({ page: 0, pages: 1, first: 0, end: PAGE_POINTS });
    expect(pageOf(1001, Infinity)).toEqual({ page: 50, pages: 51, first: 1000, end: 1001 });
  });

  it('show every point once, and never more than fit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: -3, max: 200 }), (points, wanted) => {
        const { pages } = pageOf(points, 0);
        const shown = Array.from({ length: pages }, (_, page) => pageOf(points, page));
        expect(shown.map(({ first }) => first)).toEqual([0, ...shown.slice(0, -1).map(({ end }) => end)]);
        expect(shown.at(-1)?.end).toBe(points);
        const { first, end } = pageOf(points, wanted);
        expect(end - first).toBeGreaterThan(0);
        expect(end - first).toBeLessThanOrEqual(PAGE_POINTS);
      }),
      { seed: 27 },
    );
  });
});
