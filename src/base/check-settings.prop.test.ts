import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSettings, defaultsOf } from './check-settings';
import type { SettingField, SettingFields } from './settings';

const words = { label: fc.string(), help: fc.string() };
const range = fc.tuple(fc.integer(), fc.integer(), fc.integer()).map((values) => {
  const [min, middle, max] = [...values].sort((left, right) => left - right);
  return { min, max, default: middle };
});
const options = fc
  .uniqueArray(fc.string(), { minLength: 1, maxLength: 5 })
  .map((values) => values.map((value) => ({ value, label: value })));

const anyField: fc.Arbitrary<SettingField> = fc.oneof(
  fc
    .tuple(fc.constantFrom('integer', 'number', 'duration', 'ratio'), range, fc.record(words))
    .map(([kind, limits, said]) => ({ kind, ...limits, ...said }) as const),
  fc.record({ kind: fc.constant('flag' as const), default: fc.boolean(), ...words }),
  options.chain((known) =>
    fc.record({
      kind: fc.constant('choice' as const),
      options: fc.constant(known),
      default: fc.constantFrom(...known.map((option) => option.value)),
      ...words,
    }),
  ),
  options.chain((known) =>
    fc.record({
      kind: fc.constant('choices' as const),
      options: fc.constant(known),
      default: fc.subarray(known.map((option) => option.value)),
      ...words,
    }),
  ),
);
const anyFields: fc.Arbitrary<SettingFields> = fc.dictionary(
  fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
  anyField,
  { maxKeys: 6, noNullPrototype: true },
);

describe('checking settings of any declaration', () => {
  it('accepts the defaults and gives them back', () => {
    const property = fc.property(anyFields, (fields) => {
      const defaults = defaultsOf(fields);
      expect(checkSettings(fields, defaults, 'at')).toEqual({ ok: true, value: defaults });
      expect(checkSettings(fields, {}, 'at')).toEqual({ ok: true, value: defaults });
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('never throws, and what it accepts it accepts again unchanged', () => {
    const anyValue = fc.oneof(fc.anything({ withBigInt: true }), fc.dictionary(fc.string(), fc.anything()));
    const property = fc.property(anyFields, anyValue, fc.anything(), (fields, value, item) => {
      const near = Object.fromEntries(Object.keys(fields).map((key) => [key, item]));
      for (const given of [value, near]) {
        const result = checkSettings(fields, given, 'at');
        if (result.ok) expect(checkSettings(fields, result.value, 'at')).toEqual(result);
        else expect(result.error.length).toBeGreaterThan(0);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
