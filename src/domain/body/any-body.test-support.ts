import fc from 'fast-check';
import type { BodyShape, ObjectShape, TextFormat } from './body-shape';

const TEXTS: Readonly<Record<TextFormat, fc.Arbitrary<string>>> = {
  line: fc.constantFrom('x', 'Enamel mug', 'Rua do Carmo 17', 'ümlaut', '日本', '𝒳𝒴', "<b>&'"),
  lines: fc.constantFrom('x', 'one\ntwo', 'plain'),
  email: fc.constantFrom('a@b.c', 'ines.okafor@example.com', 'x+y@sub.example.org'),
  id: fc.constantFrom('order-1', 'a', 'saga:7.2_x', 'Z9'),
  word: fc.constantFrom('order.created', 'a', 'user-updated'),
};

/** Lengths count characters, of which some take two places in a text. */
function fitted(text: string, min: number, max: number): string {
  const characters = Array.from(text).slice(0, max);
  return characters.join('') + 'x'.repeat(Math.max(0, min - characters.length));
}

/** Bodies that fit a shape. */
export function anyBody(shape: BodyShape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'text':
      return TEXTS[shape.format].map((text) => fitted(text, shape.min, shape.max));
    case 'whole':
    case 'money':
      return fc.oneof(
        fc.integer({ min: Math.max(shape.min, -2e9), max: Math.min(shape.max, 2e9) }),
        fc.constantFrom(shape.min, shape.max),
      );
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...shape.options);
    case 'list':
      return fc.array(anyBody(shape.of), { minLength: shape.min, maxLength: Math.min(shape.max, 6) });
    default: {
      const members = Object.entries(shape.fields).map(([key, member]) => [key, anyBody(member)] as const);
      const requiredKeys = Object.keys(shape.fields).filter((key) => shape.fields[key].optional !== true);
      return fc.record(Object.fromEntries(members), { requiredKeys, noNullPrototype: true });
    }
  }
}

/** One thing at a place inside a body that no shape accepts there: a symbol is no JSON, but nothing is to throw. */
export const anyRubbish: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  }),
  fc.jsonValue({ maxDepth: 6 }),
  fc.constantFrom<unknown[]>(
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    Number.NaN,
    -0,
    2 ** 53,
    '\uD800',
    'x'.repeat(100_000),
    Array.from({ length: 5000 }, () => 0),
  ),
);

/** A shape with one of everything, nested. */
export const everything = {
  kind: 'object',
  help: 'One of everything.',
  fields: {
    line: { kind: 'text', format: 'line', help: 'A line.', min: 2, max: 10 },
    notes: { kind: 'text', format: 'lines', help: 'Some lines.', min: 1, max: 40, optional: true },
    email: { kind: 'text', format: 'email', help: 'An address.', min: 3, max: 60 },
    id: { kind: 'text', format: 'id', help: 'An id.', min: 1, max: 20 },
    word: { kind: 'text', format: 'word', help: 'A word.', min: 1, max: 20, optional: true },
    count: { kind: 'whole', help: 'A number.', min: 0, max: 10 },
    price: { kind: 'money', help: 'A price.', min: 1, max: 1000 },
    flag: { kind: 'flag', help: 'Yes or no.', optional: true },
    choice: { kind: 'choice', help: 'One of some.', options: ['small', 'large'] },
    items: {
      kind: 'list',
      help: 'Things.',
      of: {
        kind: 'object',
        help: 'A thing.',
        fields: { 'a/b~c': { kind: 'whole', help: 'Oddly named.', min: 1, max: 3 } },
      },
      min: 1,
      max: 4,
    },
  },
} as const satisfies ObjectShape;
