import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../base/check-settings';
import { sampleShop } from '../domain/sample/sample-shop';
import { shopFields } from '../domain/shop-settings';
import { mockServices } from './answer-in-worker';
import { AskedShop } from './asked.test-support';
import { catalogueOf } from './catalogue';
import { ExampleShop } from './example-shop';

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
const routes = mockServices.routesOf(null);

describe('the catalogue', () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'has an example of %s that works',
    async (_name, { method, service, examplePath, exampleBody }) => {
      const body = exampleBody === null ? {} : { body: exampleBody };
      const shops = service === 'health' ? [new AskedShop()] : [new AskedShop(), new AskedShop(service)];
      for (const shop of shops) {
        const { status, text } = await shop.ask(`${method} ${examplePath}`, body);
        expect(status, `what it says: ${text}`).toBeLessThan(300);
      }
    },
  );

  it('has the routes of a service, and then its health', () => {
    for (const name of NAMES) {
      const own = mockServices.routesOf(name);
      expect(new Set(own.map(({ service }) => service))).toEqual(new Set([name]));
      expect(own.at(-1)).toMatchObject({ path: '/health', service: name });
    }
    expect(mockServices.routesOf('someone')).toEqual(routes);
    const lines = routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('says what a body and a query are made of', () => {
    const create = routes.find(({ method, path }) => method === 'POST' && path === '/orders');
    expect(create?.body).toMatchObject({
      type: 'object',
      required: ['customerId', 'items'],
      additionalProperties: false,
    });
    const list = routes.find(({ method, path }) => method === 'GET' && path === '/orders');
    expect(list?.query.map(({ name }) => name)).toEqual(['page', 'limit', 'customerId', 'status', 'sort']);
    for (const { name, help, example } of list?.query ?? []) {
      expect(`${name}: ${help}`).toMatch(/\w+: [A-Z].*\./);
      expect(example).not.toBe('');
    }
  });

  it.each(['payment', 'confirmation', 'submission'] as const)(
    'leaves out the moves that are no part of the life of orders by %s',
    (lifecycle) => {
      const settings = { ...defaultsOf(shopFields), lifecycle };
      const shop = new ExampleShop(sampleShop(3, settings).shop, settings, () => 0, 'basket-1', null);
      const moves = catalogueOf('orders', shop).flatMap(({ path }) => path.split('/').slice(3, 4));
      expect(moves.filter((move) => move !== 'items' && move !== 'address')).toEqual(
        {
          payment: ['pay', 'ship', 'deliver', 'cancel'],
          confirmation: ['confirm', 'ship', 'cancel'],
          submission: ['submit', 'cancel'],
        }[lifecycle],
      );
      expect(moves.includes('items')).toBe(lifecycle !== 'confirmation');
      expect(moves.includes('address')).toBe(lifecycle === 'payment');
    },
  );
});
