import { describe, expect, it } from 'vitest';
import { rowsAround, topToShow } from './row-window';

const LIST = { top: 280, height: 140, rowHeight: 28, count: 100 };

describe('a window on rows of one height', () => {
  it('holds the rows in sight and some around them', () => {
    expect(rowsAround(LIST, 0)).toEqual({ first: 10, end: 15 });
    expect(rowsAround({ ...LIST, top: 281 }, 0)).toEqual({ first: 10, end: 16 });
    expect(rowsAround(LIST, 8)).toEqual({ first: 2, end: 23 });
  });

  it('ends where the list ends', () => {
    expect(rowsAround({ ...LIST, top: 0 }, 8)).toEqual({ first: 0, end: 13 });
    expect(rowsAround({ ...LIST, top: 2660 }, 8)).toEqual({ first: 87, end: 100 });
    expect(rowsAround({ ...LIST, count: 3 }, 0)).toEqual({ first: 0, end: 3 });
    expect(rowsAround({ ...LIST, count: 0 }, 8)).toEqual({ first: 0, end: 0 });
  });

  it('scrolls as little as shows a row', () => {
    expect(topToShow(12, LIST)).toBe(280);
    expect(topToShow(9, LIST)).toBe(252);
    expect(topToShow(15, LIST)).toBe(308);
    expect(topToShow(0, LIST)).toBe(0);
    expect(topToShow(99, LIST)).toBe(2660);
    expect(topToShow(10, { ...LIST, top: 290 })).toBe(280);
  });

  it('shows the head of a row that is higher than the pane', () => {
    expect(topToShow(20, { ...LIST, height: 10 })).toBe(560);
  });
});
