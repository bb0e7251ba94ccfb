import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESS_RULES } from '../../scenario/address';
import { checkAddress, joinAddress } from './address';
import { fillPlaceholders } from './placeholders';

/** Also halves of pairs, which no encoding of Unicode can carry. */
const codeUnits = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), {
    maxLength: 20,
  })
  .map((units) => String.fromCharCode(...units));
const anyText = fc.oneof(codeUnits, fc.string({ maxLength: 40 }), fc.constantFrom('..', '@', '//', '?', '#'));

describe('addresses and what is filled into them', () => {
  it('a path never leads to another origin, whatever it holds', () => {
    const base = new URL('http://shop.example:8080/api');
    fc.assert(
      fc.property(anyText, (path) => {
        expect(new URL(joinAddress(base, path)).origin).toBe(base.origin);
      }),
    );
  });

  it('a checked address can be joined to any path, and no text makes the check throw', () => {
    const texts = fc.oneof(
      anyText,
      anyText.map((text) => `http://${text}`),
    );
    fc.assert(
      fc.property(texts, anyText, (text, path) => {
        const checked = checkAddress(text);
        if (checked.ok) expect(new URL(joinAddress(checked.value, path)).origin).toBe(checked.value.origin);
        else expect(checked.error.expected).not.toBe('');
      }),
    );
  });

  it('what a scenario takes can be called', () => {
    const hosts = fc.constantFrom(
      'localhost',
      '127.0.0.1',
      '[::1]',
      '0.0.0.0',
      '[::]',
      'shop.example',
      'a_b',
    );
    const ports = fc.oneof(
      fc.constant(''),
      fc.integer({ min: 0, max: 70_000 }).map((port) => `:${port}`),
    );
    const paths = fc.constantFrom('', '/', '/api', '/a/b/', '/%20', '/{node}');
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom('http', 'https'), hosts, ports, paths, (protocol, host, port, path) => {
        const address = `${protocol}://${host}${port}${path}`;
        const isTaken = ADDRESS_RULES.every(({ fits }) => fits(address));
        expect([address, checkAddress(address).ok]).toEqual([address, isTaken]);
        if (isTaken) taken++;
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('a value stays one part of a path, and the text that it is in a body', () => {
    const wellFormed = fc.string({ unit: 'grapheme' }).filter((text) => !['', '.', '..'].includes(text));
    fc.assert(
      fc.property(wellFormed, (user) => {
        const values = { key: 1, user, number: 2 };
        const url = new URL(fillPlaceholders('http://shop/a/{user}/b', values, 'path'));
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'a', user, 'b']);
        expect(JSON.parse(fillPlaceholders('{"by":"{user}"}', values, 'body'))).toEqual({ by: user });
      }),
    );
  });

  it('a value of any code units can be sent', () => {
    fc.assert(
      fc.property(codeUnits, (user) => {
        const path = fillPlaceholders('/{user}', { key: 1, user, number: 2 }, 'path');
        expect(path).toMatch(/^\/[\w.!~*'()%-]*$/);
      }),
    );
  });
});
