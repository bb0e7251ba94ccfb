import { describe, expect, it } from 'vitest';
import { asId, idProblem } from './id-words';

describe('a word for a list of ids', () => {
  it('is what was surely meant', () => {
    expect(asId('  EU West ')).toBe('eu-west');
  });

  it('is told apart from what is none', () => {
    expect(idProblem('eu-west-1', [], 'zone')).toBeUndefined();
    expect(idProblem('eu_west', [], 'zone')).toBe(
      'A zone is 1 to 64 small letters, digits and hyphens, not “eu_west”.',
    );
    expect(idProblem('a'.repeat(65), [], 'tag')).toContain('A tag is 1 to 64');
    expect(idProblem('a', ['b', 'a'], 'tag')).toBe('“a” is there already.');
  });
});
