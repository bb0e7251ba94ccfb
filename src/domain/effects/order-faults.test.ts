import { describe, expect, it } from 'vitest';
import { ordinary } from '../given.test-support';
import { handleRequest } from '../handle-request';
import { KEPT_NOTIFICATIONS } from '../notifications/service';
import type { ShopState } from '../shop';
import { ActedShop, order17, startSettings } from './effects.test-support';
import { EFFECTS, isEffect, type EffectId } from './effect-settings';
import { orderDocument } from './order-document';
import { orderFacts } from './order-facts';
import { faultsOf, type SagaEnd } from './order-faults';
import { shopFaults } from './shop-faults';

const ALL = new Set(Object.keys(EFFECTS).filter(isEffect));
const NOTHING_DONE = {
  order: null,
  orders: 0,
  chargedCents: 0,
  refundedCents: 0,
  charges: 0,
  reservation: 'none',
  reservations: 0,
  lines: [],
  shipments: 0,
  notifications: 0,
};

const WHOLE = [
  'create-order',
  'reserve-stock',
  'charge',
  'confirm-order',
  'prepare-shipment',
  'notify',
] as const satisfies readonly EffectId[];
const TAKEN_BACK = ['cancel-shipment', 'refund', 'release-stock', 'cancel-order'] as const;

/** The faults after some acts without keys, as `rule: text`. */
function faultsAfter(
  acts: readonly EffectId[],
  ended: SagaEnd,
  effects: ReadonlySet<EffectId> = ALL,
): readonly string[] {
  const { shop } = new ActedShop().acts(...acts);
  return faultsOf(shop, order17, ended, effects).map(({ rule, text }) => `${rule}: ${text}`);
}

function without(...effects: readonly EffectId[]): readonly EffectId[] {
  return WHOLE.filter((effect) => !effects.includes(effect));
}

describe('the facts of an order', () => {
  it('EFF-11: are what the data of all services say', () => {
    const shop = new ActedShop();
    expect(orderFacts(shop.shop, 'web-17')).toEqual(NOTHING_DONE);
    shop.acts(...WHOLE, 'send-stock');
    expect(orderFacts(shop.shop, 'web-17')).toEqual({
      order: 'paid',
      orders: 1,
      chargedCents: 2900,
      refundedCents: 0,
      charges: 1,
      reservation: 'confirmed',
      reservations: 1,
      lines: [{ productId: 'product-1', quantity: 2 }],
      shipments: 1,
      notifications: 1,
    });
    expect(orderFacts(shop.shop, 'web-1')).toEqual(NOTHING_DONE);
  });

  it('EFF-11: what was taken back or declined is not in force', () => {
    const shop = new ActedShop().acts(...WHOLE, ...TAKEN_BACK);
    const taken = { order: 'cancelled', chargedCents: 2900, refundedCents: 2900, reservation: 'released' };
    expect(orderFacts(shop.shop, 'web-17')).toEqual({ ...NOTHING_DONE, ...taken, notifications: 1 });
    const unlucky = new ActedShop(startSettings, () => 0.1).acts('charge');
    expect(orderFacts(unlucky.shop, 'web-17')).toEqual(NOTHING_DONE);
  });
});

describe('the faults of an order', () => {
  it('EFF-12 to EFF-15: are none when all was done, or all was taken back, or nothing ever happened', () => {
    expect(faultsAfter(WHOLE, 'completed')).toEqual([]);
    expect(faultsAfter([...WHOLE, 'send-stock'], 'completed')).toEqual([]);
    expect(faultsAfter([...WHOLE, ...TAKEN_BACK], 'compensated')).toEqual([]);
    expect(faultsAfter([], 'compensated')).toEqual([]);
  });

  it.each<[SagaEnd, readonly EffectId[], string]>([
    [
      'completed',
      without('charge'),
      'Order web-17 was completed and costs 2\u2009900 cents, but nothing was charged',
    ],
    [
      'completed',
      [...WHOLE, 'refund'],
      'Order web-17 was completed and costs 2\u2009900 cents, but all that was charged was given back',
    ],
    [
      'compensated',
      [...WHOLE, 'cancel-shipment', 'release-stock', 'cancel-order'],
      'Order web-17 was cancelled, but 2\u2009900 cents were charged and not given back',
    ],
  ])('EFF-12: money, %s', (ended, acts, text) => {
    expect(faultsAfter(acts, ended)).toEqual([`money-matches: ${text}`]);
  });

  it.each<[SagaEnd, readonly EffectId[], string]>([
    [
      'completed',
      without('reserve-stock'),
      'Order web-17 was completed, but 0 pieces of product-1 are held or gone out for it instead of 2',
    ],
    [
      'completed',
      without('prepare-shipment'),
      'Order web-17 was completed, but no parcel was prepared for it',
    ],
    [
      'compensated',
      [...WHOLE, 'cancel-shipment', 'refund', 'cancel-order'],
      'Order web-17 was cancelled, but 2 pieces of product-1 are held or gone out for it',
    ],
    [
      'compensated',
      [...WHOLE, 'send-stock', 'cancel-shipment', 'refund', 'cancel-order'],
      'Order web-17 was cancelled, but 2 pieces of product-1 are held or gone out for it',
    ],
    [
      'compensated',
      [...WHOLE, 'release-stock', 'refund', 'cancel-order'],
      'Order web-17 was cancelled, but 1 parcel for it was not taken back',
    ],
  ])('EFF-13: stock, %s', (ended, acts, text) => {
    expect(faultsAfter(acts, ended)).toEqual([`stock-matches: ${text}`]);
  });

  it('EFF-13: other goods than those of the order', () => {
    const shop = new ActedShop();
    const other = orderDocument({ orderId: 'web-17', customer: 2, product: 3, draw: () => 0.1 });
    shop.act('reserve-stock', null, other);
    expect(faultsOf(shop.shop, order17, 'completed', new Set(['reserve-stock']))).toEqual([
      {
        rule: 'stock-matches',
        text: 'Order web-17 was completed, but 0 pieces of product-1 are held or gone out for it instead of 2',
      },
      {
        rule: 'stock-matches',
        text: 'Order web-17 was completed, but 1 piece of product-3 is held or gone out for it instead of 0',
      },
    ]);
  });

  it.each<[SagaEnd, readonly EffectId[], string]>([
    [
      'completed',
      without('create-order', 'confirm-order'),
      'Order web-17 was completed, but there is no such order',
    ],
    ['completed', [...WHOLE, 'cancel-order'], 'Order web-17 was completed, but is cancelled'],
    ['completed', without('confirm-order'), 'Order web-17 was completed, but is pending'],
    ['compensated', ['create-order'], 'The saga of order web-17 turned back, but the order is still pending'],
  ])('EFF-14: the order, %s', (ended, acts, text) => {
    expect(faultsAfter(acts, ended)).toEqual([`order-final: ${text}`]);
  });

  it('EFF-15: what took effect twice', () => {
    const twice = WHOLE.filter((effect) => effect !== 'confirm-order').flatMap((effect) => [effect, effect]);
    const found = faultsAfter([...twice, 'confirm-order'], 'completed').filter((text) =>
      text.startsWith('no-'),
    );
    expect(found).toEqual([
      'no-doubles: Order web-17 is there 2 times',
      'no-doubles: Order web-17 was charged 2 times',
      'no-doubles: The goods of order web-17 were taken 2 times',
      'no-doubles: Order web-17 has 2 parcels',
      'no-doubles: The customer was told of order web-17 2 times',
    ]);
    expect(faultsAfter(['charge', 'refund', 'charge'], 'completed', new Set(['charge']))).toEqual([]);
  });

  it('EFF-15: other messages about the order are no confirmations', () => {
    const { shop } = new ActedShop().acts('notify');
    const body = { channel: 'email', template: 'order-shipped', to: order17.email, reference: 'web-17' };
    const told = handleRequest(shop, { service: 'notifications', command: { type: 'send', body } }, ordinary);
    expect(told.answer.ok).toBe(true);
    expect(faultsOf(told.shop, order17, 'completed', new Set(['notify']))).toEqual([]);
  });

  it('EFF-15: messages that were forgotten are not counted', () => {
    const shop = new ActedShop().acts('notify', 'notify');
    const told = (): boolean => faultsOf(shop.shop, order17, 'completed', new Set(['notify'])).length === 1;
    const other = orderDocument({ orderId: 'web-18', customer: 1, product: 1, draw: () => 0.5 });
    for (let n = 0; n < KEPT_NOTIFICATIONS; n += 1) shop.act('notify', null, other);
    expect(told()).toBe(true);
    for (let n = 0; n < KEPT_NOTIFICATIONS; n += 1) shop.act('notify', null, other);
    expect(told()).toBe(false);
  });

  it.each([...ALL])('EFF-16: judged is only what the saga has effects for, such as %s', (effect) => {
    const chaos: readonly EffectId[] = [...WHOLE, 'create-order', 'charge', 'prepare-shipment', 'notify'];
    expect(faultsAfter([...chaos, 'reserve-stock'], 'compensated', new Set())).toEqual([]);
    const judged = ['create-order', 'reserve-stock', 'charge', 'prepare-shipment', 'notify'];
    const found = faultsAfter([...chaos, 'reserve-stock'], 'compensated', new Set([effect]));
    expect(found.length > 0).toBe(judged.includes(effect));
  });

  it('EFF-17: half way, all is asked once the order is binding', () => {
    expect(faultsAfter(WHOLE, 'failed')).toEqual([]);
    expect(faultsAfter(without('prepare-shipment'), 'failed')).toEqual([
      'stock-matches: Order web-17 was left half way, but no parcel was prepared for it',
    ]);
    const creates: ReadonlySet<EffectId> = new Set(['create-order', 'charge']);
    expect(faultsAfter(['create-order'], 'failed', creates)).toEqual([
      'money-matches: Order web-17 was left half way and costs 2\u2009900 cents, but nothing was charged',
    ]);
  });

  it('EFF-17: half way, nothing may be left of an order that is not binding', () => {
    expect(faultsAfter([...WHOLE, ...TAKEN_BACK], 'failed')).toEqual([]);
    expect(faultsAfter(['create-order', 'charge'], 'failed')).toEqual([
      'money-matches: Order web-17 was left half way, but 2\u2009900 cents were charged and not given back',
      'order-final: Order web-17 was left half way and is still pending',
    ]);
    expect(faultsAfter(['charge'], 'failed', new Set(['charge']))).toHaveLength(1);
  });
});

describe('the faults of a shop', () => {
  it('EFF-18: are found where data do not add up', () => {
    const { shop } = new ActedShop().acts(...WHOLE);
    expect(shopFaults(shop)).toEqual([]);
    const stock = shop.inventory.data.stock;
    const row = { onHand: -1, reserved: 2, shipped: 0, received: 1500, updatedAt: 0, version: 1 };
    const rows = { count: 1, levels: 0, root: { rows: [{ id: 'product-1', ...row }] } };
    const payments = { ...shop.payments.data, totals: { ...shop.payments.data.totals, chargedCents: 5000 } };
    const wrong: ShopState = {
      ...shop,
      inventory: { ...shop.inventory, data: { ...shop.inventory.data, stock: { ...stock, rows } } },
      payments: { ...shop.payments, data: payments },
    };
    expect(shopFaults(wrong)).toEqual([
      {
        rule: 'stock-never-negative',
        text: 'The stock of product-1 is negative: -1 on hand, 2 reserved and 0 shipped',
      },
      {
        rule: 'stock-adds-up',
        text: '1\u2009500 pieces of product-1 came in, but there are -1 on hand, 2 reserved and 0 shipped',
      },
      {
        rule: 'payments-add-up',
        text: 'The payments in force add up to 2\u2009900 cents, but the totals say 5\u2009000 cents',
      },
    ]);
  });
});
