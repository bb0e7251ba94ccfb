import { describe, expect, it } from 'vitest';
import { KEPT_KEYS } from './answered-keys';
import { deepFrozen, ordinary } from './given.test-support';
import { closeKey, decideShop, handleRequest } from './handle-request';
import { listRows, readRow } from './read-shop';
import { EMPTY_SHOP, evolveShop, type ShopCommand, type ShopState } from './shop';

const item = { productId: 'product-1', quantity: 2, unitPriceCents: 1450 };
const order: ShopCommand = {
  service: 'orders',
  command: { type: 'create', customer: 'known', body: { customerId: 'user-1', items: [item] } },
};
const pay: ShopCommand = {
  service: 'orders',
  command: { type: 'pay', id: 'order-1', body: { paymentId: 'payment-1' } },
};
const charge: ShopCommand = {
  service: 'payments',
  command: { type: 'charge', body: { reference: 'order-1', amountCents: 2900 } },
};

/** The shop after some requests, each of which must have been carried out. */
function shopAfter(...requests: readonly ShopCommand[]): ShopState {
  return requests.reduce((shop, request) => {
    const handled = handleRequest(shop, request, ordinary);
    expect(handled.answer.ok).toBe(true);
    return deepFrozen(handled.shop);
  }, deepFrozen(EMPTY_SHOP));
}

describe('a request', () => {
  it('REQ-1: is decided, happens, and is answered with the row as it is afterwards', () => {
    const handled = handleRequest(shopAfter(order), pay, ordinary);
    expect(handled.events).toEqual([
      {
        service: 'orders',
        event: { type: 'order.paid', id: 'order-1', at: 1000, status: 'paid', paymentId: 'payment-1' },
      },
    ]);
    expect(handled.answer).toMatchObject({ ok: true, value: { id: 'order-1', status: 'paid', version: 2 } });
    expect(handled.replayed).toBe(false);
    expect(readRow(handled.shop, 'orders', 'order-1')).toEqual(handled.answer);
  });

  it('REQ-1: that is refused changes nothing', () => {
    const shop = shopAfter(order, pay);
    const handled = handleRequest(shop, pay, ordinary);
    expect(handled).toEqual({
      shop,
      events: [],
      replayed: false,
      answer: { ok: false, error: { kind: 'not-allowed', message: 'Order is not pending' } },
    });
    expect(handled.shop).toBe(shop);
    expect(decideShop(shop, pay, ordinary)).toEqual(handled.answer);
  });

  it('REQ-1: with nothing to undo is answered with nothing', () => {
    const release: ShopCommand = { service: 'inventory', command: { type: 'release', id: 'order-9' } };
    expect(handleRequest(EMPTY_SHOP, release, ordinary)).toMatchObject({
      events: [],
      answer: { ok: true, value: null },
    });
  });

  it('SVC-4: touches its own service only', () => {
    const after = handleRequest(shopAfter(order), charge, ordinary).shop;
    const before = shopAfter(order);
    expect({ ...after, payments: null }).toEqual({ ...before, payments: null });
    expect(after.payments).not.toEqual(before.payments);
  });
});

describe('an idempotency key', () => {
  const keyed: ShopCommand = { ...order, key: 'abc' };

  it('REQ-2: makes the same request take effect once', () => {
    const shop = shopAfter(keyed);
    const again = handleRequest(shop, keyed, { ...ordinary, now: 99 });
    expect(again).toMatchObject({ events: [], replayed: true });
    expect(again.shop).toBe(shop);
    expect(again.answer).toEqual(readRow(shop, 'orders', 'order-1'));
    expect(decideShop(shop, keyed, ordinary)).toEqual({ ok: true, value: [] });
    expect(listRows(again.shop, 'orders', {})).toMatchObject({ value: { total: 1 } });
  });

  it('REQ-2: gives the old answer, whatever became of the row', () => {
    const again = handleRequest(shopAfter(keyed, pay), keyed, ordinary);
    expect(again.answer).toMatchObject({ ok: true, value: { status: 'pending', version: 1 } });
  });

  it('REQ-2: gives a declined payment again, where without a key it would be tried anew', () => {
    const unlucky = { ...ordinary, draw: () => 0.1 };
    const first = handleRequest(EMPTY_SHOP, { ...charge, key: 'k' }, unlucky);
    const declined = { ok: false, error: { kind: 'declined', message: 'Payment declined' } };
    expect(first.answer).toEqual(declined);
    expect(first.events.map(({ event }) => event.type)).toEqual(['payment.declined', 'request.answered']);
    const again = handleRequest(first.shop, { ...charge, key: 'k' }, ordinary);
    expect(again).toMatchObject({ answer: declined, replayed: true });
    expect(handleRequest(first.shop, { ...charge, key: 'k2' }, ordinary).answer.ok).toBe(true);
  });

  it('REQ-3: is the same request when only the order of the fields or a finding differs', () => {
    const body = { items: [Object.fromEntries(Object.entries(item).reverse())], customerId: 'user-1' };
    const same: ShopCommand = {
      service: 'orders',
      command: { type: 'create', customer: 'unknown', body },
      key: 'abc',
    };
    expect(handleRequest(shopAfter(keyed), same, ordinary).replayed).toBe(true);
  });

  it.each<[string, ShopCommand]>([
    ['another body', { ...order, command: { type: 'create', customer: 'known', body: {} }, key: 'abc' }],
    ['another move', { ...pay, key: 'abc' }],
    ['another id', { service: 'orders', command: { type: 'confirm', id: 'order-1' }, key: 'abc' }],
  ])('REQ-3: with %s is a conflict', (_what, request) => {
    expect(handleRequest(shopAfter(keyed), request, ordinary).answer).toEqual({
      ok: false,
      error: {
        kind: 'conflict',
        message: 'The idempotency key "abc" was used for another request; take a new one',
      },
    });
  });

  it('REQ-4: of a refused request may be used again', () => {
    const early: ShopCommand = { ...pay, key: 'pay-1' };
    const refusedFirst = handleRequest(EMPTY_SHOP, early, ordinary);
    expect(refusedFirst.answer.ok).toBe(false);
    expect(handleRequest(shopAfter(order), early, ordinary).answer.ok).toBe(true);
  });

  it('REQ-5: belongs to one service', () => {
    expect(handleRequest(shopAfter(keyed), { ...charge, key: 'abc' }, ordinary)).toMatchObject({
      replayed: false,
      answer: { ok: true },
    });
  });

  it('REQ-5: is remembered among the latest 500, and forgotten after 1,000', () => {
    const cancel = (key: string): ShopCommand => ({
      service: 'orders',
      command: { type: 'cancel', id: 'order-9', body: {} },
      key,
    });
    let shop = handleRequest(EMPTY_SHOP, cancel('first'), ordinary).shop;
    for (let n = 2; n <= KEPT_KEYS; n += 1) shop = handleRequest(shop, cancel(`k${n}`), ordinary).shop;
    expect(handleRequest(shop, cancel('first'), ordinary).replayed).toBe(true);
    for (let n = 0; n <= KEPT_KEYS; n += 1) shop = handleRequest(shop, cancel(`m${n}`), ordinary).shop;
    expect(handleRequest(shop, cancel('first'), ordinary).replayed).toBe(false);
    expect(handleRequest(shop, cancel('m1'), ordinary).replayed).toBe(true);
    expect(shop.orders.keys.younger.size + shop.orders.keys.older.size).toBeLessThanOrEqual(2 * KEPT_KEYS);
  });

  it('REQ-6: that is closed has every request refused, and stays closed', () => {
    for (const before of [EMPTY_SHOP, shopAfter(keyed)]) {
      const { shop, event } = closeKey(before, 'orders', 'abc', 7);
      expect(evolveShop(before, event)).toEqual(shop);
      expect(JSON.parse(JSON.stringify(event))).toEqual(event);
      const cancel: ShopCommand = {
        service: 'orders',
        command: { type: 'cancel', id: 'order-1', body: {} },
        key: 'abc',
      };
      for (const request of [keyed, cancel, keyed]) {
        const message = 'What the idempotency key "abc" stands for was taken back before; take a new key';
        expect(handleRequest(shop, request, ordinary)).toEqual({
          shop,
          events: [],
          replayed: false,
          answer: { ok: false, error: { kind: 'not-allowed', message } },
        });
      }
      expect(handleRequest(shop, { ...keyed, key: 'abd' }, ordinary).answer.ok).toBe(true);
      expect(handleRequest(shop, { ...charge, key: 'abc' }, ordinary).answer.ok).toBe(true);
    }
  });

  it.each(['', 'x'.repeat(201)])('REQ-2: has a length', (key) => {
    expect(handleRequest(EMPTY_SHOP, { ...order, key }, ordinary).answer).toMatchObject({
      ok: false,
      error: { kind: 'validation', fields: [{ field: 'idempotency-key' }] },
    });
  });

  it('BODY-5, REQ-3: with a body that is no JSON, or nested beyond measure, is a problem and no crash', () => {
    const bodies: unknown[] = [
      { customerId: undefined },
      () => 0,
      JSON.parse('['.repeat(500) + ']'.repeat(500)),
    ];
    for (const body of bodies) {
      const request: ShopCommand = {
        ...order,
        command: { type: 'create', customer: 'known', body },
        key: 'x',
      };
      expect(handleRequest(EMPTY_SHOP, request, ordinary).answer).toMatchObject({
        error: { kind: 'validation' },
      });
    }
  });
});

describe('reading', () => {
  it('SVC-6: a row that there is not is a problem', () => {
    expect(readRow(EMPTY_SHOP, 'users', '__proto__')).toEqual({
      ok: false,
      error: { kind: 'not-found', message: 'There is no user "__proto__"' },
    });
  });

  it('SVC-3: events put back one by one give the same shop', () => {
    const handled = handleRequest(shopAfter(order), { ...pay, key: 'k' }, ordinary);
    expect(handled.events.reduce<ShopState>(evolveShop, shopAfter(order))).toEqual(handled.shop);
  });
});
