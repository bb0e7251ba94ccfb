import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inWindow,
  isWhole,
  movedWindow,
  ofWindow,
  WHOLE,
  windowBetween,
  windowByKey,
  zoomedWindow,
  type ZoomWindow,
} from './zoom-window';

const SHARE = fc.double({ min: 0, max: 1, noNaN: true });
const WINDOW = fc.tuple(SHARE, SHARE).map(([one, other]) => windowBetween(one, other));

function expectWindow({ from, to }: ZoomWindow): void {
  expect(from).toBeGreaterThanOrEqual(0);
  expect(to).toBeLessThanOrEqual(1 + 1e-12);
  expect(to).toBeGreaterThan(from);
}

describe('a window on the axis', () => {
  it('stays on it, however it is moved and zoomed', () => {
    fc.assert(
      fc.property(WINDOW, fc.double({ min: -2, max: 2, noNaN: true }), SHARE, (window, by, around) => {
        expectWindow(window);
        expectWindow(movedWindow(window, by));
        expectWindow(zoomedWindow(window, 2 ** by, ofWindow(window, around)));
        for (const key of ['+', '-', '0', 'ArrowLeft', 'ArrowRight']) {
          expectWindow(windowByKey(key, window) ?? { from: 1, to: 0 });
        }
      }),
    );
  });

  it('keeps its length when it is moved', () => {
    fc.assert(
      fc.property(WINDOW, fc.double({ min: -2, max: 2, noNaN: true }), (window, by) => {
        const moved = movedWindow(window, by);
        expect(moved.to - moved.from).toBeCloseTo(window.to - window.from, 9);
      }),
    );
  });

  it('leaves what it is zoomed around where it is drawn', () => {
    fc.assert(
      fc.property(WINDOW, SHARE, (window, place) => {
        const around = ofWindow(window, place);
        const nearer = zoomedWindow(window, 0.8, around);
        fc.pre(nearer.to - nearer.from < window.to - window.from);
        expect(inWindow(nearer, around)).toBeCloseTo(inWindow(window, around), 5);
      }),
    );
  });
});

describe('keys of the window', () => {
  it('lead back to the whole', () => {
    expect(isWhole(windowByKey('0', windowBetween(0.2, 0.3)) ?? windowBetween(0, 0.5))).toBe(true);
    expect(windowByKey('-', windowBetween(0, 0.5))).toEqual(WHOLE);
    expect(windowByKey('x', WHOLE)).toBeUndefined();
  });
});
