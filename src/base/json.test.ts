import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, canonicalJson, compareCodeUnits } from './json';

describe('canonical JSON', () => {
  it('sorts keys by code units at every level and writes no spaces', () => {
    expect(
      canonicalJson({ b: 1, a: { z: [1, 'x', null, true], Z: 2 }, é: 3, '\ud83d\ude00': 4, '\uff5e': 5 }),
    ).toBe('{"a":{"Z":2,"z":[1,"x",null,true]},"b":1,"é":3,"\ud83d\ude00":4,"\uff5e":5}');
  });

  it('gives one text for equal values, however their keys are ordered', () => {
    expect(canonicalJson({ a: 1, b: 2, 10: 3, 9: 4 })).toBe(canonicalJson({ 9: 4, b: 2, 10: 3, a: 1 }));
    expect(canonicalJson(-0)).toBe('0');
  });

  it('says what it refuses and where', () => {
    const around: unknown[] = [];
    around.push({ self: around });
    const sparse: unknown[] = [];
    sparse[1] = 1;
    const cases: [unknown, string][] = [
      [undefined, 'undefined, found at $'],
      [{ a: [1, undefined] }, 'undefined, found at $.a[1]'],
      [sparse, 'undefined, found at $[0]'],
      [{ total: NaN }, 'the number NaN, found at $.total'],
      [[Infinity], 'the number Infinity, found at $[0]'],
      [{ f: () => 1 }, 'a function, found at $.f'],
      [10n, 'a bigint'],
      [Symbol('s'), 'a symbol'],
      [new Map(), 'an instance of Map'],
      [new Uint8Array(1), 'an instance of Uint8Array'],
      [around, 'a reference to a value around it, found at $[0].self'],
    ];
    for (const [value, message] of cases) expect(() => canonicalJson(value)).toThrow(message);
  });

  it('takes the same value twice side by side, and objects without a prototype', () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
    expect(canonicalJson(Object.assign(Object.create(null), shared))).toBe('{"a":1}');
  });

  it('bounds the depth', () => {
    const nest = (levels: number): unknown => (levels === 0 ? 1 : [nest(levels - 1)]);
    expect(canonicalJson(nest(MAX_DEPTH))).toHaveLength(2 * MAX_DEPTH + 1);
    expect(() => canonicalJson(nest(MAX_DEPTH + 1))).toThrow(`more than ${MAX_DEPTH} levels`);
  });

  it('says the same as the value it was made from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('compareCodeUnits', () => {
  it('is a total order', () => {
    expect(['b', 'a', 'B', 'ä', 'aa', ''].toSorted(compareCodeUnits)).toEqual(['', 'B', 'a', 'aa', 'b', 'ä']);
    expect(compareCodeUnits('a', 'a')).toBe(0);
  });
});
