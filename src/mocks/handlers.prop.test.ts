import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskedShop } from './asked.test-support';
import { mockServices } from './answer-in-worker';

const SERVICES = [
  'users',
  'products',
  'orders',
  'inventory',
  'payments',
  'shipping',
  'notifications',
  'analytics',
];
const routes = mockServices.routesOf(null);

/** Paths that are nearly right as often as ones that are nothing at all. */
const path = fc.oneof(
  fc.constantFrom(...routes.map(({ examplePath }) => examplePath)),
  fc
    .tuple(
      fc.constantFrom(...routes.map((route) => route.path)),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    .map(([pattern, text]) => pattern.replaceAll(/\{\w+\}/g, () => text)),
  fc.tuple(fc.webPath(), fc.webQueryParameters()).map(([start, query]) => `${start}?${query}`),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('/orders/%E0%A4%A', '/orders/%', '//', '/../..', '/orders/%2F..%2Fusers'),
);
const method = fc.oneof(
  fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'get', 'BREW'),
  fc.string({ maxLength: 5 }),
);
const body = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.json(),
  fc.constantFrom(...routes.map(({ exampleBody }) => JSON.stringify(exampleBody))),
  fc
    .tuple(fc.constantFrom(...routes.map(({ exampleBody }) => exampleBody)), fc.string(), fc.jsonValue())
    .map(([example, key, value]) => JSON.stringify({ ...Object(example), [key]: value })),
  fc.constantFrom('{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '[[[['),
);
const headers = fc.array(
  fc.oneof(
    fc.constantFrom<[string, string]>(['content-type', 'application/json'], ['Idempotency-Key', 'k']),
    fc.tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 })),
  ),
  { maxLength: 3 },
);

describe('whatever is asked', () => {
  it('is answered with a status that blames nobody here, and a document that says what was wrong', async () => {
    const asked = fc.record({ service: fc.constantFrom(null, ...SERVICES), method, path, body, headers });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 4 }), async (all) => {
        for (const one of all) {
          const shop = new AskedShop(one.service);
          const answer = await shop.answer(one.method, one.path, one.headers, one.body);
          shop.book.append(answer.events);
          expect(answer.status).toBeGreaterThanOrEqual(200);
          expect(answer.status).toBeLessThan(500);
          if (answer.status >= 400 && one.method.toUpperCase() !== 'HEAD') checkProblem(answer);
          if (answer.status >= 400 && answer.status !== 402) expect(answer.events).toEqual([]);
          expect('polluted' in {}).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is answered the same when it is asked again of the same shop', async () => {
    const shop = new AskedShop();
    await fc.assert(
      fc.asyncProperty(method, path, body, async (verb, at, text) => {
        const list: [string, string][] = [['content-type', 'application/json']];
        const first = await shop.answer(verb, at, list, text);
        expect(await shop.answer(verb, at, list, text)).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });
});

function checkProblem(answer: {
  readonly status: number;
  readonly headers: unknown;
  readonly body: string;
}): void {
  expect(answer.headers).toContainEqual(['content-type', 'application/problem+json']);
  const document: unknown = JSON.parse(answer.body);
  expect(document).toMatchObject({
    type: expect.stringMatching(/^https:\/\/breakwater\.example\/problems\/[a-z0-9-]+$/),
    title: expect.any(String),
    status: answer.status,
    detail: expect.stringMatching(/./),
    instance: expect.any(String),
  });
}

describe('the pages of a list', () => {
  it('hold each row exactly once', async () => {
    const shop = new AskedShop();
    const lists = [
      'users',
      'products',
      'orders',
      'stock',
      'payments',
      'shipments',
      'notifications',
      'counts',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lists), fc.integer({ min: 1, max: 13 }), async (list, limit) => {
        const ids: string[] = [];
        let next: string | undefined = `?limit=${limit}`;
        let total = '';
        while (next !== undefined) {
          const page = await shop.ask(`GET /${list}${next}`);
          ids.push(...(page.json as { items: { id: string }[] }).items.map(({ id }) => id));
          total = String(page.headers.get('x-total-count'));
          next = /<([^>]*)>; rel="next"/.exec(String(page.headers.get('link')))?.[1];
        }
        expect(ids).toHaveLength(Number(total));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });
});
