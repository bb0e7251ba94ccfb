import { describe, expect, it } from 'vitest';
import { BodyError, HttpError } from './http-errors';
import { httpClient, type ServiceOptions } from './http-client';
import type { ServiceClient } from './http-service';
import { ManualClock, settle } from './manual-clock.test-support';
import { watched } from './work.test-support';

type Answer = (request: Request) => Response | Promise<Response>;

function json(body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  const headers = { 'content-type': 'application/json', ...init.headers };
  return new Response(JSON.stringify(body), { ...init, headers });
}

interface Lab {
  readonly clock: ManualClock;
  readonly requests: Request[];
  readonly orders: ServiceClient<unknown>;
}

/** A client whose service answers with one answer after another, the last one again and again. */
function lab(service: Partial<ServiceOptions>, ...answers: readonly Answer[]): Lab {
  const clock = new ManualClock();
  const requests: Request[] = [];
  let id = 0;
  const client = httpClient({
    clock,
    name: 'shop',
    requestId: () => `request-${++id}`,
    services: { orders: { baseUrl: 'http://orders.test/api', stack: [], ...service } },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      return Promise.race([answer(request), aborted(request.signal)]);
    },
  });
  return { clock, requests, orders: client.service('orders') };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
}

const RETRY = { kind: 'retry', settings: { initialDelayMs: 10, jitter: 'none' } } as const;

describe('a request', () => {
  it('HT-1: sends and reads JSON, with the headers of client, service and request', async () => {
    const { orders, requests } = lab({ headers: { 'x-tenant': 'a' } }, () =>
      json({ id: 7 }, { status: 201 }),
    );
    expect(await orders.post('/orders', { item: 'book' }, { headers: { 'x-more': 'b' } })).toEqual({ id: 7 });
    const [request] = requests;
    expect([request.method, request.url, await request.json()]).toEqual([
      'POST',
      'http://orders.test/api/orders',
      { item: 'book' },
    ]);
    expect(Object.fromEntries(request.headers)).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'x-service-name': 'shop',
      'x-request-id': 'request-1',
      'x-tenant': 'a',
      'x-more': 'b',
    });
  });

  it('HT-1: has a method for each of the usual ones, and a body or none', async () => {
    const { orders, requests } = lab({}, () => new Response(null, { status: 204 }));
    const answers = [
      await orders.get('a', { query: { q: 'x y', n: [1, 2], no: undefined } }),
      await orders.put('a', 1),
      await orders.patch('a', null),
      await orders.delete('a'),
      await orders.request('HEAD', 'a'),
    ];
    expect(answers).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(requests.map(({ method, url }) => `${method} ${url.replace('http://orders.test', '')}`)).toEqual([
      'GET /api/a?q=x+y&n=1&n=2',
      'PUT /api/a',
      'PATCH /api/a',
      'DELETE /api/a',
      'HEAD /api/a',
    ]);
    expect(await requests[2].text()).toBe('null');
  });

  it('HT-2: never leaves its service, however the path is written', async () => {
    const { orders, requests } = lab({}, () => json(1));
    for (const path of ['//evil.test/x', 'http://evil.test', '/http://evil.test']) await orders.get(path);
    expect(requests.every(({ url }) => url.startsWith('http://orders.test/api/'))).toBe(true);
    await expect(orders.get('../admin')).rejects.toThrow('leads out of http://orders.test/api/');
    await expect(orders.get('a/../../admin')).rejects.toThrow('give one inside of it');
  });

  it('HT-3: a status beyond 299 is an error with the problem that the service tells of', async () => {
    const problem = { type: 'about:blank', title: 'Out of stock', detail: 'No books', status: 409 };
    const { orders } = lab({}, () =>
      json(problem, {
        status: 409,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '7' },
      }),
    );
    const error: unknown = await orders.get('/1').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({
      message: 'orders answered 409: Out of stock',
      status: 409,
      problem,
      body: problem,
      retryAfterMs: 7000,
      url: 'http://orders.test/api/1',
    });
    expect(await orders.attempt('GET', '/1')).toMatchObject({
      ok: false,
      kind: 'conflict',
      cause: { status: 409 },
    });
  });

  it('HT-4: a body that cannot be what was asked for is told apart from a failure', async () => {
    const page = '<!DOCTYPE html><html><body>Welcome</body></html>';
    const answers: readonly [Answer, unknown][] = [
      [() => new Response(page, { headers: { 'content-type': 'text/html' } }), { fault: 'not-json' }],
      [
        () => new Response('{"a":', { headers: { 'content-type': 'application/json' } }),
        { fault: 'malformed' },
      ],
      [() => new Response('plain'), { fault: 'not-json' }],
      [() => json('x'.repeat(10_485_760)), { fault: 'too-large' }],
      [() => json(1, { headers: { 'content-length': '99999999' } }), { fault: 'too-large' }],
    ];
    for (const [answer, expected] of answers) {
      const { orders } = lab({}, answer);
      const error: unknown = await orders.get('/').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BodyError);
      expect(error).toMatchObject({ ...Object(expected), service: 'orders', url: 'http://orders.test/api/' });
    }
    const { orders } = lab({}, answers[0][0]);
    await expect(orders.get('/')).rejects.toThrow(
      'expected JSON, got text/html; it is a page: is the address right?',
    );
    const vendor = lab({}, () =>
      json(1, { headers: { 'content-type': 'application/vnd.shop+json; charset=utf-8' } }),
    );
    expect(await vendor.orders.get('/')).toBe(1);
  });

  it('HT-4: `read` makes of the body what it is, and what it throws is a failure', async () => {
    const { orders } = lab({}, () => json({ id: 7 }));
    const read = (body: unknown): number => {
      if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'number')
        return body.id;
      throw new TypeError('an order has an id');
    };
    const id: unknown = await orders.get('/7', { read });
    expect(id).toBe(7);
    const wrong = lab({}, () => json({}));
    await expect(wrong.orders.get('/7', { read })).rejects.toThrow('an order has an id');
  });
});

describe('tries of a request', () => {
  it('HT-5: come after what the service asks for, in seconds or by a date', async () => {
    for (const wait of [
      () => '2',
      ({ wall }: ManualClock) => new Date(Math.ceil(wall / 1000) * 1000 + 2000).toUTCString(),
    ]) {
      const rig: Lab = lab(
        { stack: [RETRY] },
        () => json('busy', { status: 503, headers: { 'retry-after': wait(rig.clock) } }),
        () => json('fine'),
      );
      const seen = watched(rig.orders.get('/'));
      await rig.clock.pass(1900);
      expect(rig.requests).toHaveLength(1);
      await rig.clock.pass(1200);
      expect(seen.value).toBe('fine');
    }
  });

  it('HT-6: are made for what may be done twice, and have the same id', async () => {
    const busy = (): Response => json('busy', { status: 503 });
    const { orders, requests, clock } = lab({ stack: [RETRY] }, busy);
    const made: Record<string, number> = {};
    for (const [name, send] of [
      ['GET', () => orders.get('/')],
      ['PUT', () => orders.put('/', 1)],
      ['DELETE', () => orders.delete('/')],
      ['POST', () => orders.post('/', 1)],
      ['PATCH', () => orders.patch('/', 1)],
      ['POST with a key', () => orders.post('/', 1, { idempotencyKey: 'k' })],
    ] as const) {
      const before = requests.length;
      const seen = watched(send());
      await clock.pass(100);
      expect(seen.error).toBeInstanceOf(HttpError);
      made[name] = requests.length - before;
    }
    expect(made).toEqual({ GET: 3, PUT: 3, DELETE: 3, POST: 1, PATCH: 1, 'POST with a key': 3 });
    expect(requests.slice(0, 3).map(({ headers }) => headers.get('x-request-id'))).toEqual([
      'request-1',
      'request-1',
      'request-1',
    ]);
    expect(requests.at(-1)?.headers.get('idempotency-key')).toBe('k');
    const anything = lab({ stack: [RETRY], repeats: 'anything' }, busy);
    const seen = watched(anything.orders.post('/', 1));
    await anything.clock.pass(100);
    expect([anything.requests.length, seen.isOver]).toEqual([3, true]);
  });

  it('HT-6: a hedge never makes a request twice that must not be', async () => {
    const hedge = { kind: 'hedge', settings: { after: 'fixed', delayMs: 5, budget: 'none' } } as const;
    const { orders, requests, clock } = lab({ stack: [hedge] }, () => new Promise<Response>(() => {}));
    const [post, get] = [watched(orders.post('/', 1)), watched(orders.get('/'))];
    await clock.pass(50);
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
    expect([post.isOver, get.isOver]).toEqual([false, false]);
  });
});

describe('time and withdrawal', () => {
  it('HT-7: what is left of a deadline or timeout is passed on, and the request is aborted when it is over', async () => {
    const stack = [{ kind: 'timeout', settings: { afterMs: 300 } }] as const;
    const { orders, requests, clock } = lab({ stack }, () => new Promise<Response>(() => {}));
    const seen = watched(orders.get('/', { deadlineMs: 200 }));
    await settle();
    expect(requests[0].headers.get('x-deadline-ms')).toBe('200');
    await clock.pass(200);
    expect(seen.error).toMatchObject({ name: 'TimeoutError', kind: 'gave-up' });
    expect(requests[0].signal.aborted).toBe(true);
    await settle();
    expect(orders.guarded.stats()).toMatchObject({ zombies: 0, late: 0 });
    void orders.attempt('GET', '/');
    await settle();
    expect(requests[1].headers.get('x-deadline-ms')).toBe('300');
  });

  it('HT-7: the caller may withdraw it', async () => {
    const controller = new AbortController();
    const { orders, requests } = lab({}, () => new Promise<Response>(() => {}));
    const seen = watched(orders.get('/', { signal: controller.signal, fallback: () => 'not for this' }));
    await settle();
    controller.abort('enough');
    await settle();
    expect(seen.error).toMatchObject({ name: 'CancelledError', reason: 'enough' });
    expect(requests[0].signal.aborted).toBe(true);
  });

  it('HT-8: passes the trace on that it belongs to', async () => {
    const { orders, requests } = lab({}, () => json(1));
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await orders.get('/', { traceparent, tracestate: 'a=1' });
    expect([requests[0].headers.get('traceparent'), requests[0].headers.get('tracestate')]).toEqual([
      traceparent,
      'a=1',
    ]);
  });
});

describe('answers in place of the service', () => {
  const down: Answer = () => json({}, { status: 500 });

  it('HT-9: a service, or a request, may have one', async () => {
    const service = lab({ fallback: ({ kind }) => ({ instead: kind }) }, down);
    expect(await service.orders.get('/')).toEqual({ instead: 'error' });
    expect(await service.orders.get('/', { fallback: () => 'for this one' })).toBe('for this one');
    const none = lab({}, down);
    expect(await none.orders.get('/', { fallback: () => 'for this one' })).toBe('for this one');
    await expect(none.orders.get('/')).rejects.toBeInstanceOf(HttpError);
  });

  it('HT-10: the client that is often built by hand: a breaker for each service and a fixed answer', async () => {
    const { orders, requests, clock } = lab(
      { stack: undefined, preset: 'resilient-http-client' } as object,
      down,
    );
    for (let call = 0; call < 7; call++) {
      expect(await orders.get('/users')).toEqual({ error: 'Service unavailable', cached: true });
    }
    expect(requests).toHaveLength(5);
    await clock.pass(30_000);
    await orders.get('/users');
    expect(requests).toHaveLength(6);
    expect(orders.guarded.stats().outcomes).toEqual({ fallback: 8 });
  });

  it('HT-10: the service client and the mesh client', async () => {
    const service = lab(
      { stack: undefined, preset: 'service-client' } as object,
      () => new Promise<Response>(() => {}),
    );
    const slow = watched(service.orders.get('/'));
    await service.clock.pass(3000);
    expect(slow.error).toMatchObject({ kind: 'timeout' });
    expect(service.requests[0].headers.get('user-agent')).toBe('microservice-client/1.0');

    const mesh = lab(
      { stack: undefined, preset: 'mesh-client', baseUrl: ['http://a.test', 'http://b.test'] } as object,
      () => json(1),
    );
    for (let call = 0; call < 4; call++) await mesh.orders.get('/x');
    expect(new Set(mesh.requests.map(({ url }) => url))).toEqual(
      new Set(['http://a.test/x', 'http://b.test/x']),
    );
    mesh.orders.guarded.configure([{ kind: 'load-balancer' }], { instances: [] });
    await expect(mesh.orders.get('/x')).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'orders: found nobody there',
    });
  });
});

describe('answers that are shared', () => {
  const stack = [{ kind: 'cache' }, { kind: 'single-flight' }] as const;

  it('HT-11: are those of requests that read the same, with the same credentials', async () => {
    let count = 0;
    const { orders, requests } = lab({ stack }, () => json({ count: ++count }));
    await orders.get('/a');
    await orders.get('/a');
    await orders.get('/a', { headers: { authorization: 'Bearer ann' } });
    await orders.get('/a', { query: { page: 2 } });
    await orders.post('/a', {});
    await orders.post('/a', {});
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toHaveLength(5);
  });

  it('HT-11: are bodies of their own for all who get them', async () => {
    const { orders, requests } = lab({ stack }, () => json({ list: [1] }));
    const bodies = await Promise.all([1, 2, 3].map(() => orders.get('/a')));
    const later = await orders.get('/a');
    for (const body of [...bodies, later]) Object(body).list.push(2);
    expect(requests).toHaveLength(1);
    expect([...bodies, later]).toEqual(Array.from({ length: 4 }, () => ({ list: [1, 2] })));
  });
});
