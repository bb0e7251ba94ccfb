import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eased, viewBetween, type Viewport } from './view-between';

const VIEW: fc.Arbitrary<Viewport> = fc.record({
  x: fc.double({ min: -4000, max: 4000, noNaN: true }),
  y: fc.double({ min: -4000, max: 4000, noNaN: true }),
  zoom: fc.double({ min: 0.15, max: 2.5, noNaN: true }),
});
const WAY = fc.double({ min: 0, max: 1, noNaN: true });

describe('a glide between two views', () => {
  it('begins and ends exactly at them', () => {
    fc.assert(
      fc.property(VIEW, VIEW, (from, to) => {
        expect(viewBetween(from, to, 0)).toEqual(from);
        expect(viewBetween(from, to, 1)).toEqual(to);
      }),
    );
  });

  it('zooms by equal factors and stays between its ends', () => {
    fc.assert(
      fc.property(VIEW, VIEW, WAY, (from, to, way) => {
        const view = viewBetween(from, to, way);
        expect(Math.log(view.zoom)).toBeCloseTo(Math.log(from.zoom) * (1 - way) + Math.log(to.zoom) * way, 9);
        for (const key of ['x', 'y'] as const) {
          expect(view[key]).toBeGreaterThanOrEqual(Math.min(from[key], to[key]) - 1e-6);
          expect(view[key]).toBeLessThanOrEqual(Math.max(from[key], to[key]) + 1e-6);
        }
      }),
    );
  });

  it('keeps the point still around which the zoom was changed', () => {
    const pixel = fc.integer({ min: 0, max: 1500 });
    const zoom = fc.double({ min: 0.15, max: 2.5, noNaN: true });
    fc.assert(
      fc.property(VIEW, zoom, pixel, pixel, WAY, (from, zoomTo, x, y, way) => {
        const world = { x: (x - from.x) / from.zoom, y: (y - from.y) / from.zoom };
        const to = { x: x - world.x * zoomTo, y: y - world.y * zoomTo, zoom: zoomTo };
        const view = viewBetween(from, to, way);
        expect(view.x + world.x * view.zoom).toBeCloseTo(x, 6);
        expect(view.y + world.y * view.zoom).toBeCloseTo(y, 6);
      }),
    );
  });

  it('goes the same way back', () => {
    fc.assert(
      fc.property(VIEW, VIEW, WAY, (from, to, way) => {
        const there = viewBetween(from, to, way);
        const back = viewBetween(to, from, 1 - way);
        expect(back.x).toBeCloseTo(there.x, 5);
        expect(back.zoom).toBeCloseTo(there.zoom, 9);
      }),
    );
  });
});

describe('the pace of a glide', () => {
  it('starts at 0, is half way at half time, ends at 1 and never turns back', () => {
    expect([eased(-1), eased(0), eased(0.5), eased(1), eased(2)]).toEqual([0, 0, 0.5, 1, 1]);
    expect(eased(0.25)).toBe(0.0625);
    fc.assert(
      fc.property(WAY, WAY, (a, b) => {
        expect(eased(Math.min(a, b))).toBeLessThanOrEqual(eased(Math.max(a, b)));
        expect(eased(a) + eased(1 - a)).toBeCloseTo(1, 9);
      }),
    );
  });
});
