import { expect, it } from 'vitest';
import { LIMITS } from '../../../scenario/limits';
import { nameProblem } from './name-problem';

it('a name is neither empty nor longer than a file may have it', () => {
  expect(nameProblem(' orders ')).toBeNull();
  expect(nameProblem('x'.repeat(LIMITS.name))).toBeNull();
  expect(nameProblem('  ')).toBe('A name has at least one character.');
  expect(nameProblem('x'.repeat(LIMITS.name + 1))).toBe(
    'A name has at most 120 characters: this one has 121.',
  );
});
