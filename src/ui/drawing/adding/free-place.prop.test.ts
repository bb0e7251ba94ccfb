import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap } from '../../topology/geometry/box';
import { freePlace } from './free-place';

const size = { width: 140, height: 82 };
const spot = fc.record({ x: fc.integer({ min: -800, max: 800 }), y: fc.integer({ min: -800, max: 800 }) });

describe('the place of a new card', () => {
  it('covers none of those that stand, whatever stands', () => {
    fc.assert(
      fc.property(spot, fc.array(spot, { maxLength: 60 }), (wished, others) => {
        const boxes = others.map((one) => ({ ...one, ...size }));
        const place = { ...freePlace(wished, size, boxes), ...size };
        for (const box of boxes) expect(overlap(place, box)).toBe(0);
      }),
    );
  });

  it('is in sight as long as there is room, and else where it would be without', () => {
    const sight = { x: -500, y: -300, width: 1000, height: 600 };
    fc.assert(
      fc.property(spot, fc.array(spot, { maxLength: 6 }), (wished, others) => {
        const boxes = others.map((one) => ({ ...one, ...size }));
        const place = { ...freePlace(wished, size, boxes, sight), ...size };
        expect(overlap(place, sight)).toBe(size.width * size.height);
      }),
    );
    const full = [{ x: -600, y: -400, width: 1200, height: 800 }];
    expect(freePlace({ x: 0, y: 0 }, size, full, sight)).toEqual(freePlace({ x: 0, y: 0 }, size, full));
  });

  it('is where it is wished for when nothing stands there, else below that', () => {
    expect(freePlace({ x: 203, y: 99 }, size, [])).toEqual({ x: 200, y: 96 });
    expect(freePlace({ x: 200, y: 96 }, size, [{ x: 200, y: 96, ...size }])).toEqual({ x: 200, y: 240 });
  });
});
