import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverage, type Box } from './box';
import { BoxField } from './box-field';
import { freeSpot } from './free-spot';

const anyBox: fc.Arbitrary<Box> = fc.record({
  x: fc.integer({ min: -700, max: 700 }),
  y: fc.integer({ min: -700, max: 700 }),
  width: fc.integer({ min: 0, max: 400 }),
  height: fc.integer({ min: 0, max: 400 }),
});

it('a field of boxes covers of a place what one finds who looks at every box', () => {
  fc.assert(
    fc.property(fc.array(anyBox, { maxLength: 40 }), anyBox, (boxes, place) => {
      // The same box twice covers twice.
      const all = [...boxes, ...boxes.map((box) => ({ ...box }))];
      expect(new BoxField(all).covered(place)).toBe(coverage(place, all));
    }),
  );
});

it('what is covered more than matters is found to be, and the free spot is the same as by looking at all of it', () => {
  const most = fc.integer({ min: 0, max: 50_000 });
  fc.assert(
    fc.property(
      fc.array(anyBox, { maxLength: 40 }),
      fc.array(anyBox, { minLength: 1, maxLength: 12 }),
      most,
      (boxes, places, limit) => {
        const field = new BoxField(boxes);
        const whole = coverage(places[0], boxes);
        const found = field.covered(places[0], limit);
        expect(found > limit ? found <= whole : found === whole).toBe(true);
        expect(freeSpot(places, (place, least) => field.covered(place, least))).toBe(
          freeSpot(places, (place) => coverage(place, boxes)),
        );
      },
    ),
  );
});
