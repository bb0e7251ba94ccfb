import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlap } from '../topology/geometry/box';
import { shiftIntoSight, shiftPastPanels } from './sight';

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

it('what is moved into sight comes past the panels over the canvas, and stays where nothing lies over it', () => {
  const tools = { x: -90, y: 50, width: 300, height: 40 };
  const legend = { x: -100, y: 400, width: 800, height: 40 };
  const box = fc.record({
    x: fc.integer({ min: -2000, max: 2000 }),
    y: fc.integer({ min: -2000, max: 2000 }),
    width: fc.integer({ min: 1, max: seen.width }),
    height: fc.integer({ min: 1, max: legend.y - tools.y - tools.height }),
  });
  fc.assert(
    fc.property(box, (one) => {
      const by = shiftPastPanels(one, { seen, covered: [tools, legend] });
      if (by === null) throw new Error('There is room between the panels.');
      const there = { ...one, x: one.x + by.x, y: one.y + by.y };
      expect(overlap(there, tools) + overlap(there, legend)).toBe(0);
      expect(shiftIntoSight(there, seen)).toEqual({ x: 0, y: 0 });
      expect(shiftPastPanels(there, { seen, covered: [tools, legend] })).toEqual({ x: 0, y: 0 });
    }),
  );
});

it('what finds no room beside the panels is nowhere in sight as a whole', () => {
  const sheet = { x: -100, y: 40, width: 800, height: 300 };
  const card = { x: 0, y: 60, width: 100, height: 101 };
  expect(shiftPastPanels(card, { seen, covered: [sheet] })).toBe(null);
  expect(shiftPastPanels({ ...card, height: 100 }, { seen, covered: [sheet] })).toEqual({ x: 0, y: 280 });
  expect(shiftPastPanels({ ...card, width: 801 }, { seen, covered: [] })).toBe(null);
});
