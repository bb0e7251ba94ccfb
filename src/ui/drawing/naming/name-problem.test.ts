import { expect, it } from 'vitest';
import { WORD_LIMITS } from '../../../scenario/word-settings';
import { nameProblem } from './name-problem';

it('a name is neither empty nor longer than a file may have it', () => {
  expect(nameProblem(' orders ')).toBeNull();
  expect(nameProblem('x'.repeat(WORD_LIMITS.name))).toBeNull();
  expect(nameProblem('  ')).toBe('A name has at least one character.');
  expect(nameProblem('x'.repeat(WORD_LIMITS.name + 1))).toBe(
    'A name has at most 120 characters: this one has 121.',
  );
});
