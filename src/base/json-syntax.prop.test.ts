import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSyntaxFault, readWrittenJson } from './json-syntax';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findSyntaxFault', () => {
  it('finds a fault exactly where JSON.parse refuses a text with one character changed', () => {
    const spoilt = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom(...'{ } [ ] " , : x 0 - . e \\ \n'.split(' '), ' '))
      .map(([text, at, mark]) => text.slice(0, at % text.length) + mark + text.slice((at % text.length) + 1));
    fc.assert(
      fc.property(spoilt, (text) => {
        expect(findSyntaxFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 500 },
    );
  });

  it('finds none in JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(findSyntaxFault(` ${text}\n`)).toBeUndefined();
      }),
    );
  });
});

describe('readWrittenJson', () => {
  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readWrittenJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('refuses a key that any object of a text has twice, however it is written, and places it', () => {
    const twice = readWrittenJson('{\n  "rate": 1,\n  "steps": [{ "rate": 2, "r\\u0061te": 3 }]\n}');
    expect(twice).toEqual({
      ok: false,
      error: {
        path: 'line 3, column 26',
        expected: 'each key once in its object',
        received: '"rate" for the second time',
      },
    });
  });

  it('takes the same key in two objects, one within the other too', () => {
    expect(readWrittenJson('{ "a": { "a": 1 }, "b": [{ "a": 1 }, { "a": 2 }] }').ok).toBe(true);
  });

  it('refuses whatever JSON.parse would shorten', () => {
    const member = fc.tuple(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.integer());
    fc.assert(
      fc.property(fc.array(member, { maxLength: 4 }), (members) => {
        const text = `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
        const distinct = new Set(members.map(([key]) => key)).size;
        expect(readWrittenJson(text).ok).toBe(distinct === members.length);
      }),
    );
  });
});
