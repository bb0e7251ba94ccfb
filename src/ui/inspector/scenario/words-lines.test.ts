import { describe, expect, it } from 'vitest';
import { asLines, asTags, lineProblem, tagProblem } from './words-lines';

describe('lists as somebody types them', () => {
  it('are lines or tags without what is empty, and tags without what is there already', () => {
    expect(asLines(' At 20 s it fails. \n\n At 45 s it recovers.')).toEqual([
      'At 20 s it fails.',
      'At 45 s it recovers.',
    ]);
    expect(asTags('retry, breaker ,, retry')).toEqual(['retry', 'breaker']);
    expect(asTags(' ')).toEqual([]);
  });

  it('are refused with how many or how long they are, and what would do', () => {
    expect(lineProblem(Array.from({ length: 51 }, () => 'x'))).toBe('There are 51 lines: keep at most 50.');
    expect(tagProblem(['t'.repeat(121)])).toBe(
      `“${'t'.repeat(20)}…” has 121 characters: a tag has at most 120.`,
    );
    expect(lineProblem(['x'.repeat(500)])).toBeUndefined();
  });
});
