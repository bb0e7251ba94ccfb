import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverage, type Box } from './box';
import { BoxField } from './box-field';

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
