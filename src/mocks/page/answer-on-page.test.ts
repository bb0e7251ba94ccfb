import { describe, expect, it, vi } from 'vitest';
import {
  ACCEPT_HEADER,
  answerOnPage,
  FETCH_HEADER,
  TOO_LATE,
  type PageAnswer,
  type PageAsk,
} from './answer-on-page';

const prefix = 'https://host.example/lab/mock/';
const never = new AbortController().signal;
const done: PageAnswer = { status: 200, headers: [['x-mark', 'here']], body: '{}' };

function ask(path: string, init: RequestInit = {}, answer: Partial<PageAnswer> = {}, signal = never) {
  const asked: PageAsk[] = [];
  const request = new Request(`${prefix}${path}`, init);
  const response = answerOnPage(
    async (one) => {
      asked.push(one);
      return { ...done, ...answer };
    },
    prefix,
    request,
    signal,
  );
  return response.then((given) => ({ given, asked }));
}

describe('a request below mock/', () => {
  it('becomes a request to the node that it names', async () => {
    const headers = { 'x-user-id': 'u7', [FETCH_HEADER]: 'id' };
    const { given, asked } = await ask('order%20service/orders?page=2', {
      method: 'POST',
      headers,
      body: 'text',
    });
    expect(asked).toEqual([
      {
        node: 'order service',
        method: 'POST',
        path: '/orders?page=2',
        headers: [
          ['content-type', 'text/plain;charset=UTF-8'],
          ['x-user-id', 'u7'],
        ],
        body: 'text',
      },
    ]);
    expect([given.status, given.headers.get('x-mark'), await given.text()]).toEqual([200, 'here', '{}']);
  });

  it.each([
    ['orders', '/'],
    ['orders/', '/'],
    ['orders?a=1', '/?a=1'],
    ['orders//x', '//x'],
    ['orders/%E0%A4%A', '/%E0%A4%A'],
    ['orders/x#y', '/x'],
  ])('%s asks for %s', async (path, wanted) => {
    expect((await ask(path)).asked).toMatchObject([{ node: 'orders', path: wanted }]);
  });

  it.each(['', '?a=1', '%E0%A4%A/x', '/orders'])('"%s" names no node', async (path) => {
    const { given, asked } = await ask(path);
    expect([given.status, asked]).toEqual([404, []]);
    expect(given.headers.get('content-type')).toBe('application/problem+json');
  });

  it('gets no body where there is none', async () => {
    expect((await ask('o/x', {}, { status: 204, body: '' })).given.body).toBeNull();
    expect((await ask('o/x', { method: 'HEAD' })).given.body).toBeNull();
  });

  it.each([
    { status: 42 },
    { status: 600 },
    { status: 999 },
    {
      headers: [
        ['no name', 'x'],
        ['x-breakwater-end', 'served'],
      ],
    },
  ] as const)('gets a problem in place of an answer that no browser takes, as %o', async (answer) => {
    const headers = [['x-breakwater-end', 'served']] as const;
    const { given } = await ask('o/x', { method: 'POST' }, { headers, ...answer });
    // Not 503, which says that the run was not asked; and what the run says of it stays.
    expect([given.status, given.headers.get('x-breakwater-end')]).toEqual([502, 'served']);
    const named = 'status' in answer ? answer.status : 200;
    expect(await given.json()).toMatchObject({ detail: expect.stringContaining(`the status ${named},`) });
  });

  it('says of "accept" what its page meant, and not what MSW was told', async () => {
    const headers = { accept: '*/*', [ACCEPT_HEADER]: 'msw/passthrough' };
    expect((await ask('o/x', { headers })).asked).toMatchObject([
      { headers: [['accept', 'msw/passthrough']] },
    ]);
  });
});

describe('a run that does not answer', () => {
  const lost = (askRun: () => Promise<PageAnswer>, signal: AbortSignal): Promise<Response> =>
    answerOnPage(askRun, prefix, new Request(`${prefix}o/x`), signal);

  it('is a problem with the reason', async () => {
    const response = await lost(() => Promise.reject(new Error('the worker is gone')), never);
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ detail: 'the worker is gone', instance: '/lab/mock/o/x' });
  });

  it('is not waited for for ever', async () => {
    const controller = new AbortController();
    const response = lost(() => {
      queueMicrotask(() => controller.abort(TOO_LATE));
      return new Promise(() => undefined);
    }, controller.signal);
    expect((await response).status).toBe(504);
  });

  it('is not asked by somebody who has gone', async () => {
    const askRun = vi.fn<() => Promise<PageAnswer>>(async () => done);
    expect((await lost(askRun, AbortSignal.abort('gone'))).status).toBe(503);
    expect(askRun).not.toHaveBeenCalled();
  });
});
