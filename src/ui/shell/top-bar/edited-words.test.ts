import { expect, it } from 'vitest';
import { editedWords } from './edited-words';

it.each([
  [0, 0, ''],
  [1, 0, '1 edit of the start'],
  [3, 0, '3 edits of the start'],
  [0, 1, '1 edit since the start'],
  [2, 2, '2 edits of the start, 2 edits since the start'],
])('tells %i edits before time zero and %i after it', (atStart, since, words) => {
  expect(editedWords(atStart, since)).toBe(words);
});
