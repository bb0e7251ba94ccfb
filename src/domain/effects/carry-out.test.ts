import { describe, expect, it } from 'vitest';
import { SERVICES, type ServiceName } from '../shop';
import { ActedShop, keysOf, order17, startSettings, typesOf } from './effects.test-support';
import { EFFECTS, isEffect, undoOf, type EffectId } from './effect-settings';
import { orderDocument } from './order-document';
import { orderFacts } from './order-facts';
import { shopFaults } from './shop-faults';

const TAKEN_BACK = { ok: false, error: { kind: 'not-allowed' } };
const SERVICE_NAMES = Object.keys(SERVICES).filter((name): name is ServiceName => name in SERVICES);
const ACTIONS = Object.keys(EFFECTS)
  .filter(isEffect)
  .filter((effect) => undoOf(effect) !== undefined);

/** The compensation of an effect, with its keys. */
function undo(shop: ActedShop, effect: EffectId) {
  const compensation = undoOf(effect) ?? effect;
  return shop.act(compensation, keysOf(compensation, effect));
}

describe('an act', () => {
  it.each<[EffectId, readonly EffectId[], string]>([
    ['create-order', [], 'order.created'],
    ['confirm-order', ['create-order'], 'order.paid'],
    ['cancel-order', ['create-order'], 'order.cancelled'],
    ['reserve-stock', [], 'inventory.reserved'],
    ['send-stock', ['reserve-stock'], 'inventory.confirmed'],
    ['release-stock', ['reserve-stock'], 'inventory.released'],
    ['charge', [], 'payment.charged'],
    ['refund', ['charge'], 'payment.refunded'],
    ['prepare-shipment', [], 'shipment.created'],
    ['cancel-shipment', ['prepare-shipment'], 'shipment.cancelled'],
    ['notify', [], 'notification.sent'],
    ['record', [], 'analytics.recorded'],
  ])('EFF-3: %s happens at its service, with keys as without', (effect, before, type) => {
    for (const keys of [null, keysOf(effect)]) {
      const shop = new ActedShop().acts(...before);
      const untouched = shop.shop;
      const handled = shop.act(effect, keys);
      expect(handled.answer.ok).toBe(true);
      expect(typesOf(handled.events)).toEqual(keys === null ? [type] : [type, 'request.answered']);
      expect(handled.events.every(({ service }) => service === EFFECTS[effect].service)).toBe(true);
      for (const name of SERVICE_NAMES) {
        const isOwner = name === EFFECTS[effect].service;
        expect(handled.shop[name] === untouched[name]).toBe(!isOwner);
      }
    }
  });

  it('EFF-3: is about what the document says', () => {
    const shop = new ActedShop().acts(
      'create-order',
      'charge',
      'reserve-stock',
      'prepare-shipment',
      'notify',
    );
    const { orderId: reference, customerId, totalCents, shippingAddress, email } = order17;
    expect(shop.events.map(({ event }) => event)).toMatchObject([
      { id: reference, customerId, shippingAddress },
      { reference, amountCents: totalCents },
      { id: reference, lines: [{ productId: 'product-1', quantity: 2 }] },
      { reference, carrier: 'post', address: shippingAddress },
      { reference, to: email, channel: 'email', template: 'order-created' },
    ]);
    expect(shop.act('record').events[0].event).toMatchObject({ events: [{ value: totalCents }] });
  });

  it('EFF-3: sends what is worth much by courier', () => {
    const dear = orderDocument({ orderId: 'web-18', customer: 1, product: 6, draw: () => 0.5 });
    expect(new ActedShop().act('prepare-shipment', null, dear).answer).toMatchObject({
      value: { carrier: 'courier' },
    });
  });

  it('EFF-4: that checks a customer changes nothing', () => {
    for (const keys of [null, keysOf('check-user')]) {
      const shop = new ActedShop();
      const known = shop.act('check-user', keys);
      expect(known).toMatchObject({ events: [], answer: { ok: true, value: { id: 'user-2' } } });
      const stranger = orderDocument({ orderId: 'web-18', customer: 5, product: 1, draw: () => 0.5 });
      expect(shop.act('check-user', keys, stranger)).toEqual({
        shop: known.shop,
        events: [],
        replayed: false,
        answer: {
          ok: false,
          error: { kind: 'not-found', message: 'User validation failed: there is no user "user-5"' },
        },
      });
    }
  });

  it.each([
    ['payment', 'paid'],
    ['confirmation', 'confirmed'],
    ['submission', 'submitted'],
  ] as const)('EFF-5: confirms an order with the lifecycle %s', (lifecycle, status) => {
    const shop = new ActedShop({ ...startSettings, lifecycle }).acts('create-order', 'charge');
    const confirmed = shop.act('confirm-order', keysOf('confirm-order'));
    const paymentId = lifecycle === 'payment' ? 'payment-1' : null;
    expect(confirmed.answer).toMatchObject({ ok: true, value: { status, paymentId } });
    expect(new ActedShop().act('confirm-order').answer).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('EFF-5, EFF-7: confirms by the id of the order what was not charged, also again after the charge', () => {
    const shop = new ActedShop().acts('create-order');
    const first = shop.act('confirm-order', keysOf('confirm-order'));
    expect(first.answer).toMatchObject({ value: { paymentId: 'web-17' } });
    shop.act('charge');
    const again = shop.act('confirm-order', keysOf('confirm-order'));
    expect(again).toMatchObject({ replayed: true, answer: first.answer });
  });

  it.each(ACTIONS)('EFF-6: that takes %s back where it never was is fine', (effect) => {
    for (const keys of [null, keysOf(undoOf(effect) ?? effect, effect)]) {
      const handled = new ActedShop().act(undoOf(effect) ?? effect, keys);
      expect(handled.answer).toEqual({ ok: true, value: null });
      expect(handled.events.every(({ event }) => event.type === 'request.answered')).toBe(true);
    }
  });
});

describe('with keys', () => {
  it.each([...ACTIONS, 'notify', 'record'] as const)('EFF-7: %s takes effect once', (effect) => {
    const shop = new ActedShop();
    const first = shop.act(effect, keysOf(effect));
    const again = shop.act(effect, keysOf(effect));
    expect(again).toMatchObject({ events: [], replayed: true, answer: first.answer });
    expect(again.shop).toBe(first.shop);
  });

  it.each(ACTIONS)('EFF-8: %s that comes after its compensation is refused', (effect) => {
    const shop = new ActedShop();
    expect(undo(shop, effect).answer.ok).toBe(true);
    const late = shop.act(effect, keysOf(effect));
    expect(late).toMatchObject({ events: [], replayed: false, answer: TAKEN_BACK });
    expect(late.answer).toMatchObject({ error: { message: expect.stringContaining('taken back before') } });
  });

  it.each(ACTIONS)('EFF-8: %s that was done is not answered as done after its compensation', (effect) => {
    const shop = new ActedShop();
    expect(shop.act(effect, keysOf(effect)).answer.ok).toBe(true);
    expect(undo(shop, effect).answer.ok).toBe(true);
    expect(shop.act(effect, keysOf(effect))).toMatchObject({ events: [], answer: TAKEN_BACK });
    const again = undo(shop, effect);
    expect(again).toMatchObject({ events: [], replayed: true, answer: { ok: true } });
    expect(shop.act(effect, keysOf(effect)).answer).toMatchObject(TAKEN_BACK);
  });

  it('EFF-8: the refusal is about the key, whatever comes under it', () => {
    const shop = new ActedShop();
    undo(shop, 'charge');
    const other = orderDocument({ orderId: 'web-18', customer: 1, product: 2, draw: () => 0.9 });
    expect(shop.act('charge', keysOf('charge'), other).answer).toMatchObject(TAKEN_BACK);
    expect(shop.act('charge', keysOf('charge', undefined, 'web-18'), other).answer.ok).toBe(true);
  });

  it('EFF-8: a compensation that is refused closes nothing', () => {
    const shop = new ActedShop();
    shop.act('reserve-stock', keysOf('reserve-stock'));
    shop.act('send-stock', keysOf('send-stock'));
    expect(undo(shop, 'reserve-stock')).toMatchObject({ events: [], answer: { ok: false } });
    expect(shop.act('reserve-stock', keysOf('reserve-stock'))).toMatchObject({ replayed: true });
  });

  it('EFF-8: without a key to close, a compensation closes none', () => {
    const handled = new ActedShop().act('refund', keysOf('refund'));
    expect(typesOf(handled.events)).toEqual(['request.answered']);
  });
});

describe('without keys', () => {
  it('EFF-9: everything is done as often as it is asked for', () => {
    const shop = new ActedShop().acts(
      'charge',
      'charge',
      'reserve-stock',
      'reserve-stock',
      'notify',
      'notify',
    );
    shop.acts('create-order', 'create-order', 'prepare-shipment', 'prepare-shipment');
    expect(orderFacts(shop.shop, 'web-17')).toMatchObject({
      orders: 2,
      charges: 2,
      chargedCents: 5800,
      reservations: 2,
      shipments: 2,
      notifications: 2,
    });
    const references = shop.events.map(({ event }) => ('reference' in event ? event.reference : event.id));
    expect(references.join(' ')).toBe(
      'web-17 web-17:2 web-17 web-17:2 web-17 web-17 web-17 web-17:2 web-17 web-17:2',
    );
    expect(shopFaults(shop.shop)).toEqual([]);
  });

  it('EFF-9: a declined charge is tried again, and is no second one', () => {
    const luck = [0.1, 0.9];
    const shop = new ActedShop(startSettings, () => luck.shift() ?? 0.5);
    expect(shop.act('charge').answer).toMatchObject({ error: { kind: 'declined' } });
    expect(shop.act('charge').answer).toMatchObject({ value: { reference: 'web-17', attempts: 2 } });
    expect(orderFacts(shop.shop, 'web-17')).toMatchObject({ charges: 1, chargedCents: 2900 });
  });

  it('EFF-10: a compensation takes one back, the first in force', () => {
    const shop = new ActedShop().acts('charge', 'charge', 'charge', 'refund', 'refund');
    expect(orderFacts(shop.shop, 'web-17')).toMatchObject({ charges: 1, refundedCents: 5800 });
    expect(typesOf(shop.events.slice(-2))).toEqual(['payment.refunded', 'payment.refunded']);
    shop.acts('reserve-stock', 'reserve-stock', 'release-stock');
    shop.acts('prepare-shipment', 'prepare-shipment', 'cancel-shipment');
    shop.acts('create-order', 'create-order', 'cancel-order', 'confirm-order');
    expect(orderFacts(shop.shop, 'web-17')).toMatchObject({
      order: 'paid',
      orders: 1,
      reservation: 'held',
      reservations: 1,
      shipments: 1,
    });
    expect(shop.acts('refund').act('refund')).toMatchObject({ events: [], answer: { ok: true } });
  });

  it('EFF-10: what comes after its compensation takes effect', () => {
    const shop = new ActedShop().acts('refund', 'charge');
    expect(orderFacts(shop.shop, 'web-17').charges).toBe(1);
    shop.acts('refund', 'charge');
    expect(orderFacts(shop.shop, 'web-17')).toMatchObject({ charges: 1, chargedCents: 5800 });
  });

  it('EFF-5, EFF-9: each of two orders is confirmed in its turn, by the charge in force', () => {
    const shop = new ActedShop().acts('charge', 'refund', 'charge', 'create-order', 'create-order');
    expect(shop.act('confirm-order').answer).toMatchObject({
      value: { id: 'web-17', paymentId: 'payment-2' },
    });
    expect(shop.act('confirm-order').answer).toMatchObject({ value: { id: 'web-17:2' } });
    expect(shop.act('confirm-order').answer).toMatchObject({ error: { message: 'Order is not pending' } });
  });

  it('EFF-10: what has gone out cannot be released, also where it was released before', () => {
    const shop = new ActedShop().acts('reserve-stock', 'reserve-stock', 'release-stock', 'send-stock');
    const { reservations } = orderFacts(shop.shop, 'web-17');
    expect(reservations).toBe(1);
    expect(shop.act('release-stock').answer).toMatchObject({
      error: { kind: 'not-allowed', message: 'The pieces of the reservation web-17:2 have gone out' },
    });
    expect(orderFacts(shop.shop, 'web-17').reservation).toBe('confirmed');
  });
});
