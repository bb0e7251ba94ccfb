import { expect, it } from 'vitest';
import { stepKeys } from './step-keys';

it('steps keep their names when they change places, and those that are alike have two', () => {
  const special = { edge: 'b', optional: true, awaited: true };
  expect(stepKeys([['a'], [special, 'c'], ['a']])).toEqual(['a 1', 'b c 1', 'a 2']);
  expect(stepKeys([['b', 'c'], ['a']])).toEqual(['b c 1', 'a 1']);
});
