import { describe, expect, it } from 'vitest';
import { choice, flag, literal, numberFrom, numberThat, text } from './plain-values';
import { readOrLines } from './shape.test-support';

describe('text', () => {
  const path = text(4, { fits: (value) => value.startsWith('/'), expected: 'a path' });

  it('is read as it is, up to its length', () => {
    expect(readOrLines(path, '/abc')).toBe('/abc');
  });

  it('is told every rule that it breaks', () => {
    expect(readOrLines(path, 'abc')).toEqual(['at: a path / "abc"']);
    expect(readOrLines(path, 'abcde')).toEqual([
      'at: a text of at most 4 characters / "abcde"',
      'at: a path / "abcde"',
    ]);
  });

  it('is told once when it is no text at all', () => {
    expect(readOrLines(path, 5)).toEqual(['at: a text of at most 4 characters / 5']);
  });
});

describe('number', () => {
  it('includes its bounds', () => {
    expect([1, 2].map((value) => readOrLines(numberFrom(1, 2, ' ms'), value))).toEqual([1, 2]);
    expect(readOrLines(numberFrom(1, 2, ' ms'), 2.5)).toEqual(['at: a number from 1 to 2 ms / 2.5']);
  });

  it('never is minus zero', () => {
    expect(Object.is(readOrLines(numberFrom(-1, 1), -0), 0)).toBe(true);
  });

  it.each([NaN, Infinity, -Infinity, '1', null, undefined])(
    'is not %s, whatever its rule allows',
    (value) => {
      expect(readOrLines(numberThat({ fits: () => true, expected: 'any number' }), value)).toHaveLength(1);
    },
  );
});

describe('choice', () => {
  it('is one of its words and nothing that every object has', () => {
    expect(readOrLines(choice(['open', 'closed']), 'closed')).toBe('closed');
    expect(readOrLines(choice(['open', 'closed']), 'constructor')).toEqual([
      'at: one of "open", "closed" / "constructor"',
    ]);
    expect(readOrLines(literal('client'), 'server')).toEqual(['at: "client" / "server"']);
  });
});

describe('flag', () => {
  it('is true or false, and nothing that counts as one of them', () => {
    expect([true, false].map((value) => readOrLines(flag, value))).toEqual([true, false]);
    for (const value of [1, 0, 'true', '', null, undefined]) {
      expect(readOrLines(flag, value)).toEqual([expect.stringMatching(/^at: true or false \//)]);
    }
  });
});
