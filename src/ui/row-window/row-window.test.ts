import { describe, expect, it } from 'vitest';
import { evenRows, headedRows, rowsAround, rowsWith, topToShow } from './row-window';

const LIST = evenRows(100, 28);
const SIGHT = { top: 280, height: 140 };

describe('a window on rows of one height', () => {
  it('holds the rows in sight and some around them', () => {
    expect(rowsAround(LIST, SIGHT, 0)).toEqual({ first: 10, end: 15 });
    expect(rowsAround(LIST, { ...SIGHT, top: 281 }, 0)).toEqual({ first: 10, end: 16 });
    expect(rowsAround(LIST, SIGHT, 8)).toEqual({ first: 2, end: 23 });
  });

  it('ends where the list ends', () => {
    expect(rowsAround(LIST, { ...SIGHT, top: 0 }, 8)).toEqual({ first: 0, end: 13 });
    expect(rowsAround(LIST, { ...SIGHT, top: 2660 }, 8)).toEqual({ first: 87, end: 100 });
    expect(rowsAround(evenRows(3, 28), SIGHT, 0)).toEqual({ first: 0, end: 3 });
    expect(rowsAround(evenRows(0, 28), SIGHT, 8)).toEqual({ first: 0, end: 0 });
  });

  it('scrolls as little as shows a row', () => {
    expect(topToShow(LIST, 12, SIGHT)).toBe(280);
    expect(topToShow(LIST, 9, SIGHT)).toBe(252);
    expect(topToShow(LIST, 15, SIGHT)).toBe(308);
    expect(topToShow(LIST, 0, SIGHT)).toBe(0);
    expect(topToShow(LIST, 99, SIGHT)).toBe(2660);
    expect(topToShow(LIST, 10, { ...SIGHT, top: 290 })).toBe(280);
  });

  it('shows the head of a row that is higher than the pane', () => {
    expect(topToShow(LIST, 20, { ...SIGHT, height: 10 })).toBe(560);
  });
});

describe('rows of groups with headings', () => {
  const rows = headedRows([1, 3, 2], 28, 32);

  it('stand below the headings of their own group and of those before it', () => {
    expect([0, 1, 3, 4, 5].map(rows.topOf)).toEqual([32, 92, 148, 208, 236]);
    expect(rows).toMatchObject({ count: 6, height: 264 });
  });

  it('are not in sight where a heading is', () => {
    expect(rowsAround(rows, { top: 176, height: 32 }, 0)).toEqual({ first: 4, end: 4 });
    expect(rowsAround(rows, { top: 175, height: 34 }, 0)).toEqual({ first: 3, end: 5 });
    expect(topToShow(rows, 4, { top: 0, height: 100 })).toBe(136);
    expect(topToShow(rows, 5, { top: 0, height: 100 })).toBe(164);
  });
});

describe('the first row of a group', () => {
  const rows = headedRows([1, 3, 2], 28, 32);

  it('comes into sight with the heading above it', () => {
    expect(topToShow(rows, 0, { top: 100, height: 100 })).toBe(0);
    expect(topToShow(rows, 1, { top: 164, height: 100 })).toBe(60);
    // The row alone is in sight already.
    expect(topToShow(rows, 1, { top: 80, height: 100 })).toBe(60);
    expect(topToShow(rows, 2, { top: 164, height: 100 })).toBe(120);
  });

  it('comes alone where there is no room for both', () => {
    expect(topToShow(rows, 1, { top: 164, height: 59 })).toBe(92);
  });
});

describe('rows that stay drawn', () => {
  it('come at their places beside those in sight, once', () => {
    expect(rowsWith({ first: 4, end: 7 }, [90, 0, 5], 100)).toEqual([0, 4, 5, 6, 90]);
  });

  it('are left out when the list has no such row', () => {
    expect(rowsWith({ first: 0, end: 2 }, [-1, 2, 3], 3)).toEqual([0, 1, 2]);
  });
});
