import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../base/result';
import type { HttpAnswer, HttpAsk } from '../../worker/http';
import { CLOSED, type RunState } from '../run';
import { createConsoleStore, type ConsolePage, type KeptKey } from './console-store';
import { headersWith, unansweredHeaders } from './wire-headers';

const ANSWER: HttpAnswer = {
  status: 201,
  headers: [['content-type', 'application/json']],
  body: '{"id":"order-1"}',
  ref: { client: '@console', number: 3 },
  askedAt: 5e9,
  tookNs: 2e6,
  end: 'served',
};

interface Asked {
  readonly ask: HttpAsk;
  readonly signal: AbortSignal | undefined;
  readonly answer: (result: Result<HttpAnswer, string>) => void;
}

function setUp(more: Partial<ConsolePage> = {}, initial: Partial<RunState> = {}) {
  const asked: Asked[] = [];
  const fetched: { readonly url: string; readonly init: RequestInit }[] = [];
  const copied: string[] = [];
  const kept = new Map<KeptKey, string>();
  const listeners = new Set<(state: RunState, before: RunState) => void>();
  let state: RunState = { ...CLOSED, phase: 'ready', line: 1, ...initial };
  let clock = 1000;
  const page: ConsolePage = {
    run: {
      askHttp: async (ask, signal) => new Promise((answer) => void asked.push({ ask, signal, answer })),
      getState: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    startWire: async () => err('Service workers are off'),
    fetch: async (url, init) => {
      fetched.push({ url, init });
      return response(ANSWER);
    },
    base: 'https://lab.example/breakwater/',
    now: () => (clock += 10),
    wait: async () => new Promise(() => undefined),
    kept: { read: (key) => kept.get(key) ?? null, write: (key, text) => void kept.set(key, text) },
    copy: async (text) => {
      copied.push(text);
      return true;
    },
    ...more,
  };
  const set = (part: Partial<RunState>): void => {
    const before = state;
    state = { ...state, ...part };
    for (const listener of listeners) listener(state, before);
  };
  const store = createConsoleStore(page);
  const entries = () => store.getState().entries;
  return { page, store, asked, fetched, copied, kept, set, entries };
}

function response(answer: HttpAnswer): Response {
  const headers = headersWith(answer).map(([name, value]): [string, string] => [name, value]);
  return new Response(answer.body, { status: answer.status, headers });
}

const settled = async (): Promise<void> => {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
};

const ORDER = { node: 'orders', method: 'POST', path: '/orders', body: '{}' };

describe('a request of the console', () => {
  it('is a real one where there is a service worker, and its answer names the request of the run', async () => {
    const { store, fetched, asked, entries } = setUp({ startWire: async () => ok(null) });
    store.change(ORDER);
    store.send();
    await settled();
    expect(fetched).toMatchObject([
      {
        url: 'https://lab.example/breakwater/mock/orders/orders',
        init: { method: 'POST', body: '{}', headers: [['Content-Type', 'application/json']] },
      },
    ]);
    expect(asked).toEqual([]);
    expect(entries()).toMatchObject([
      { state: 'answered', byWire: true, answer: ANSWER, place: { run: 1, line: 1 } },
    ]);
  });

  it('goes to the run directly where there is none, and the reason is kept', async () => {
    const { store, fetched, asked, entries } = setUp();
    store.change(ORDER);
    store.send();
    await settled();
    expect(fetched).toEqual([]);
    expect(asked[0].ask).toMatchObject({ node: 'orders', path: '/orders', body: '{}' });
    asked[0].answer(ok({ ...ANSWER, headers: headersWith(ANSWER) }));
    await settled();
    expect(entries()).toMatchObject([{ state: 'answered', byWire: false, answer: ANSWER }]);
    expect(store.getState().wire).toEqual({ kind: 'unavailable', reason: 'Service workers are off' });
  });

  it('that went past the service worker is asked directly, and so are the next ones', async () => {
    const { store, asked } = setUp({
      startWire: async () => ok(null),
      fetch: async () => new Response('<html>', { status: 404 }),
    });
    store.change(ORDER);
    store.send();
    await settled();
    expect(asked).toHaveLength(1);
    expect(store.getState().wire).toMatchObject({ kind: 'unavailable' });
  });

  it('of which nobody knows what became of it is not sent once more', async () => {
    const { store, asked, entries } = setUp({
      startWire: async () => ok(null),
      fetch: async () => Promise.reject(new TypeError('Failed to fetch')),
    });
    store.change(ORDER);
    store.send();
    await settled();
    expect(asked).toEqual([]);
    expect(entries()).toMatchObject([{ state: 'failed', error: expect.stringMatching(/not known/) }]);
  });

  it('that this page has handed to the run is not sent once more, whatever became of it', async () => {
    for (const [status, method] of [
      [502, 'POST'],
      [504, 'POST'],
      [504, 'HEAD'],
    ] as const) {
      const headers = { 'content-type': 'application/problem+json' };
      const body = method === 'HEAD' ? null : '{"detail":"It is gone"}';
      const { store, asked, entries } = setUp({
        startWire: async () => ok(null),
        fetch: async () => new Response(body, { status, headers }),
      });
      store.change({ ...ORDER, method });
      store.send();
      await settled();
      expect(asked).toEqual([]);
      const error = method === 'HEAD' ? 'The run does not answer.' : 'It is gone.';
      expect(entries()).toMatchObject([{ state: 'failed', error }]);
      expect(store.getState().wire).toEqual({ kind: 'ready' });
    }
  });

  it('says what the run says beside the answer, in any letters, and so does the history', async () => {
    const note = 'Das Bühnenstück: “nobody” → answers.';
    const { page, store, entries } = setUp({
      startWire: async () => ok(null),
      fetch: async () => response({ ...ANSWER, note }),
    });
    store.change(ORDER);
    store.send();
    await settled();
    expect(entries()).toMatchObject([{ answer: { note, headers: ANSWER.headers } }]);
    expect(createConsoleStore(page).getState().entries).toMatchObject([{ answer: { note } }]);
  });

  it('says why the run did not answer, as the run said it', async () => {
    const why = 'Das Bühnenstück: “nobody” → answers.';
    const headers = unansweredHeaders(why).map(([name, value]): [string, string] => [name, value]);
    const { store, entries } = setUp({
      startWire: async () => ok(null),
      fetch: async () => new Response('{}', { status: 503, headers }),
    });
    store.change(ORDER);
    store.send();
    await settled();
    expect(entries()).toMatchObject([{ state: 'failed', error: why }]);
    expect(store.getState().wire).toEqual({ kind: 'ready' });
  });

  it('does not wait for ever for a service worker that does not start', async () => {
    const { store, asked } = setUp({
      startWire: async () => new Promise(() => undefined),
      wait: async () => Promise.resolve(),
    });
    store.change(ORDER);
    store.send();
    await settled();
    expect(asked).toHaveLength(1);
  });
});

describe('several requests', () => {
  it('are answered each by its own answer, in whatever order those come, and cancelled one by one', async () => {
    const { store, asked, entries } = setUp();
    for (const path of ['/1', '/2', '/3']) {
      store.change({ ...ORDER, path });
      store.send();
    }
    await settled();
    asked[2].answer(ok({ ...ANSWER, body: 'third' }));
    store.cancel(2);
    await settled();
    asked[0].answer(ok({ ...ANSWER, body: 'first' }));
    asked[1].answer(ok({ ...ANSWER, body: 'too late' }));
    await settled();
    expect(entries().map(({ state, answer }) => [state, answer?.body])).toEqual([
      ['answered', 'third'],
      ['cancelled', undefined],
      ['answered', 'first'],
    ]);
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([false, true, false]);
  });

  it('are bounded', async () => {
    const { store, entries } = setUp();
    store.change(ORDER);
    for (let nth = 0; nth < 21; nth++) store.send();
    expect(entries()).toHaveLength(20);
    expect(store.getState().refusal).toMatch(/20 requests wait/);
  });
});

describe('what cannot be sent', () => {
  it('is refused with the reason, and stays as it was typed', () => {
    const { store, entries, set } = setUp();
    store.send();
    expect(store.getState().refusal).toMatch(/Choose the service/);
    store.change({ ...ORDER, body: 'x'.repeat(256 * 1024 + 1) });
    store.send();
    expect(store.getState().refusal).toMatch(/257 KB, and at most 256 KB/);
    store.change({ body: '{}', path: '/../../elsewhere' });
    store.send();
    expect(store.getState().refusal).toMatch(/leads out of orders/);
    store.change({ path: '/', headers: [{ name: 'not a name', value: 'x', on: true }] });
    store.send();
    expect(store.getState().refusal).toMatch(/no name of a header/);
    set({ mode: 'ended' });
    store.send();
    expect(store.getState().refusal).toMatch(/has ended/);
    expect(entries()).toEqual([]);
    expect(store.getState().draft).toMatchObject({ path: '/', body: '{}' });
  });
});

describe('what is remembered', () => {
  it('survives a reload of the tab: the draft, and requests that came to an end', async () => {
    const { page, store, asked } = setUp();
    store.change({ ...ORDER, headers: [{ name: 'X-Request-Id', value: '7', on: false }] });
    store.send();
    store.send();
    await settled();
    asked[0].answer(ok(ANSWER));
    await settled();
    const again = createConsoleStore(page).getState();
    expect(again.draft).toEqual(store.getState().draft);
    expect(again.entries).toMatchObject([{ id: 1, state: 'answered', place: null, answer: { ref: null } }]);
    const other = setUp();
    expect(other.store.getState().entries).toEqual([]);
  });

  it('is loaded, sent again and cleared', async () => {
    const { store, asked, entries } = setUp();
    store.change(ORDER);
    store.send();
    await settled();
    asked[0].answer(ok(ANSWER));
    await settled();
    store.change({ path: '/else', body: '' });
    store.load(entries()[0]);
    expect(store.getState().draft).toMatchObject({ path: '/orders', body: '{}' });
    store.change({ path: '/typed' });
    store.send(entries()[0].request);
    await settled();
    expect(asked[1].ask.path).toBe('/orders');
    expect(store.getState().draft.path).toBe('/typed');
    store.clearHistory();
    expect(entries().map(({ state }) => state)).toEqual(['waiting']);
  });

  it('counts the runs: what was asked in another run is none of this one', async () => {
    const { store, asked, entries, set } = setUp();
    store.change(ORDER);
    store.send();
    await settled();
    asked[0].answer(ok(ANSWER));
    await settled();
    set({ phase: 'opening' });
    set({ phase: 'ready' });
    expect([entries()[0].place?.run, store.getState().run]).toEqual([1, 2]);
  });
});

describe('copies', () => {
  it('are for the address of the page, or for the server that does the work of the node', async () => {
    const { store, copied, set } = setUp();
    store.change({ ...ORDER, body: '' });
    await store.copy('curl');
    expect(copied[0]).toBe(`curl -X POST 'https://lab.example/breakwater/mock/orders/orders'`);
    const nodes = [{ node: 'orders', transport: 'http', address: 'http://127.0.0.1:8080/api/' }] as const;
    set({ outside: { nodes, asksFor: [], sent: 0, waiting: 0, simulated: 0, answered: 0, failed: 0 } });
    await store.copy('fetch');
    expect(copied[1]).toContain('"http://127.0.0.1:8080/api/orders"');
    expect(store.getState().copied).toEqual({ format: 'fetch', ok: true, count: 2 });
  });
});
