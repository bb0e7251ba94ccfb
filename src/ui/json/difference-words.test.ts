import { expect, it } from 'vitest';
import { differenceWords } from './difference-words';
import { jsonDifference, jsonLines } from './json-difference';

it('the words of a difference count the lines that differ', () => {
  expect(differenceWords(jsonLines({ a: 1 }))).toBe('No line differs');
  expect(differenceWords(jsonDifference({ a: 1, b: 1 }, { a: 2, c: 1, d: 1 }))).toBe(
    '1 line changed, 2 added, 1 removed',
  );
  expect(differenceWords(jsonDifference(null, { a: 2 }))).toBe('3 lines added');
});
