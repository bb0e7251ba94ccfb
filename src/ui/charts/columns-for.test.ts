import { describe, expect, it } from 'vitest';
import { columnsFor } from './columns-for';

describe('columns of charts', () => {
  it('are as many as there is room for, and one on a phone', () => {
    expect([366, 752, 912, 1312].map((width) => columnsFor(width, 8))).toEqual([1, 3, 3, 4]);
    expect(columnsFor(0, 3)).toBe(1);
  });

  it('leave no row with one chart beside rows of four', () => {
    expect([1, 2, 3, 4, 5, 6, 9].map((charts) => columnsFor(1312, charts))).toEqual([1, 2, 3, 4, 3, 3, 3]);
    expect(columnsFor(1312, 0)).toBe(1);
  });
});
