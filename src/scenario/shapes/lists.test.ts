import { describe, expect, expectTypeOf, it } from 'vitest';
import { listOf, twoOf } from './lists';
import { numberFrom } from './plain-values';
import type { ReadBy } from './shape';
import { readOrLines } from './shape.test-support';

const digit = numberFrom(0, 9);

describe('a list', () => {
  it('is read item by item', () => {
    expect(readOrLines(listOf(digit, 3), [1, 2, 3])).toEqual([1, 2, 3]);
  });

  it('is told of each item, or of its length alone', () => {
    expect(readOrLines(listOf(digit, 3), [10, 1, 'x'])).toEqual([
      'at[0]: a number from 0 to 9 / 10',
      'at[2]: a number from 0 to 9 / "x"',
    ]);
    expect(readOrLines(listOf(digit, 2), [10, 1, 'x'])).toEqual([
      'at: a list of at most 2 items / a list of 3',
    ]);
    expect(readOrLines(listOf(digit, 3, 1), [])).toEqual(['at: a list of 1 to 3 items / an empty list']);
    expect(readOrLines(listOf(digit, 3), { length: 0 })).toEqual([
      'at: a list of at most 3 items / an object',
    ]);
  });

  it('has no holes', () => {
    expect(readOrLines(listOf(digit, 3), Array(1))).toEqual(['at[0]: a number from 0 to 9 / nothing']);
  });
});

describe('two items', () => {
  const zones = twoOf(digit);

  it('are a pair of different ones', () => {
    expectTypeOf<ReadBy<typeof zones>>().toEqualTypeOf<readonly [number, number]>();
    expect(readOrLines(zones, [1, 2])).toEqual([1, 2]);
    expect(readOrLines(zones, [1, 1])).toEqual(['at: two different items / a list of 2']);
  });

  it.each([[[1]], [[1, 2, 3]], [1], [undefined]])('are not %j', (value) => {
    expect(readOrLines(zones, value)).toEqual([
      expect.stringMatching(/^at: a list of two different items \//),
    ]);
  });

  it('are told one by one', () => {
    expect(readOrLines(zones, [1, 'x'])).toEqual(['at[1]: a number from 0 to 9 / "x"']);
  });
});
