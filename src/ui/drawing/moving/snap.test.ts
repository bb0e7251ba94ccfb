import { describe, expect, it } from 'vitest';
import { snap } from './snap';

const card = (x: number, y: number) => ({ x, y, width: 140, height: 82 });

describe('a moved card', () => {
  it('meets the edge of another one near by, and says along which line', () => {
    const { by, guides } = snap(card(403, 200), [card(400, 0)], 6);
    expect(by).toEqual({ x: -3, y: 0 });
    // Cards of one size agree at three lines at once, of which the middle one is shown.
    expect(guides).toEqual([{ axis: 'x', at: 470, from: 0, to: 282 }]);
  });

  it('meets the middle of a smaller one', () => {
    const database = { x: 300, y: 100, width: 120, height: 48 };
    const { by, guides } = snap(card(0, 80), [database], 6);
    expect(by.y).toBe(3);
    expect(guides).toEqual([{ axis: 'y', at: 124, from: 0, to: 420 }]);
  });

  it('takes the nearest of several', () => {
    expect(snap(card(0, 4), [card(300, 0), card(500, 9)], 8).by.y).toBe(-4);
  });

  it('stands on the grid where it meets nothing', () => {
    expect(snap(card(11, 21), [card(400, 400)], 6)).toEqual({ by: { x: -3, y: 3 }, guides: [] });
  });
});
