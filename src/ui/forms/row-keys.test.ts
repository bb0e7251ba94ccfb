import { describe, expect, it } from 'vitest';
import { keyedAnew, keyedItems, type KeyedItems } from './row-keys';

const is = (one: string, other: string): boolean => one === other;
/** Each list of letters after the other. */
const after = (...lists: readonly string[]): KeyedItems<string> =>
  lists
    .slice(1)
    .reduce((keyed, list) => keyedAnew(keyed, list.split(''), is), keyedItems(lists[0].split('')));

describe('the keys of rows', () => {
  it('stay while items are replaced', () => {
    expect(after('abc', 'axc').keys).toEqual([0, 1, 2]);
  });

  it('stay with the others when an item goes, wherever it stood', () => {
    expect(after('abc', 'bc').keys).toEqual([1, 2]);
    expect(after('abc', 'ac').keys).toEqual([0, 2]);
    expect(after('abc', 'ab').keys).toEqual([0, 1]);
  });

  it('are new for items that come, and never used twice', () => {
    expect(after('abc', 'abcd').keys).toEqual([0, 1, 2, 3]);
    expect(after('abc', 'abxyc').keys).toEqual([0, 1, 3, 4, 2]);
    expect(after('abc', 'ab', 'abd').keys).toEqual([0, 1, 3]);
    expect(after('ab', 'abab', 'ab', '', 'a').keys).toEqual([4]);
  });
});
