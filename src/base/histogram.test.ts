import { describe, expect, it } from 'vitest';
import {
  CELLS,
  HISTOGRAM_MAX,
  HISTOGRAM_MIN,
  HISTOGRAM_WORDS,
  cellHigh,
  cellLow,
  cellOf,
  clear,
  countOf,
  encodeSparse,
  quantile,
  record,
} from './histogram';

describe('the cells', () => {
  it('cover the range without gaps, 64 to an octave', () => {
    expect(cellLow(0)).toBe(0);
    expect(cellHigh(0)).toBe(HISTOGRAM_MIN);
    for (let cell = 1; cell < CELLS; cell++) {
      expect(cellLow(cell)).toBe(cellHigh(cell - 1));
      const width = cellHigh(cell) - cellLow(cell);
      expect(width / cellLow(cell)).toBeLessThanOrEqual(1 / 64);
      expect(width / cellLow(cell)).toBeGreaterThan(1 / 128);
    }
    expect(cellLow(CELLS - 1)).toBeLessThanOrEqual(HISTOGRAM_MAX);
    expect(cellHigh(CELLS - 1)).toBeGreaterThan(HISTOGRAM_MAX);
    expect(cellOf(2048) - cellOf(1024)).toBe(64);
  });

  it('take values from their low edge up to, but not at, their high edge', () => {
    for (let cell = 1; cell < CELLS; cell++) {
      expect(cellOf(cellLow(cell))).toBe(cell);
      expect(cellOf(cellLow(cell) * (1 - Math.pow(2, -50)))).toBe(cell - 1);
    }
  });

  it('clamp at both ends', () => {
    expect([0, -0, 5e-324, 1, 999.9, -5].map(cellOf)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(cellOf(1000)).toBe(1);
    expect([1e12, 2e12, 1e300, Infinity].map(cellOf)).toEqual(new Array(4).fill(CELLS - 1));
  });
});

describe('a histogram', () => {
  it('has no quantile while it is empty', () => {
    expect(quantile(new Uint32Array(HISTOGRAM_WORDS), 0, 0.5)).toBeNaN();
    expect(countOf(new Uint32Array(HISTOGRAM_WORDS), 0)).toBe(0);
  });

  it('lies beside others without touching them', () => {
    const cells = new Uint32Array(HISTOGRAM_WORDS * 3);
    record(cells, HISTOGRAM_WORDS, 0);
    record(cells, HISTOGRAM_WORDS, 5e6);
    record(cells, HISTOGRAM_WORDS, 1e15);
    expect(countOf(cells, HISTOGRAM_WORDS)).toBe(3);
    expect(cells.subarray(0, HISTOGRAM_WORDS).every((word) => word === 0)).toBe(true);
    expect(cells.subarray(HISTOGRAM_WORDS * 2).every((word) => word === 0)).toBe(true);
    expect([...encodeSparse(cells, HISTOGRAM_WORDS)]).toEqual([0, 1, cellOf(5e6), 1, CELLS - 1, 1]);
    clear(cells, HISTOGRAM_WORDS);
    expect(cells.every((word) => word === 0)).toBe(true);
  });

  it('moves along a straight line inside a cell', () => {
    const cells = new Uint32Array(HISTOGRAM_WORDS);
    const cell = cellOf(1.99 * Math.pow(2, 25));
    for (let i = 0; i < 4; i++) record(cells, 0, cellLow(cell));
    const width = cellHigh(cell) - cellLow(cell);
    expect(quantile(cells, 0, 0.25)).toBeCloseTo(cellLow(cell) + width / 4, 3);
    expect(quantile(cells, 0, 0.75)).toBeCloseTo(cellLow(cell) + (3 * width) / 4, 3);
  });

  it('stays within 1 % when all records are the low edge of the widest kind of cell', () => {
    const cells = new Uint32Array(HISTOGRAM_WORDS);
    const value = Math.pow(2, 25);
    for (let i = 0; i < 100; i++) record(cells, 0, value);
    for (const q of [0, 0.5, 0.99, 1]) {
      expect(Math.abs(quantile(cells, 0, q) / value - 1)).toBeLessThanOrEqual(0.01 + 1e-12);
    }
  });
});
