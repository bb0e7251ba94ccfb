import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyBody, anyRubbish } from './body/any-body.test-support';
import { drawsOf, type Context } from './context';
import { deepFrozen, ordinary } from './given.test-support';
import { handleRequest } from './handle-request';
import { eachRow, type Rows } from './rows/rows';
import { COMMAND_BODIES } from './shop-body-settings';
import { EMPTY_SHOP, evolveShop, type ShopCommand, type ShopEvent, type ShopState } from './shop';

const bodies = COMMAND_BODIES;

/** References are few, so that requests meet. */
const anyReference = fc.constantFrom('order-1', 'order-2', 'order-3', 'saga-1');
const anyProduct = fc.constantFrom('product-1', 'product-2');

function withReference(body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(body, anyReference).map(([value, reference]) => ({ ...Object(value), reference }));
}

const anyReserve = fc.record({
  items: fc.array(fc.record({ productId: anyProduct, quantity: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

const anyCommand: fc.Arbitrary<ShopCommand> = fc.oneof(
  anyBody(bodies.users.create).map((body): ShopCommand => ({
    service: 'users',
    command: { type: 'create', body },
  })),
  fc
    .tuple(fc.constantFrom('user-1', 'user-2'), anyBody(bodies.users.update))
    .map(([id, body]): ShopCommand => ({ service: 'users', command: { type: 'update', id, body } })),
  anyBody(bodies.products.create).map((body): ShopCommand => ({
    service: 'products',
    command: { type: 'create', body },
  })),
  fc
    .tuple(anyProduct, anyBody(bodies.products['change-price']))
    .map(([id, body]): ShopCommand => ({ service: 'products', command: { type: 'change-price', id, body } })),
  fc
    .tuple(anyBody(bodies.orders.create), fc.constantFrom('known' as const, 'unknown' as const))
    .map(([body, customer]): ShopCommand => {
      return { service: 'orders', command: { type: 'create', customer, body } };
    }),
  fc
    .tuple(anyReference, fc.constantFrom('pay' as const, 'ship' as const, 'cancel' as const))
    .chain(([id, type]) =>
      anyBody(bodies.orders[type]).map((body): ShopCommand => ({
        service: 'orders',
        command: { type, id, body },
      })),
    ),
  fc
    .tuple(anyProduct, anyBody(bodies.inventory.restock))
    .map(([id, body]): ShopCommand => ({ service: 'inventory', command: { type: 'restock', id, body } })),
  fc
    .tuple(anyReference, anyReserve)
    .map(([id, body]): ShopCommand => ({ service: 'inventory', command: { type: 'reserve', id, body } })),
  fc
    .tuple(anyReference, fc.constantFrom('release' as const, 'confirm' as const))
    .map(([id, type]): ShopCommand => ({ service: 'inventory', command: { type, id } })),
  withReference(anyBody(bodies.payments.charge)).map((body): ShopCommand => ({
    service: 'payments',
    command: { type: 'charge', body },
  })),
  anyReference.map((reference): ShopCommand => ({
    service: 'payments',
    command: { type: 'refund', body: { reference } },
  })),
  withReference(anyBody(bodies.shipping.create)).map((body): ShopCommand => ({
    service: 'shipping',
    command: { type: 'create', body },
  })),
  anyReference.map((reference): ShopCommand => ({
    service: 'shipping',
    command: { type: 'cancel', body: { reference } },
  })),
  fc
    .constantFrom('dispatch' as const, 'deliver' as const)
    .map((type): ShopCommand => ({ service: 'shipping', command: { type, id: 'shipment-1' } })),
  anyBody(bodies.notifications.send).map((body): ShopCommand => ({
    service: 'notifications',
    command: { type: 'send', body },
  })),
  anyBody(bodies.analytics.record).map((body): ShopCommand => ({
    service: 'analytics',
    command: { type: 'record', body },
  })),
  // And what nobody should send, to all of them.
  fc
    .tuple(anyRubbish, fc.string())
    .chain(([body, id]) =>
      fc.constantFrom<ShopCommand[]>(
        { service: 'users', command: { type: 'update', id, body } },
        { service: 'orders', command: { type: 'create', customer: 'unchecked', body } },
        { service: 'orders', command: { type: 'add-item', id: 'order-1', body } },
        { service: 'inventory', command: { type: 'reserve', id, body } },
        { service: 'payments', command: { type: 'charge', body } },
        { service: 'shipping', command: { type: 'create', body } },
        { service: 'notifications', command: { type: 'cancel', id } },
        { service: 'analytics', command: { type: 'record', body } },
      ),
    ),
);

const anyRequest: fc.Arbitrary<ShopCommand> = fc
  .tuple(anyCommand, fc.option(fc.constantFrom('k1', 'k2', 'k3', 'k4'), { nil: undefined }))
  .map(([command, key]) => (key === undefined ? command : { ...command, key }));

function rowsIn<Row>(rows: Rows<Row>): Row[] {
  const list: Row[] = [];
  eachRow(rows, (row) => list.push(row));
  return list;
}

function expectInvariants({ inventory, payments, orders }: ShopState): void {
  for (const { onHand, reserved, shipped, received } of rowsIn(inventory.data.stock.rows)) {
    expect(Math.min(onHand, reserved, shipped)).toBeGreaterThanOrEqual(0);
    expect(onHand + reserved + shipped).toBe(received);
  }
  const held = rowsIn(inventory.data.reservations.rows).filter(({ status }) => status === 'held');
  const reservedByLines = held.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
  const reservedByStock = rowsIn(inventory.data.stock.rows).reduce((sum, { reserved }) => sum + reserved, 0);
  expect(reservedByStock).toBe(reservedByLines);
  const charged = rowsIn(payments.data.payments.rows).filter(({ status }) => status === 'charged');
  const { chargedCents, refundedCents } = payments.data.totals;
  expect(chargedCents - refundedCents).toBe(charged.reduce((sum, row) => sum + row.amountCents, 0));
  for (const { items, totalCents } of rowsIn(orders.data.orders.rows)) {
    expect(items.length).toBeGreaterThan(0);
    expect(totalCents).toBe(items.reduce((sum, item) => sum + item.quantity * item.unitPriceCents, 0));
  }
}

describe('any sequence of requests to the shop', () => {
  it('SVC-1, SVC-3, INV-1, PAY-5, ORD-1: keeps what must hold, and replays', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 50 }), fc.nat(), (requests, seed) => {
        const events: ShopEvent[] = [];
        let shop = EMPTY_SHOP;
        for (const [now, request] of requests.entries()) {
          const handled = handleRequest(shop, request, { ...ordinary, now, draw: drawsOf(seed) });
          shop = deepFrozen(handled.shop);
          events.push(...deepFrozen(handled.events));
        }
        expectInvariants(shop);
        expect(JSON.parse(JSON.stringify(shop))).toEqual(shop);
        expect(JSON.parse(JSON.stringify(events))).toEqual(events);
        expect(events.reduce<ShopState>(evolveShop, EMPTY_SHOP)).toEqual(shop);
      }),
      { numRuns: 120 },
    );
  });

  it('SVC-2, REQ-2: what is decided again comes out alike, and with a key it happens once', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 25 }), fc.nat(), (requests, seed) => {
        let shop = EMPTY_SHOP;
        for (const [now, request] of requests.entries()) {
          const context: Context = { ...ordinary, now, draw: drawsOf(seed) };
          const first = handleRequest(shop, request, context);
          expect(handleRequest(shop, request, context)).toEqual(first);
          if (request.key !== undefined && first.events.length > 0) {
            const again = handleRequest(first.shop, request, { ...context, now: now + 0.5 });
            expect(again.shop).toBe(first.shop);
            expect(again.answer).toEqual(first.answer);
          }
          shop = first.shop;
        }
      }),
      { numRuns: 80 },
    );
  });
});
