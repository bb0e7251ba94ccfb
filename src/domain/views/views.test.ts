import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../base/json';
import { deepFrozen } from '../given.test-support';
import type { ShopEvent } from '../shop';
import { viewPage, viewRow } from './ask-view';
import { lookupsOf } from './looked-up';
import { project } from './project';
import { emptyView, type ViewDocuments } from './view-documents';
import type { ViewKind } from './view-settings';

const address = null;
const line = (itemId: string, productId: string, quantity: number) => ({
  itemId,
  productId,
  quantity,
  unitPriceCents: 1000,
});

function created(id: string, customerId = 'user-1', at = 10): ShopEvent {
  const items = [
    line('item-1', 'product-1', 2),
    line('item-2', 'product-2', 1),
    line('item-3', 'product-1', 1),
  ];
  return {
    service: 'orders',
    event: {
      type: 'order.created',
      id,
      at,
      lifecycle: 'payment',
      status: 'pending',
      customerId,
      items,
      shippingAddress: address,
    },
  };
}

const paid = (id: string, at = 20): ShopEvent => ({
  service: 'orders',
  event: { type: 'order.paid', id, at, status: 'paid', paymentId: 'payment-1' },
});
const added = (id: string): ShopEvent => ({
  service: 'orders',
  event: { type: 'order.item-added', id, at: 15, status: 'pending', item: line('item-4', 'product-3', 3) },
});
const removed = (id: string): ShopEvent => ({
  service: 'orders',
  event: { type: 'order.item-removed', id, at: 16, status: 'pending', itemId: 'item-2' },
});
const user = (id: string, name: string, email: string): ShopEvent => ({
  service: 'users',
  event: { type: 'user.created', id, at: 1, name, email },
});
const product = (id: string, name: string): ShopEvent => ({
  service: 'products',
  event: { type: 'product.created', id, at: 1, name, category: 'toys', priceCents: 900, description: null },
});

const ROWS: Readonly<Record<string, JsonValue>> = {
  'users/user-1': { name: 'Ines Okafor' },
  'products/product-1': { name: 'Enamel mug', priceCents: 1450 },
  'products/product-3': { name: 'Tin tram', priceCents: 2200 },
};

/** Events at positions 1, 2 and so on. */
function made(kind: ViewKind, events: readonly ShopEvent[], known = ROWS): ViewDocuments {
  return events.reduce<ViewDocuments>(
    (view, event, at) =>
      deepFrozen(project(view, event, at + 1, ({ service, id }) => known[`${service}/${id}`] ?? null)),
    emptyView(kind),
  );
}

function idsOf(view: ViewDocuments, query: Parameters<typeof viewPage>[1] = {}): readonly string[] {
  return viewPage(view, query).items.map(({ id }) => id);
}

describe('orders, one by one', () => {
  it('VW-4: have the names of customer and products, and what these cost', () => {
    const view = made('orders', [created('a'), paid('a')]);
    expect(viewRow(view, 'a')).toEqual({
      id: 'a',
      position: 2,
      status: 'paid',
      customerId: 'user-1',
      customerName: 'Ines Okafor',
      items: [
        { ...line('item-1', 'product-1', 2), productName: 'Enamel mug', priceCents: 1450 },
        { ...line('item-2', 'product-2', 1), productName: null, priceCents: null },
        { ...line('item-3', 'product-1', 1), productName: 'Enamel mug', priceCents: 1450 },
      ],
      totalCents: 4000,
      createdAt: 10,
      updatedAt: 20,
    });
    expect(viewRow(view, 'b')).toBeUndefined();
  });

  it('VW-4: change with their lines', () => {
    const row = viewRow(made('orders', [created('a'), added('a'), removed('a')]), 'a');
    expect(row).toMatchObject({ totalCents: 6000, position: 3 });
    expect(row).toMatchObject({
      items: [{ itemId: 'item-1' }, { itemId: 'item-3' }, { productName: 'Tin tram' }],
    });
  });

  it('VW-4: show ids alone when nobody was asked', () => {
    expect(viewRow(made('orders', [created('a')], {}), 'a')).toMatchObject({
      customerId: 'user-1',
      customerName: null,
      items: [{ productName: null }, { productName: null }, { productName: null }],
    });
  });

  it('VW-4: want each row that an event names once', () => {
    expect(lookupsOf('orders', created('a'))).toEqual([
      { service: 'users', id: 'user-1' },
      { service: 'products', id: 'product-1' },
      { service: 'products', id: 'product-2' },
    ]);
    expect(lookupsOf('orders', added('a'))).toEqual([{ service: 'products', id: 'product-3' }]);
    expect(lookupsOf('orders', paid('a'))).toEqual([]);
    expect(lookupsOf('customer-orders', created('a'))).toEqual([]);
  });

  it('VW-6: are listed the newest first, also those of which was heard late', () => {
    const events = [created('a', 'user-1', 10), created('c', 'user-1', 30), created('b', 'user-1', 20)];
    expect(idsOf(made('orders', events))).toEqual(['c', 'b', 'a']);
    expect(idsOf(made('orders', [...events, paid('b')]), { status: 'paid' })).toEqual(['b']);
    expect(idsOf(made('customer-orders', events), { customerId: 'user-1' })).toEqual(['c', 'b', 'a']);
  });

  it('VW-3: what became of one changes nothing where its beginning was not heard of', () => {
    const early = made('orders', [paid('a')]);
    expect(viewRow(early, 'a')).toBeUndefined();
    expect(viewRow(made('orders', [paid('a'), created('a')]), 'a')).toMatchObject({ status: 'pending' });
  });

  it('VW-2: what a row has had already is left out', () => {
    const view = made('orders', [created('a'), added('a'), paid('a')]);
    const again = project(view, added('a'), 2, () => null);
    expect(again).toBe(view);
    expect(project(again, created('a'), 1, () => null)).toBe(view);
  });

  it('VW-1: events of other services change nothing', () => {
    const view = made('orders', [created('a')]);
    expect(project(view, user('user-9', 'N', 'n@example.com'), 5, () => null)).toBe(view);
    const answered = {
      type: 'request.answered',
      id: 'k',
      at: 1,
      fingerprint: 'f',
      answer: { ok: true, value: null },
    } as const;
    expect(project(view, { service: 'orders', event: answered }, 5, () => null)).toBe(view);
  });
});

describe('orders of each customer', () => {
  it('VW-5: are those of one customer, by status, in pages of ten from page 1', () => {
    const events = Array.from({ length: 24 }, (_, k) =>
      created(`o${k}`, k % 2 === 0 ? 'user-1' : 'user-2', k),
    );
    const view = made('customer-orders', [...events, paid('o4'), paid('o6'), paid('o7')]);
    const page = viewPage(view, { customerId: 'user-1' });
    expect([page.page, page.limit, page.total]).toEqual([1, 10, 12]);
    expect(page.items.map(({ id }) => id).slice(0, 3)).toEqual(['o22', 'o20', 'o18']);
    expect(idsOf(view, { customerId: 'user-1', page: 2 })).toEqual(['o2', 'o0']);
    expect(idsOf(view, { customerId: 'user-1', status: 'paid' })).toEqual(['o6', 'o4']);
    expect(idsOf(view, { customerId: 'user-3' })).toEqual([]);
    expect(idsOf(view, { status: 'paid' })).toEqual(['o7', 'o6', 'o4']);
  });

  it('VW-5: say what each comes to', () => {
    const view = made('customer-orders', [created('a'), added('a'), removed('a')]);
    expect(viewRow(view, 'a')).toMatchObject({ totalCents: 6000, customerId: 'user-1', position: 3 });
  });
});

describe('users', () => {
  const both = [
    user('user-1', 'Ines Okafor', 'Ines@example.com'),
    user('user-2', 'Noor Byrne', 'noor@example.com'),
  ];
  const renamed: ShopEvent = {
    service: 'users',
    event: {
      type: 'user.updated',
      id: 'user-1',
      at: 5,
      changes: { name: 'Ines Visser', email: 'visser@example.com', status: 'closed' },
    },
  };

  it.each([
    [{}, ['user-1', 'user-2']],
    [{ search: 'OKAFOR' }, ['user-1']],
    [{ search: 'example byrne' }, ['user-2']],
    [{ email: 'INES@example.com' }, ['user-1']],
    [{ email: 'nobody@example.com' }, []],
    [{ status: 'closed' }, []],
  ])('VW-7: are found by %j', (query, ids) => {
    expect(idsOf(made('users', both), query)).toEqual(ids);
    expect(viewRow(made('users', both), 'user-2')).toMatchObject({ email: 'noor@example.com' });
  });

  it('VW-7: are found by what they are called now', () => {
    const view = made('users', [...both, renamed]);
    expect(idsOf(view, { search: 'okafor' })).toEqual([]);
    expect(idsOf(view, { search: 'visser' })).toEqual(['user-1']);
    expect(idsOf(view, { email: 'ines@example.com' })).toEqual([]);
    expect(idsOf(view, { status: 'closed' })).toEqual(['user-1']);
  });

  it('VW-7: keep an address that somebody else gave up, also when that is heard again', () => {
    const taken: ShopEvent = {
      service: 'users',
      event: { type: 'user.updated', id: 'user-2', at: 6, changes: { email: 'ines@example.com' } },
    };
    // The event that gave it up was parked, and comes after the one that took it.
    const view = project(made('users', [...both, taken]), renamed, 4, () => null);
    expect(idsOf(view, { email: 'ines@example.com' })).toEqual(['user-2']);
  });
});

describe('items of the catalogue', () => {
  const change = (event: Extract<ShopEvent, { service: 'products' }>['event']): ShopEvent => ({
    service: 'products',
    event,
  });

  it('VW-8: have their present names and prices, one and all', () => {
    const view = made('items', [
      product('product-1', 'Mug'),
      product('product-2', 'Lamp'),
      change({ type: 'product.updated', id: 'product-1', at: 2, changes: { name: 'Cup' } }),
      change({ type: 'product.price-changed', id: 'product-1', at: 3, fromCents: 900, toCents: 800 }),
    ]);
    expect(viewRow(view, 'product-1')).toMatchObject({ name: 'Cup', priceCents: 800, position: 4 });
    expect(idsOf(view)).toEqual(['product-1', 'product-2']);
  });

  it('VW-8: are gone when they were deleted', () => {
    const deleted = change({ type: 'product.deleted', id: 'product-1', at: 2 });
    const view = made('items', [product('product-1', 'Mug'), product('product-2', 'Lamp'), deleted]);
    expect(viewRow(view, 'product-1')).toBeUndefined();
    expect(idsOf(view)).toEqual(['product-2']);
    expect(project(view, product('product-1', 'Mug'), 1, () => null)).toBe(view);
  });
});
