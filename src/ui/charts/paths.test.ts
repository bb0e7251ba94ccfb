import { describe, expect, it } from 'vitest';
import { linePath, stackedBars, xScale, yScale } from './paths';

const plot = { x: 0, y: 0, width: 100, height: 50 };
const x = xScale(plot, 0, 10);
const y = yScale(plot, 100);

describe('scales', () => {
  it('run over the plot, upwards from its bottom', () => {
    expect([x(0), x(5), x(10), x(12)]).toEqual([0, 50, 100, 120]);
    expect([y(0), y(50), y(100)]).toEqual([50, 25, 0]);
    expect(xScale({ ...plot, x: 7 }, 0, 10)(0)).toBe(7);
  });
});

describe('a line', () => {
  it('goes through the known values and breaks at the others', () => {
    expect(linePath([0, 1, 2, 3, 4], [0, 50, NaN, 100, 0], x, y)).toBe('M0 50L10 25M30 0L40 50');
  });

  it('is a dot where a value stands alone, and nothing without values', () => {
    expect(linePath([0, 1, 2], [NaN, 50, NaN], x, y)).toBe('M10 25h0');
    expect(linePath([0], [0], x, y)).toBe('M0 50h0');
    expect(linePath([], [], x, y)).toBe('');
  });
});

describe('stacked bars', () => {
  it('stand on what is below them and raise it', () => {
    const below = new Float64Array(2);
    expect(stackedBars([0, 1, 2], [50, 100], below, x, y)).toBe('M0 50V25H9V50ZM10 50V0H19V50Z');
    expect([...below]).toEqual([50, 100]);
    expect(stackedBars([0, 1, 2], [10, 0], below, x, y)).toBe('M0 25V20H9V25Z');
  });

  it('touch where they are too thin for a gap, and skip what is unknown', () => {
    const fine = xScale(plot, 0, 100);
    expect(stackedBars([0, 1, 2], [100, NaN], new Float64Array(2), fine, y)).toBe('M0 50V0H1V50Z');
  });
});
