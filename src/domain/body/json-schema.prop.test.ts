import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMAND_BODIES } from '../shop-body-settings';
import { anyBody, everything } from './any-body.test-support';
import { jsonSchemaOf } from './json-schema';
import { readBody } from './read-body';

/** The few words of JSON Schema that ours are written in, read as the standard reads them. */
function accepts(schema: unknown, value: unknown): boolean {
  const { type, ...rule } = Object(schema);
  switch (type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const keys = Object.keys(value);
      return (
        rule.required.every((key: string) => keys.includes(key)) &&
        Object.entries(value).every(
          ([key, member]) => Object.hasOwn(rule.properties, key) && accepts(rule.properties[key], member),
        )
      );
    }
    case 'array':
      return (
        Array.isArray(value) &&
        value.length >= rule.minItems &&
        value.length <= rule.maxItems &&
        value.every((item) => accepts(rule.items, item))
      );
    case 'integer':
      return Number.isInteger(value) && Number(value) >= rule.minimum && Number(value) <= rule.maximum;
    case 'boolean':
      return typeof value === 'boolean';
    default: {
      if (typeof value !== 'string') return false;
      if (rule.enum !== undefined) return rule.enum.includes(value);
      const length = Array.from(value).length;
      const pattern = rule.format === 'email' ? '^[^@]+@[^@]+[.][^@]+$' : rule.pattern;
      return length >= rule.minLength && length <= rule.maxLength && new RegExp(pattern, 'u').test(value);
    }
  }
}

const anySpoiler: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(0, -1, 1, 7, 51, 1.5, 2e9, 1e15),
  fc.constantFrom('', ' ', 'x', 'two words', 'Ünï', '𝒳𝒴', 'x'.repeat(60), 'x'.repeat(300)),
  fc.constantFrom<unknown[]>('a@example.com', 'small', null, true, [], {}, [1], { street: 'x' }),
);

describe.each([
  ['one of everything', everything],
  ['a new order', COMMAND_BODIES.orders.create],
  ['a charge', COMMAND_BODIES.payments.charge],
  ['a message', COMMAND_BODIES.notifications.send],
  ['a batch', COMMAND_BODIES.analytics.record],
])('the JSON Schema of %s', (_name, shape) => {
  const schema = jsonSchemaOf(shape);

  it('BODY-6: takes what reading takes, and refuses what reading refuses', () => {
    const key = fc.constantFrom(...Object.keys(shape.fields), 'another');
    const how = fc.constantFrom('as it is', 'spoilt', 'without');
    fc.assert(
      fc.property(anyBody(shape), key, how, anySpoiler, (body, at, way, spoiler) => {
        const given: Record<string, unknown> = { ...Object(body) };
        if (way === 'spoilt') given[at] = spoiler;
        if (way === 'without') Reflect.deleteProperty(given, at);
        expect(accepts(schema, given)).toBe(readBody(shape, given).ok);
      }),
      { numRuns: 400 },
    );
  });
});
