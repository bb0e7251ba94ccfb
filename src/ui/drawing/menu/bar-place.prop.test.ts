import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage, type Box } from '../../topology/geometry/box';
import { BAR, barPlace } from './bar-place';

const PANE = { width: 930, height: 430 };
const GOODPUT = { x: 8, y: 50, width: 330, height: 60 };
const LEGEND = { x: 12, y: 325, width: 376, height: 108 };

const within = fc.record({
  x: fc.integer({ min: 0, max: 800 }),
  y: fc.integer({ min: 0, max: 350 }),
  width: fc.integer({ min: 60, max: 900 }),
  height: fc.integer({ min: 60, max: 430 }),
});

function placed(around: Box, taken: readonly Box[] = [], panels: readonly Box[] = []): Box {
  return { ...barPlace(around, PANE, { taken, panels }), ...BAR };
}

describe('the bar of several nodes', () => {
  it('stands above them in their middle where nothing is in the way', () => {
    const { x, y } = placed({ x: 300, y: 200, width: 400, height: 80 });
    expect({ x, y }).toEqual({ x: 344, y: 154 });
  });

  it('has all its buttons in the pane and under no panel, wherever the nodes are', () => {
    fc.assert(
      fc.property(within, fc.array(within, { maxLength: 4 }), (around, taken) => {
        const bar = placed(around, taken, [GOODPUT, LEGEND]);
        expect(coverage(bar, [GOODPUT, LEGEND])).toBe(0);
        expect(bar.x).toBeGreaterThanOrEqual(0);
        expect(bar.y).toBeGreaterThanOrEqual(0);
        expect(bar.x + bar.width).toBeLessThanOrEqual(PANE.width);
        expect(bar.y + bar.height).toBeLessThanOrEqual(PANE.height);
      }),
    );
  });
});
