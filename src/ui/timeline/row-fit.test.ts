import { describe, expect, it } from 'vitest';
import { hiddenRows, rowFit } from './row-fit';

describe('lanes in a pane', () => {
  it('have their usual height where there is room', () => {
    expect(rowFit(200, 4, 21)).toEqual({ rows: 4, height: 21 });
    expect(rowFit(84, 4, 21)).toEqual({ rows: 4, height: 21 });
    expect(rowFit(0, 4, 21)).toEqual({ rows: 4, height: 21 });
  });

  it('become a little lower before one of them goes out of sight', () => {
    expect(rowFit(78, 4, 21)).toEqual({ rows: 4, height: 19 });
    expect(rowFit(78, 6, 21)).toEqual({ rows: 4, height: 19 });
  });

  it('are never cut: only whole ones are in sight', () => {
    for (let available = 20; available < 300; available++) {
      const { rows, height } = rowFit(available, 9, 21);
      expect(rows * height).toBeLessThanOrEqual(available);
      expect(height).toBeGreaterThanOrEqual(18);
      expect(height).toBeLessThanOrEqual(21);
    }
    expect(rowFit(8, 9, 21).rows).toBe(1);
  });

  it('tell how many of them are out of sight', () => {
    const fit = { rows: 4, height: 21 };
    expect(hiddenRows(0, fit, 6)).toEqual({ above: 0, below: 2 });
    expect(hiddenRows(21, fit, 6)).toEqual({ above: 1, below: 1 });
    expect(hiddenRows(50, fit, 6)).toEqual({ above: 2, below: 0 });
    expect(hiddenRows(0, fit, 4)).toEqual({ above: 0, below: 0 });
  });
});
