import { beforeEach, describe, expect, it, vi } from 'vitest';
import { guardMocks, type FetchLike, type MessageLike, type PageClient } from './guard';
import { GREETING, PROTOCOL } from './messages';

const scope = 'https://host.example/lab/';
const claim = vi.fn<() => Promise<void>>(async () => undefined);
const handle = vi.fn<() => Promise<Response>>(async () => new Response('by msw'));
let clients: Map<string, PageClient>;
let active: Set<string>;
let onFetch: (event: FetchLike) => void;
let onMessage: (event: MessageLike) => void;

beforeEach(() => {
  vi.clearAllMocks();
  clients = new Map();
  active = new Set();
  const listeners = new Map<string, (event: never) => void>();
  guardMocks(
    {
      registration: { scope },
      clients: { get: async (id) => clients.get(id), claim },
      addEventListener: (type: string, listener: (event: never) => void) =>
        void listeners.set(type, listener),
    },
    () => ({ active, handle }),
  );
  onFetch = (event) => listeners.get('fetch')?.(event as never);
  onMessage = (event) => listeners.get('message')?.(event as never);
});

/** A page that says whether it answers; null says nothing. */
function page(id: string, answers: boolean | null, type = 'window'): PageClient {
  const client: PageClient = {
    id,
    type,
    postMessage: (_message, ports) => {
      const [port] = ports ?? [];
      if (answers !== null && port instanceof MessagePort) port.postMessage(answers);
    },
  };
  clients.set(id, client);
  return client;
}

function fetched(path: string, clientId: string, mode: RequestMode = 'cors') {
  const request = new Request(`https://host.example/${path}`);
  Object.defineProperty(request, 'mode', { value: mode });
  const answers: Promise<Response>[] = [];
  const stopImmediatePropagation = vi.fn<() => void>();
  onFetch({
    request,
    clientId,
    respondWith: (response) => void answers.push(response),
    stopImmediatePropagation,
  });
  expect(stopImmediatePropagation).toHaveBeenCalledTimes(1);
  return answers.at(0);
}

describe('the guard before MSW', () => {
  it('leaves everything outside mock/ to the browser', () => {
    page('a', true);
    active.add('a');
    for (const path of ['lab/assets/chunk.js', 'lab/', 'mock/orders/x', 'lab/mocks/x', 'lab/?mock/']) {
      expect(fetched(path, 'a')).toBeUndefined();
    }
    expect(fetched('lab/mock/orders/x', 'a', 'navigate')).toBeUndefined();
    expect(handle).not.toHaveBeenCalled();
  });

  it('hands what is below mock/ to MSW for a page that answers', async () => {
    page('a', null);
    active.add('a');
    const response = await fetched('lab/mock/orders/x', 'a');
    expect(await response?.text()).toBe('by msw');
    expect(handle).toHaveBeenCalledWith(
      expect.objectContaining({ clientId: 'a' }),
      expect.any(String),
      expect.any(Number),
    );
  });

  it('asks a page that it has forgotten', async () => {
    page('a', true);
    expect(await (await fetched('lab/mock/orders/x', 'a'))?.text()).toBe('by msw');
    expect(active.has('a')).toBe(true);
  });

  it('answers by itself for a page that does not', async () => {
    page('a', false);
    const response = await fetched('lab/mock/orders/x', 'a');
    expect(response?.status).toBe(503);
    expect(await response?.json()).toMatchObject({ title: 'Nobody answers', instance: '/lab/mock/orders/x' });
    expect(active.size).toBe(0);
  });

  it('waits for a silent page no longer than five seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      page('a', null);
      const response = fetched('lab/mock/orders/x', 'a');
      await vi.advanceTimersByTimeAsync(5000);
      expect((await response)?.status).toBe(503);
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets no page answer for a worker, or for another page', async () => {
    page('a', true);
    active.add('a');
    page('b', true, 'worker');
    expect((await fetched('lab/mock/orders/x', 'b'))?.status).toBe(503);
    expect((await fetched('lab/mock/orders/x', 'unknown'))?.status).toBe(503);
    expect(handle).not.toHaveBeenCalled();
  });

  it('takes a page that greets it, and says its version', async () => {
    const postMessage = vi.fn<(message: unknown) => void>();
    const work: Promise<void>[] = [];
    onMessage({ data: 'MOCK_ACTIVATE', ports: [{ postMessage }], waitUntil: (one) => void work.push(one) });
    onMessage({ data: GREETING, ports: [{ postMessage }], waitUntil: (one) => void work.push(one) });
    await Promise.all(work);
    expect(work).toHaveLength(1);
    expect(claim).toHaveBeenCalledTimes(1);
    expect(postMessage.mock.calls).toEqual([[PROTOCOL]]);
  });
});
