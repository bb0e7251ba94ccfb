import { describe, expect, it } from 'vitest';
import { AskedShop } from './asked.test-support';

const order = {
  customerId: 'user-1',
  items: [{ productId: 'product-1', quantity: 1, unitPriceCents: 1450 }],
};

describe('a request that cannot be answered', () => {
  it('says what was probably meant when nothing is there', async () => {
    const orders = new AskedShop('orders');
    const { status, headers, json } = await orders.ask('GET /order');
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 404,
      type: 'application/problem+json',
    });
    expect(json).toEqual({
      type: 'https://breakwater.example/problems/no-such-path',
      title: 'No such path',
      status: 404,
      detail: 'orders has no /order; did you mean /orders?',
      instance: '/order',
    });
    expect((await orders.ask('POST /orders/order-4/payy')).text).toContain('/orders/order-4/pay?');
    expect((await orders.ask('GET /products')).text).toContain('products has: ask that service');
    expect((await orders.ask('GET /xyz/abc/def/ghi')).text).toContain('it has /orders, /health');
    expect((await new AskedShop().ask('GET /order')).text).toContain('the shop has no /order');
  });

  it('is told which methods there are', async () => {
    const shop = new AskedShop('orders');
    const refused = await shop.ask('DELETE /orders/order-1');
    expect(refused).toMatchObject({ status: 405, events: [] });
    expect(refused.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    const options = await shop.ask('OPTIONS /orders');
    expect(options).toMatchObject({ status: 204, text: '' });
    expect(options.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
    expect((await shop.ask('POST /health')).status).toBe(405);
    expect((await shop.ask('OPTIONS /order')).status).toBe(404);
    expect((await shop.ask('BREW /orders')).status).toBe(405);
  });

  it('has the place at which its JSON ends', async () => {
    const { status, json } = await new AskedShop().ask('POST /orders', {
      body: '{\n  "customerId": user-1\n}',
    });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      title: 'Malformed JSON',
      detail: 'The body is not JSON: line 2, column 17 should have a value, and has "u"',
    });
  });

  it('is too large, of another type, or empty', async () => {
    const shop = new AskedShop();
    const large = await shop.ask('POST /orders', { body: 'x'.repeat(100_001) });
    expect(large).toMatchObject({ status: 413, events: [] });
    const form = { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect(await shop.ask('POST /orders', form)).toMatchObject({ status: 415 });
    for (const type of [
      'application/json; charset=utf-8',
      'application/merge-patch+json',
      'Application/JSON',
    ]) {
      const sent = { body: order, headers: { 'content-type': type } };
      expect(await shop.ask('POST /orders', sent)).toMatchObject({ status: 201 });
    }
    const empty = await shop.ask('POST /orders');
    expect(empty).toMatchObject({ status: 400, json: { title: 'Body missing' } });
    expect(empty.text).toContain('customerId, items');
  });

  it('hears of all fields at once', async () => {
    const body = { customerID: 'user-1', items: [{ ...order.items[0], quantity: 0 }] };
    const { status, json } = await new AskedShop().ask('POST /orders', { body });
    expect(status).toBe(422);
    const { errors } = json as { errors: { pointer: string }[] };
    const pointers = errors.map(({ pointer }) => pointer).toSorted((a, b) => (a < b ? -1 : 1));
    expect(pointers).toEqual(['#/customerID', '#/customerId', '#/items/0/quantity']);
  });

  it('names the parameter of a query', async () => {
    const { status, json } = await new AskedShop().ask('GET /orders?limit=many&status=lost');
    expect(status).toBe(400);
    expect(json).toMatchObject({
      title: 'Validation failed',
      errors: [
        { parameter: 'limit', received: '"many"' },
        { parameter: 'status', received: '"lost"' },
      ],
    });
  });

  it('has a path that is no text, or is no request at all', async () => {
    const shop = new AskedShop();
    expect(await shop.ask('GET /orders/%E0%A4%A')).toMatchObject({
      status: 400,
      json: { title: 'Malformed path' },
    });
    expect(await shop.ask('TRACE /orders')).toMatchObject({ status: 400, json: { title: 'Bad request' } });
    const odd = await shop.answer('GET', '/orders', [['a header', 'x']], '');
    expect(odd.status).toBe(400);
  });
});

describe('a request', () => {
  it('by HEAD gets what GET would, but no body', async () => {
    const shop = new AskedShop();
    const [got, head] = [await shop.ask('GET /orders'), await shop.ask('HEAD /orders')];
    expect(head).toMatchObject({ status: 200, text: '', headers: got.headers });
    expect(head.headers.get('content-length')).toBe(String(new TextEncoder().encode(got.text).length));
    expect(await shop.ask('HEAD /nothing')).toMatchObject({ status: 404, text: '' });
  });

  it('with a key takes effect once, and is refused with another body', async () => {
    const shop = new AskedShop();
    const sent = { body: order, headers: { 'Idempotency-Key': 'key-1' } };
    const first = await shop.ask('POST /orders', sent);
    const second = await shop.ask('POST /orders', sent);
    expect(second).toMatchObject({ status: 201, json: first.json, events: [] });
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const other = { ...sent, body: { ...order, customerId: 'user-2' } };
    expect(await shop.ask('POST /orders', other)).toMatchObject({ status: 409 });
    const long = { body: order, headers: { 'Idempotency-Key': 'k'.repeat(201) } };
    expect(await shop.ask('POST /orders', long)).toMatchObject({
      status: 400,
      json: { errors: [{ parameter: 'idempotency-key' }] },
    });
  });

  it('changes nothing by itself', async () => {
    const shop = new AskedShop();
    const list = await shop.ask('GET /orders');
    await shop.answer('POST', '/orders', [['content-type', 'application/json']], JSON.stringify(order));
    expect(await shop.ask('GET /orders')).toEqual(list);
  });

  it('is answered wherever the slashes stand', async () => {
    const shop = new AskedShop();
    expect((await shop.ask('GET /orders/')).status).toBe(200);
    expect((await shop.ask('GET orders')).status).toBe(200);
    expect((await shop.ask('GET //orders')).status).toBe(404);
  });
});

describe('health', () => {
  it('is healthy while somebody is up, or nobody knows', async () => {
    const shop = new AskedShop('payments');
    shop.health = { up: 1, instances: 3 };
    expect(await shop.ask('GET /health')).toMatchObject({
      status: 200,
      json: {
        status: 'healthy',
        timestamp: 1000,
        checks: [
          { name: 'instances', status: 'healthy', observed: '1 of 3 up', lastCheck: 1000, error: null },
        ],
      },
    });
    shop.health = { up: 0, instances: 0 };
    expect(await shop.ask('GET /health')).toMatchObject({
      status: 200,
      json: { checks: [{ status: 'unknown' }] },
    });
  });

  it('is 503 when nobody is', async () => {
    const shop = new AskedShop(null);
    shop.health = { up: 0, instances: 3 };
    expect(await shop.ask('GET /health')).toMatchObject({
      status: 503,
      json: { status: 'unhealthy', checks: [{ status: 'unhealthy', error: 'No instance is up' }] },
    });
    expect(await shop.ask('HEAD /health')).toMatchObject({ status: 503, text: '' });
  });
});

describe('a list', () => {
  it('says where its other pages are', async () => {
    const { headers } = await new AskedShop().ask('GET /users?page=2&limit=5&sort=name');
    expect(headers.get('x-total-count')).toBe('12');
    expect(headers.get('link')?.split(', ')).toEqual([
      '<?page=1&limit=5&sort=name>; rel="first"',
      '<?page=1&limit=5&sort=name>; rel="prev"',
      '<?page=3&limit=5&sort=name>; rel="next"',
      '<?page=3&limit=5&sort=name>; rel="last"',
    ]);
  });
});
