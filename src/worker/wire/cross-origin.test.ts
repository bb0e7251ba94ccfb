import { describe, expect, it } from 'vitest';
import { ASK, PAGE, POST } from './browser.test-support';
import { askedHeaders, isPlainMethod, kindOf, whatToAllow } from './cross-origin';

describe('what a browser asks for before it sends', () => {
  it('is headers that a form could not have sent', () => {
    expect(
      askedHeaders([
        ['Accept', 'application/json'],
        ['Accept-Language', 'en'],
        ['Content-Language', 'en'],
        ['X-Trace', '1'],
        ['Authorization', 'Bearer x'],
      ]),
    ).toEqual(['x-trace', 'authorization']);
  });

  it.each([
    ['text/plain', []],
    ['Text/Plain;charset=UTF-8', []],
    ['application/x-www-form-urlencoded', []],
    ['multipart/form-data; boundary=x', []],
    ['application/json', ['content-type']],
    ['text/plainer', ['content-type']],
  ])('a body of %s needs leave for %j', (type, names) => {
    expect(askedHeaders([['Content-Type', type]])).toEqual(names);
  });

  it('is methods that a form could not have used', () => {
    expect(['GET', 'head', 'Post'].map(isPlainMethod)).toEqual([true, true, true]);
    expect(['PUT', 'PATCH', 'DELETE'].map(isPlainMethod)).toEqual([false, false, false]);
  });
});

describe('what a server is to send', () => {
  it('is one header for what needs no leave', () => {
    expect(whatToAllow(ASK, PAGE)).toBe(
      `The server has to send "Access-Control-Allow-Origin: ${PAGE}" with every answer, errors and redirects too.`,
    );
  });

  it('is an answer to OPTIONS for all else, with what this request needs and no more', () => {
    expect(whatToAllow(POST, PAGE)).toContain('"Access-Control-Allow-Headers: content-type"');
    expect(whatToAllow(POST, PAGE)).not.toContain('Allow-Methods');
    const words = whatToAllow({ ...POST, method: 'put' }, PAGE);
    expect(words).toMatch(/send OPTIONS: it has to answer that with 204, "Access-Control-Allow-Origin: http/);
    expect(words).toMatch(
      /, "Access-Control-Allow-Methods: PUT" and "Access-Control-Allow-Headers: content-type"\.$/,
    );
    expect(whatToAllow({ ...ASK, method: 'DELETE' }, PAGE)).not.toContain('Allow-Headers');
  });

  it('lets everybody in for a page without an origin of its own', () => {
    expect(whatToAllow(ASK, 'null')).toContain('"Access-Control-Allow-Origin: *"');
  });
});

describe('kinds of requests', () => {
  it('are the same for what a server treats in the same way', () => {
    expect(kindOf({ ...ASK, url: `${ASK.url}?page=2` })).toBe(kindOf(ASK));
    const others = [
      { ...ASK, method: 'DELETE' },
      { ...ASK, url: `${ASK.url}/7` },
      { ...ASK, headers: [['x-a', '1']] as const },
    ];
    expect(new Set([ASK, ...others].map(kindOf)).size).toBe(4);
  });
});
