import { describe, expect, it } from 'vitest';
import { rowByKey } from './list-keys';

describe('keys of a list', () => {
  it('go down and up by one', () => {
    expect(rowByKey('j', 3, 10, 5)).toBe(4);
    expect(rowByKey('ArrowUp', 3, 10, 5)).toBe(2);
    expect(rowByKey('K', 0, 10, 5)).toBe(0);
    expect(rowByKey('ArrowDown', 9, 10, 5)).toBe(9);
  });

  it('begin with the first row', () => {
    expect(rowByKey('j', null, 10, 5)).toBe(0);
    expect(rowByKey('k', null, 10, 5)).toBe(0);
  });

  it('go by pages and to the ends', () => {
    expect(rowByKey('PageDown', 3, 10, 5)).toBe(8);
    expect(rowByKey('PageDown', 8, 10, 5)).toBe(9);
    expect(rowByKey('PageUp', 3, 10, 0)).toBe(2);
    expect(rowByKey('Home', 3, 10, 5)).toBe(0);
    expect(rowByKey('End', 3, 10, 5)).toBe(9);
  });

  it('mean nothing in an empty list, and others nothing at all', () => {
    expect(rowByKey('j', null, 0, 5)).toBeUndefined();
    expect(rowByKey('x', 3, 10, 5)).toBeUndefined();
  });
});
