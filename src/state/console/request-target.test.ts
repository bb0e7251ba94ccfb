import { describe, expect, it } from 'vitest';
import { requestOf, requestProblem, EMPTY_DRAFT } from './console-request';
import { targetOf } from './request-target';

const BASE = 'https://lab.example/breakwater/';

describe('where a request goes', () => {
  it.each([
    ['orders', '/orders?status=pending', 'mock/orders/orders?status=pending', '/orders?status=pending'],
    ['orders', 'orders', 'mock/orders/orders', '/orders'],
    ['orders', '/', 'mock/orders/', '/'],
    ['orders', '/a b/ü', 'mock/orders/a%20b/%C3%BC', '/a%20b/%C3%BC'],
    ['orders', '/a#b', 'mock/orders/a%23b', '/a%23b'],
    ['a/b c', '/x', 'mock/a%2Fb%20c/x', '/x'],
    ['orders', '//elsewhere.example/x', 'mock/orders/elsewhere.example/x', '/elsewhere.example/x'],
    ['orders', '/a/../b', 'mock/orders/b', '/b'],
  ])('%s %s', (node, path, url, asked) => {
    expect(targetOf(BASE, node, path)).toEqual({ ok: true, value: { url: BASE + url, path: asked } });
  });

  it.each(['/..', '/../payments/x', '/%2e%2e/x', '/a/../../../x'])('is never another place: %s', (path) => {
    expect(targetOf(BASE, 'orders', path)).toMatchObject({ ok: false });
  });
});

describe('what a draft sends', () => {
  it('has the headers that are on, and the type of a body that names none', () => {
    const headers = [
      { name: ' X-A ', value: ' 1 ', on: true },
      { name: 'X-B', value: '2', on: false },
      { name: '', value: '3', on: true },
    ];
    const draft = { ...EMPTY_DRAFT, node: 'orders', method: 'POST', path: 'orders', headers, body: '{}' };
    expect(requestOf(draft)).toEqual({
      node: 'orders',
      method: 'POST',
      path: '/orders',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-A', '1'],
      ],
      body: '{}',
    });
    const typed = [{ name: 'content-type', value: 'text/plain', on: true }];
    expect(requestOf({ ...draft, headers: typed }).headers).toEqual([['content-type', 'text/plain']]);
    expect(requestOf({ ...draft, method: 'GET' })).toMatchObject({ body: '', headers: [['X-A', '1']] });
  });

  it('has headers that a browser can send', () => {
    const request = { node: 'orders', method: 'GET', path: '/', body: '' };
    const problem = (name: string, value: string): string | null =>
      requestProblem({ ...request, headers: [[name, value]] });
    expect(problem('X-A', 'plain é')).toBe(null);
    expect(problem('X-A', '→')).toMatch(/no header can carry/);
    expect(problem('X-A', 'a\nb')).toMatch(/no header can carry/);
    expect(problem('X A', '')).toMatch(/no name of a header/);
  });
});
