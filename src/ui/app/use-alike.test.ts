import { expect, it } from 'vitest';
import { Alike } from './use-alike';

it('data stay the same thing as long as they say the same', () => {
  const alike = new Alike<readonly { readonly at: number }[]>();
  const first = alike.of([{ at: 1 }]);
  expect(alike.of([{ at: 1 }])).toBe(first);
  const other = [{ at: 2 }];
  expect(alike.of(other)).toBe(other);
  expect(alike.of(other)).toBe(other);
  expect(alike.of([{ at: 1 }])).toEqual(first);
  expect(alike.of([])).toEqual([]);
});
