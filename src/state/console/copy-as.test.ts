import { describe, expect, it } from 'vitest';
import { copyText } from './copy-as';

const URL_TEXT = 'https://lab.example/mock/orders/orders';

describe('a copied request', () => {
  const request = {
    node: 'orders',
    method: 'POST',
    path: '/orders',
    headers: [['Content-Type', 'application/json']] as const,
    body: `{"note":"it's $5"}`,
  };

  it('is a command of one argument a line', () => {
    expect(copyText('curl', URL_TEXT, request)).toBe(
      [
        `curl -X POST 'https://lab.example/mock/orders/orders' \\`,
        `  -H 'Content-Type: application/json' \\`,
        String.raw`  --data-raw '{"note":"it'\''s $5"}'`,
      ].join('\n'),
    );
  });

  it('is a call of fetch as people write it', () => {
    expect(copyText('fetch', URL_TEXT, request)).toBe(
      [
        `await fetch("${URL_TEXT}", {`,
        '  method: "POST",',
        '  headers: {',
        '    "Content-Type": "application/json",',
        '  },',
        String.raw`  body: "{\"note\":\"it's $5\"}",`,
        '});',
      ].join('\n'),
    );
  });

  it('says no more than it must', () => {
    const plain = { ...request, method: 'GET', headers: [], body: '' };
    expect(copyText('curl', URL_TEXT, plain)).toBe(`curl '${URL_TEXT}'`);
    expect(copyText('fetch', URL_TEXT, plain)).toBe(`await fetch("${URL_TEXT}");`);
  });

  it('keeps headers that an object cannot hold', () => {
    for (const headers of [
      [
        ['A', '1'],
        ['A', '2'],
      ],
      [['__proto__', 'x']],
    ] as const) {
      expect(copyText('fetch', URL_TEXT, { ...request, headers })).toContain('headers: [');
    }
  });
});
