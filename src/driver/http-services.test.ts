import { describe, expect, expectTypeOf, it } from 'vitest';
import { httpClient } from './http-client';
import type { UnavailableAnswer } from './http-presets';

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
}

describe('a client', () => {
  it('has a guard of its own for each service, with its name, and closes all of them', async () => {
    const client = httpClient({
      services: { a: { baseUrl: 'http://a.test' }, b: { baseUrl: 'http://b.test', stack: [] } },
      fetch: () => Promise.resolve(json('fine')),
    });
    expect(
      client
        .service('a')
        .guarded.stats()
        .layers.map(({ layer }) => layer),
    ).toContain('circuit-breaker');
    expect([client.service('a').guarded.name, await client.service('b').get('/')]).toEqual(['a', 'fine']);
    client.close();
    await expect(client.service('b').get('/')).rejects.toMatchObject({ kind: 'closed' });
  });

  it('HT-9: knows by its types what may answer in place of a service', async () => {
    const client = httpClient({
      services: {
        plain: { baseUrl: 'http://a.test', stack: [] },
        withFallback: { baseUrl: 'http://b.test', stack: [], fallback: () => Promise.resolve('nobody') },
        withPreset: { baseUrl: 'http://c.test', preset: 'resilient-http-client' },
      },
      fetch: () => Promise.resolve(json({ total: 7 })),
    });
    interface Order {
      readonly total: number;
    }
    expectTypeOf(client.service('plain').get<Order>('/')).resolves.toEqualTypeOf<Order>();
    expectTypeOf(client.service('withFallback').get<Order>('/')).resolves.toEqualTypeOf<Order | string>();
    expectTypeOf(client.service('withPreset').get<Order>('/')).resolves.toEqualTypeOf<
      Order | UnavailableAnswer
    >();
    expect((await client.service('plain').get<Order>('/')).total).toBe(7);
  });

  it('HT-9: a fallback in a stack needs something that answers', () => {
    const services = { a: { baseUrl: 'http://a.test', stack: [{ kind: 'fallback' }] } } as const;
    expect(() => httpClient({ services })).toThrow(
      'services.a.fallback: expected a function that answers in place of the service',
    );
  });

  it('says which services and presets there are', () => {
    const client = httpClient({ services: { orders: { baseUrl: 'http://a.test', stack: [] } } });
    const name: string = 'order';
    // @ts-expect-error: the types know which services there are.
    expect(() => client.service(name)).toThrow('There is no service "order", only orders.');
    const strange = { baseUrl: 'http://a.test', preset: 'mesh' };
    // @ts-expect-error: and which presets.
    expect(() => httpClient({ services: { a: strange } })).toThrow(
      'There is no preset "mesh", only resilient-http-client, service-client, mesh-client.',
    );
  });

  it('uses the fetch that is there when a request is made', async () => {
    const client = httpClient({ services: { a: { baseUrl: 'http://a.test', stack: [] } } });
    const before = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(json('replaced'));
    try {
      expect(await client.service('a').get('/')).toBe('replaced');
    } finally {
      globalThis.fetch = before;
    }
  });
});
