import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfPointer } from './pointer-place';

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Every value within a value, by its pointer. */
function* valuesOf(value: unknown, pointer = ''): Generator<readonly [string, unknown]> {
  yield [pointer, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* valuesOf(inner, `${pointer}/${escaped(key)}`);
}

describe('the place of a pointer in a text', () => {
  it('is where exactly that value stands, however the text is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2, '\t'), (given, indent) => {
        const text = JSON.stringify(given, null, indent);
        const value: unknown = JSON.parse(text);
        for (const [pointer, inner] of valuesOf(value)) {
          const place = placeOfPointer(text, pointer);
          expect(place && JSON.parse(text.slice(place.from, place.to))).toEqual(inner);
        }
      }),
    );
  });

  it('is nowhere in what is no JSON, and for what is not there', () => {
    expect(placeOfPointer('{"a": ', '/a')).toBe(undefined);
    expect(placeOfPointer('{"a": [1]}', '/b')).toBe(undefined);
    expect(placeOfPointer('{"a": [1]}', '/a/1')).toBe(undefined);
    expect(placeOfPointer('{"a": 1}', '/a/b')).toBe(undefined);
  });
});
