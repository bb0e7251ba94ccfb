import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSyntaxFault } from './json-syntax';

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
