import { expect, it } from 'vitest';
import { matchOf } from './match';

const entry = { label: 'Key-value store', note: 'values by key', keywords: ['redis', 'cache'] };

it('an entry is found by the beginnings of its words, in any order', () => {
  for (const text of ['', 'key', 'VALUE', 'sto key', 'redis', ' cach '])
    expect(matchOf(entry, text)).toBe(true);
  for (const text of ['alue', 'key x', 'sql']) expect(matchOf(entry, text)).toBe(false);
});
