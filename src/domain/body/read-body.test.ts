import { describe, expect, expectTypeOf, it } from 'vitest';
import { everything } from './any-body.test-support';
import type { BodyOf } from './body-shape';
import { fromTexts } from './from-texts';
import { jsonSchemaOf } from './json-schema';
import { readBody } from './read-body';

const good = {
  line: 'two words',
  email: 'a@example.com',
  id: 'order-1',
  count: 3,
  price: 250,
  choice: 'small',
  items: [{ 'a/b~c': 1 }],
};

function problemsOf(changes: object): string[] {
  const read = readBody(everything, { ...good, ...changes });
  if (read.ok || read.error.kind !== 'validation') return [];
  return read.error.fields.map(({ field, expected, got }) => `${field}: ${expected}, not ${got}`);
}

describe('reading a body', () => {
  it('BODY-1: gives the declared type', () => {
    const typed: BodyOf<typeof everything> = { ...good, choice: 'small', notes: 'may be left out' };
    expectTypeOf(typed.items[0]['a/b~c']).toEqualTypeOf<number>();
    expectTypeOf(typed.choice).toEqualTypeOf<'small' | 'large'>();
    expectTypeOf(typed.flag).toEqualTypeOf<boolean | undefined>();
    expectTypeOf(typed.line).toEqualTypeOf<string>();
    // @ts-expect-error -- A field that was not declared.
    expect(typed.other).toBeUndefined();
    expect(readBody(everything, typed)).toEqual({ ok: true, value: typed });
  });

  it('BODY-1: tells all problems at once, by JSON pointer', () => {
    const items = [{ 'a/b~c': 1 }, { 'a/b~c': 9 }, 7];
    expect(problemsOf({ line: 7, count: -1, price: 2.5, items })).toEqual([
      '/line: a line of text of 2 to 10 characters, not 7',
      '/count: a whole number from 0 to 10, not -1',
      '/price: a whole number of cents from 1 to 1000, not 2.5',
      '/items/1/a~1b~0c: a whole number from 1 to 3, not 9',
      '/items/2: an object, not 7',
    ]);
  });

  it('BODY-1: says which fields are missing', () => {
    const read = readBody(everything, {});
    expect(read.ok || (read.error.kind === 'validation' && read.error.fields)).toHaveLength(7);
    expect(read).toMatchObject({ error: { message: '7 fields are not valid' } });
    expect(readBody(everything, { ...good, id: undefined })).toMatchObject({
      error: { message: 'One field is not valid', fields: [{ field: '/id', got: 'nothing' }] },
    });
  });

  it('BODY-2: names the field that was probably meant', () => {
    expect(problemsOf({ prise: 1 })).toEqual([
      '/prise: did you mean "price"?, not the unknown field "prise"',
    ]);
    expect(problemsOf({ choice: 'smal' })).toEqual([
      '/choice: one of "small", "large"; did you mean "small"?, not "smal"',
    ]);
    expect(problemsOf({ choice: 'toString' })).toHaveLength(1);
  });

  it('BODY-2: takes the keys of prototypes for unknown fields', () => {
    const body: unknown = JSON.parse(
      `{"__proto__":{"x":1},"constructor":1,${JSON.stringify(good).slice(1, -1)}}`,
    );
    const read = readBody(everything, body);
    expect(read).toMatchObject({ error: { fields: [{ field: '/__proto__' }, { field: '/constructor' }] } });
    const inherited: unknown = Object.create(good);
    expect(readBody(everything, inherited).ok).toBe(false);
  });

  it('BODY-2, BODY-5: names some unknown fields and counts the others', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`unknown${at}`, at]));
    expect(problemsOf(many)).toHaveLength(6);
    expect(problemsOf(many)[5]).toBe(': no such fields, not 995 more unknown fields');
    expect(problemsOf({ ['k'.repeat(5000)]: 1 })[0].length).toBeLessThan(400);
  });

  it.each([Number.NaN, Infinity, 1e300, 2 ** 53, 1.5, '3', null, true, [3]])(
    'BODY-3: takes %s for no whole number',
    (count) => {
      expect(problemsOf({ count })).toHaveLength(1);
    },
  );

  it('BODY-3: makes minus zero plain', () => {
    const read = readBody(everything, { ...good, count: -0 });
    expect(read.ok && Object.is(read.value.count, 0)).toBe(true);
  });

  it.each([
    ['ten pairs of surrogates', '𝒳'.repeat(10), true],
    ['eleven of them', '𝒳'.repeat(11), false],
    ['half a pair', 'ab\uD800', false],
    ['the other half', '\uDC00ab', false],
    ['two halves in the wrong order', '\uDC00\uD800', false],
    ['a control character', 'a\u0000b', false],
    ['a line end', 'a\nb', false],
    ['another line end', 'a\u2028b', false],
    ['spaces only', '   ', false],
    ['too short', 'a', false],
  ])('BODY-4: a line with %s', (_what, line, fits) => {
    expect(problemsOf({ line })).toHaveLength(fits ? 0 : 1);
  });

  it.each(['plain', 'a@b', 'a@b.', 'a@.b', 'a b@c.d', '@b.c', 'a@@b.c', 'a@b..c'])(
    'BODY-4: %s is no email address',
    (email) => {
      expect(problemsOf({ email })).toHaveLength(1);
    },
  );

  it('BODY-4: several lines may hold line ends and nothing else of that kind', () => {
    expect(problemsOf({ notes: 'a\nb' })).toEqual([]);
    expect(problemsOf({ notes: 'a\u0007b' })).toHaveLength(1);
  });

  it('BODY-5: does not look into a list that is too long', () => {
    expect(problemsOf({ items: Array.from({ length: 100_000 }, () => 'x') })).toEqual([
      '/items: a list of 1 to 4 entries, not a list of 100000',
    ]);
  });
});

describe('a JSON Schema', () => {
  it('BODY-6: says what the declaration says', () => {
    expect(jsonSchemaOf(everything)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['line', 'email', 'id', 'count', 'price', 'choice', 'items'],
      properties: {
        line: { type: 'string', minLength: 2, maxLength: 10, description: 'A line.' },
        email: { type: 'string', format: 'email' },
        id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]*$' },
        price: { type: 'integer', minimum: 1, maximum: 1000 },
        flag: { type: 'boolean' },
        choice: { type: 'string', enum: ['small', 'large'] },
        items: { type: 'array', minItems: 1, maxItems: 4, items: { required: ['a/b~c'] } },
      },
    });
  });
});

describe('the parameters of a URL', () => {
  const read = (query: string) => {
    const pairs = query.split('&').map((pair) => pair.split('=', 2));
    return readBody(everything, {
      ...good,
      ...fromTexts(
        everything,
        pairs.map(([key, text]) => [key, text]),
      ),
    });
  };

  it('BODY-7: become what is declared', () => {
    expect(read('count=7&flag=true&line=12 to 15')).toMatchObject({
      ok: true,
      value: { count: 7, flag: true, line: '12 to 15' },
    });
  });

  it.each([
    ['count=7.0', '/count', '"7.0"'],
    ['count=', '/count', '""'],
    ['flag=yes', '/flag', '"yes"'],
    ['count=1&count=2', '/count', 'a list of 2'],
    ['__proto__=1', '/__proto__', 'the unknown field "__proto__"'],
  ])('BODY-7: %s is a problem that shows what came', (query, field, got) => {
    expect(read(query)).toMatchObject({ ok: false, error: { fields: [{ field, got }] } });
  });
});
