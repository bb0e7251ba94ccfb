import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shiftIntoSight } from './sight';

const seen = { x: -100, y: 40, width: 800, height: 400 };

it('what is moved into sight is all there if there is room, begins there if not, and moves no farther than that', () => {
  const box = fc.record({
    x: fc.integer({ min: -2000, max: 2000 }),
    y: fc.integer({ min: -2000, max: 2000 }),
    width: fc.integer({ min: 1, max: 1200 }),
    height: fc.integer({ min: 1, max: 600 }),
  });
  fc.assert(
    fc.property(box, (one) => {
      const by = shiftIntoSight(one, seen);
      for (const [at, length] of [
        ['x', 'width'],
        ['y', 'height'],
      ] as const) {
        const from = one[at] + by[at];
        const last = seen[at] + seen[length] - one[length];
        const isThere = one[at] >= seen[at] && one[at] <= last;
        if (isThere) expect(by[at]).toBe(0);
        else expect(from).toBe(last < seen[at] || one[at] < seen[at] ? seen[at] : last);
      }
    }),
  );
});
