import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GRID, snap } from './snap';

const place = fc.integer({ min: -2000, max: 2000 });
const box = fc.record({
  x: place,
  y: place,
  width: fc.integer({ min: 1, max: 200 }),
  height: fc.integer({ min: 1, max: 120 }),
});

it('a card never goes further than it may, and stays where it went', () => {
  fc.assert(
    fc.property(
      box,
      fc.array(box, { maxLength: 8 }),
      fc.integer({ min: 1, max: 20 }),
      (moved, others, reach) => {
        const { by, guides } = snap(moved, others, reach);
        const most = Math.max(reach, GRID / 2);
        expect(Math.abs(by.x)).toBeLessThanOrEqual(most);
        expect(Math.abs(by.y)).toBeLessThanOrEqual(most);
        const there = { ...moved, x: moved.x + by.x, y: moved.y + by.y };
        const again = snap(there, others, reach);
        for (const axis of ['x', 'y'] as const) {
          if (guides.some((guide) => guide.axis === axis)) expect(again.by[axis]).toBeCloseTo(0, 9);
        }
      },
    ),
  );
});
