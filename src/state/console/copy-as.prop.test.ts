import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyText } from './copy-as';
import { shellWords } from './copy-as.test-support';
import { METHODS, type ConsoleRequest } from './console-request';

const NASTY = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        '$HOME',
        '`id`',
        '\\',
        '\n',
        '\r\n',
        '!',
        '$(rm)',
        ' ',
        '*',
        '#',
        'é',
        '😀',
        '@',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));

const header = fc.tuple(fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/), NASTY);

const request: fc.Arbitrary<ConsoleRequest> = fc.record({
  node: fc.constant('orders'),
  method: fc.constantFrom(...METHODS),
  path: fc.constant('/orders'),
  headers: fc.array(header, { maxLength: 4 }),
  body: NASTY,
});

const URL_TEXT = 'http://127.0.0.1:8080/orders?note=a%20b&of=[1]';

describe('a request as a command of curl', () => {
  it('is taken by a shell as exactly these words, whatever stands in them', () => {
    fc.assert(
      fc.property(request, (one) => {
        const words = shellWords(copyText('curl', URL_TEXT, one));
        const method = one.method === 'HEAD' ? ['--head'] : one.method === 'GET' ? [] : ['-X', one.method];
        const headers = one.headers.flatMap(([name, value]) => [
          '-H',
          value === '' ? `${name};` : `${name}: ${value}`,
        ]);
        const body = one.body === '' ? [] : ['--data-raw', one.body];
        expect(words).toEqual(['curl', ...method, '--globoff', URL_TEXT, ...headers, ...body]);
      }),
    );
  });
});

describe('a request as JavaScript', () => {
  it('calls fetch with exactly this request', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (one) => {
        const calls: [string, RequestInit | undefined][] = [];
        const fetch = (url: string, init?: RequestInit): void => void calls.push([url, init]);
        // The text is what somebody would paste: it is run as such.
        // oxlint-disable-next-line typescript/no-implied-eval
        const pasted: unknown = new Function(
          'fetch',
          `return (async () => { ${copyText('fetch', URL_TEXT, one)} })()`,
        );
        if (typeof pasted === 'function') await pasted(fetch);
        const [[url, init]] = calls;
        expect(url).toBe(URL_TEXT);
        expect(init?.method ?? 'GET').toBe(one.method);
        expect(init?.body ?? '').toBe(one.body);
        expect(pairsOf(init?.headers)).toEqual(one.headers.map((pair) => [...pair]));
      }),
    );
  });
});

function pairsOf(headers: HeadersInit | undefined): unknown {
  if (headers === undefined) return [];
  return Array.isArray(headers) ? headers : Object.entries(headers);
}
