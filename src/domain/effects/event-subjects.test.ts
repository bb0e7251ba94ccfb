import { describe, expect, it } from 'vitest';
import { ActedShop, keysOf, startSettings } from './effects.test-support';
import type { EffectId } from './effect-settings';
import { orderOf, streamOf } from './event-subjects';
import { startShop } from './start-shop';

const ACTS: readonly EffectId[] = [
  'create-order',
  'charge',
  'charge',
  'refund',
  'refund',
  'reserve-stock',
  'reserve-stock',
  'release-stock',
  'prepare-shipment',
  'prepare-shipment',
  'cancel-shipment',
  'notify',
  'record',
];

describe('an event', () => {
  it('EFF-19: belongs in the stream of its row', () => {
    const shop = new ActedShop().acts(...ACTS);
    expect(shop.events.map(streamOf)).toEqual([
      'orders/web-17',
      'payments/payment-1',
      'payments/payment-2',
      'payments/payment-1',
      'payments/payment-2',
      'inventory/web-17',
      'inventory/web-17:2',
      'inventory/web-17',
      'shipping/shipment-1',
      'shipping/shipment-2',
      'shipping/shipment-1',
      'notifications/notification-1',
      'analytics/batch-1',
    ]);
    const keyed = new ActedShop().act('charge', keysOf('charge'));
    expect(keyed.events.map(streamOf)).toEqual(['payments/payment-1', 'payments/answered keys']);
  });

  it('EFF-19: concerns an order, also where it was done twice, by the shop before it or after', () => {
    const before = new ActedShop().acts(...ACTS.slice(0, 3));
    const refund = before.act('refund').events[0];
    expect(orderOf(refund, before.shop)).toBe('web-17');
    const shop = new ActedShop().acts(...ACTS);
    const orders = shop.events.map((event) => orderOf(event, shop.shop));
    expect(orders).toEqual(ACTS.map((effect) => (effect === 'record' ? null : 'web-17')));
  });

  it('EFF-19: of customers, products, stock and keys concerns none', () => {
    const { shop, events } = startShop(startSettings, () => 0.5);
    expect(new Set(events.map((event) => orderOf(event, shop)))).toEqual(new Set([null]));
    expect(events.map(streamOf)).toContain('users/user-4');
    expect(events.map(streamOf)).toContain('inventory/product-3');
    const keyed = new ActedShop().act('refund', keysOf('refund', 'charge'));
    expect(keyed.events.map((event) => orderOf(event, keyed.shop))).toEqual([null, null]);
  });
});
