import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandOf, touchedBy } from './band';

const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });

it('a band touches the same cards from whichever corner it is drawn, and more when it grows', () => {
  fc.assert(
    fc.property(
      point,
      point,
      fc.array(point, { maxLength: 10 }),
      fc.nat({ max: 50 }),
      (from, to, spots, more) => {
        const boxes = new Map(
          spots.map((spot, index) => [String(index), { ...spot, width: 140, height: 82 }]),
        );
        const band = bandOf(from, to);
        expect(bandOf(to, from)).toEqual(band);
        expect(bandOf({ x: from.x, y: to.y }, { x: to.x, y: from.y })).toEqual(band);
        const touched = touchedBy(band, boxes);
        const larger = { x: band.x - more, y: band.y, width: band.width + more, height: band.height + more };
        expect(touchedBy(larger, boxes)).toEqual(expect.arrayContaining([...touched]));
      },
    ),
  );
});
