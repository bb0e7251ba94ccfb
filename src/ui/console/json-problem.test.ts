import { describe, expect, it } from 'vitest';
import { jsonProblem } from './json-problem';

describe('what is wrong with a text that should be JSON', () => {
  it('is nothing when it is', () => {
    expect(jsonProblem('{"a": [1, 2]}')).toBe(null);
  });

  it.each([
    ['{\n  "a": 1,\n  "b": }\n}', { line: 3, column: 8, offset: 19, words: 'expected a value, found "}"' }],
    ['{"a": 1', { line: 1, column: 8, offset: 7 }],
    ['[1,\n 2] x', { line: 2, column: 5 }],
    ["{'a': 1}", { line: 1, column: 2 }],
  ])('is told with its place: %j', (text, problem) => {
    expect(jsonProblem(text)).toMatchObject(problem);
  });

  it('says that something is missing at the end', () => {
    expect(jsonProblem('[1')?.words).toMatch(/found the end of the text$/);
  });
});
