import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../geometry/box';
import type { Viewport } from '../layout/view-between';
import { boxInSight, draggedView, mapBox, viewAround } from './minimap-view';

const MAP = { width: 144, height: 92 };
const place = fc.integer({ min: -5000, max: 5000 });
const extent = fc.integer({ min: 1, max: 3000 });
const box: fc.Arbitrary<Box> = fc.record({ x: place, y: place, width: extent, height: extent });
const pane = fc.record({
  width: fc.integer({ min: 50, max: 3000 }),
  height: fc.integer({ min: 50, max: 2000 }),
});
const view: fc.Arbitrary<Viewport> = fc.record({
  x: place,
  y: place,
  zoom: fc.double({ min: 0.15, max: 2.5, noNaN: true }),
});

describe('a minimap', () => {
  it('shows every card and what is in sight, at the shape of the map', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 8 }), pane, view, (cards, size, at) => {
        const sight = boxInSight(size, at);
        const shown = mapBox(cards, sight, MAP);
        expect(shown.width / shown.height).toBeCloseTo(MAP.width / MAP.height, 6);
        for (const { x, y, width, height } of [...cards, sight]) {
          expect(x).toBeGreaterThan(shown.x);
          expect(y).toBeGreaterThan(shown.y);
          expect(x + width).toBeLessThan(shown.x + shown.width);
          expect(y + height).toBeLessThan(shown.y + shown.height);
        }
      }),
    );
  });

  it('takes what is in sight along by as much of the world as was dragged', () => {
    fc.assert(
      fc.property(box, pane, view, place, place, (card, size, at, dx, dy) => {
        const before = boxInSight(size, at);
        const shown = mapBox([card], before, MAP);
        const after = boxInSight(size, draggedView(at, { x: dx, y: dy }, shown, MAP));
        const scale = shown.width / MAP.width;
        expect((after.x - before.x) / scale).toBeCloseTo(dx, 4);
        expect((after.y - before.y) / scale).toBeCloseTo(dy, 4);
      }),
    );
  });

  it('brings a spot of the map to the middle of the pane', () => {
    fc.assert(
      fc.property(box, pane, view, (card, size, at) => {
        const shown = mapBox([card], boxInSight(size, at), MAP);
        const middle = { x: MAP.width / 2, y: MAP.height / 2 };
        const sight = boxInSight(size, viewAround(middle, shown, MAP, size, at.zoom));
        expect(sight.x + sight.width / 2).toBeCloseTo(shown.x + shown.width / 2, 4);
        expect(sight.y + sight.height / 2).toBeCloseTo(shown.y + shown.height / 2, 4);
      }),
    );
  });
});
