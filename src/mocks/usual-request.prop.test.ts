import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawsOf } from '../domain/context';
import { mockServices } from './answer-in-worker';
import { AskedShop } from './asked.test-support';

const NAMES = [
  'users',
  'products',
  'orders',
  'inventory',
  'payments',
  'shipping',
  'notifications',
  'analytics',
];
const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
const type = fc.oneof(
  fc.constantFrom(...mockServices.routesOf(null).map(({ method, path }) => ({ method, path }))),
  fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT'),
    path: fc.constantFrom('/', '/orders/7', '/quote'),
  }),
);

describe('the request of a simulated call', () => {
  it('makes sense in the shop that a run begins with, whatever the call', async () => {
    const call = fc.record({ seed: whole(1e6), key: whole(500), user: whole(500), number: whole(1e9) });
    const shop = new AskedShop();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), type, call, async (service, of, { seed, ...about }) => {
        const asked = mockServices.usualRequest(service, { ...of, ...about, draw: drawsOf(seed) });
        const { status, body } = await shop.answer(
          asked.method,
          asked.path,
          [...asked.headers].map(pair),
          asked.body,
        );
        expect(status, `${asked.method} ${asked.path}: ${body}`).toBeLessThan(300);
        expect(mockServices.ownerOf(asked.path) ?? 'health').toBe(service);
      }),
      { numRuns: 1000 },
    );
  });
});

function pair([name, value]: readonly [string, string]): [string, string] {
  return [name, value];
}

describe('what a service is asked', () => {
  const about = { key: 1, user: 3, number: 17, draw: () => 0 };

  it('is what the type of the call says, where that is its own', () => {
    const list = mockServices.usualRequest('orders', { ...about, method: 'GET', path: '/orders?page=2' });
    expect(list).toMatchObject({ method: 'GET', body: '' });
    const read = mockServices.usualRequest('orders', { ...about, method: 'GET', path: '/orders/{id}' });
    expect(read).toMatchObject({ method: 'GET', path: '/orders/order-1' });
    expect(mockServices.usualRequest('users', { ...about, method: 'GET', path: '/users/9' }).path).toBe(
      '/users/user-3',
    );
  });

  it('is otherwise what it is there for, under the number of the call', () => {
    const asked = NAMES.map((name) =>
      mockServices.usualRequest(name, { ...about, method: 'POST', path: '/checkout' }),
    );
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /users/user-3',
      'GET /products/product-1',
      'POST /orders',
      'POST /reservations',
      'POST /charges',
      'POST /shipments',
      'POST /notifications',
      'POST /events',
    ]);
    expect(JSON.parse(asked[4].body)).toMatchObject({ reference: 'call-17' });
    expect(JSON.parse(asked[2].body)).toMatchObject({ customerId: 'user-3' });
  });

  it('is the call itself where there is no such service', () => {
    const call = { ...about, method: 'PUT', path: '/jobs' };
    expect(mockServices.usualRequest('jobs', call)).toMatchObject({ method: 'PUT', path: '/jobs', body: '' });
  });
});
