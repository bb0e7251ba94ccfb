import { describe, expect, expectTypeOf, it } from 'vitest';
import { closed, optional, withDefault } from './closed';
import { listOf } from './lists';
import { choice, numberFrom, text } from './plain-values';
import type { ReadBy } from './shape';
import { readOrLines } from './shape.test-support';

const place = closed({ x: numberFrom(0, 9), y: numberFrom(0, 9) });
const part = closed(
  {
    id: text(4),
    kind: withDefault(choice(['small', 'large']), 'small'),
    tags: withDefault(listOf(text(4), 2), []),
    name: withDefault(text(4), undefined),
    place: optional(place),
  },
  ['latency'],
);

describe('an object', () => {
  it('has the type that its declaration says', () => {
    type Part = ReadBy<typeof part>;
    expectTypeOf<Part['kind']>().toEqualTypeOf<'small' | 'large'>();
    expectTypeOf<Part['name']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<{ id: 'a'; kind: 'small'; tags: []; name: undefined }>().toExtend<Part>();
    expectTypeOf<{
      id: 'a';
      kind: 'small';
      tags: [];
      name: undefined;
      place: { x: 1 };
    }>().not.toExtend<Part>();
    expectTypeOf<{ kind: 'small'; tags: []; name: undefined }>().not.toExtend<Part>();
  });

  it('is read in the order of its declaration', () => {
    const given = { place: { y: 2, x: 1 }, name: 'n', tags: ['t'], kind: 'large', id: 'a' };
    expect(JSON.stringify(readOrLines(part, given))).toBe(
      '{"id":"a","kind":"large","tags":["t"],"name":"n","place":{"x":1,"y":2}}',
    );
  });

  it('takes what is usual for keys with a default, and leaves out what may be missing', () => {
    const read = readOrLines(part, { id: 'a', kind: undefined });
    expect(read).toStrictEqual({ id: 'a', kind: 'small', tags: [], name: undefined });
  });

  it('tells everything that is wrong at once: the keys it knows first, then those it does not', () => {
    const given = { idd: 1, place: { x: 10, z: 1 }, kind: 'tiny', colour: 'red', latency: 1 };
    expect(readOrLines(part, given, '')).toEqual([
      'id: a text of at most 4 characters / nothing',
      'kind: one of "small", "large" / "tiny"',
      'place.x: a number from 0 to 9 / 10',
      'place.y: a number from 0 to 9 / nothing',
      'place: a known key, perhaps "x" / the unknown key "z"',
      'file: a known key, perhaps "id" / the unknown key "idd"',
      'file: only the keys id, kind, tags, name, place, latency / the unknown key "colour"',
      'file: a known key, perhaps "latency" / the unknown key "latency"',
    ]);
  });

  it('takes undefined for a missing key only where something stands in', () => {
    expect(readOrLines(part, { id: 'a', place: undefined })).toEqual(['at.place: an object / nothing']);
  });

  it.each([[[]], ['text'], [null], [undefined], [3]])('is not %j', (value) => {
    expect(readOrLines(place, value)).toHaveLength(1);
  });

  it('takes nothing that it merely inherits, and knows no key that every object has', () => {
    expect(readOrLines(place, Object.create({ x: 1, y: 1 }))).toHaveLength(2);
    const given: unknown = JSON.parse('{"x":1,"y":1,"__proto__":{"x":2},"constructor":1,"toString":1}');
    expect(readOrLines(place, given)).toEqual(
      ['__proto__', 'constructor', 'toString'].map(
        (key) => `at: only the keys x, y / the unknown key "${key}"`,
      ),
    );
  });
});
