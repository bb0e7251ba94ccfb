import { describe, expect, it } from 'vitest';
import { reservationOf } from '../inventory/service';
import { LIFECYCLES } from '../orders/lifecycles';
import type { Order } from '../orders/order';
import { eachRow, type Rows } from '../rows/rows';
import { EMPTY_SHOP, evolveShop, type ShopState } from '../shop';
import type { ShopSettings } from '../shop-settings';
import { sampleShop } from './sample-shop';

const LIVES: readonly ShopSettings['lifecycle'][] = ['payment', 'confirmation', 'submission'];
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

function rowsIn<Row>(rows: Rows<Row>): Row[] {
  const list: Row[] = [];
  eachRow(rows, (row) => list.push(row));
  return list;
}

function ordersOf(shop: ShopState): Order[] {
  return rowsIn(shop.orders.data.orders.rows);
}

describe.each(LIVES)('the sample shop with the lifecycle %s', (lifecycle) => {
  const settings: ShopSettings = { lifecycle, declineShare: 0.3 };

  it('SMP-1, SVC-3: is the same for the same seed, and is what its events make', () => {
    const { shop, events } = sampleShop(7, settings);
    expect(sampleShop(7, settings)).toEqual({ shop, events });
    expect(events.reduce<ShopState>(evolveShop, EMPTY_SHOP)).toEqual(shop);
    expect(sampleShop(8, settings).shop).not.toEqual(shop);
  });

  it('SMP-2: has users, products with stock, and orders in several states', () => {
    const { shop } = sampleShop(7, settings);
    const users = rowsIn(shop.users.data.users.rows);
    expect(users).toHaveLength(12);
    expect(new Set(users.map(({ name }) => name)).size).toBe(12);
    expect(rowsIn(shop.products.data.products.rows)).toHaveLength(10);
    expect(rowsIn(shop.inventory.data.stock.rows)).toHaveLength(10);
    const states = new Set(ordersOf(shop).map(({ status }) => status));
    expect(states).toContain(LIFECYCLES[lifecycle].first);
    expect(states).toContain('cancelled');
    expect(states.size).toBeGreaterThanOrEqual(3);
    expect(shop.notifications.data.log.total).toBeGreaterThan(0);
    expect(shop.analytics.data.total).toBeGreaterThan(0);
  });

  it('SMP-3: lies before 0, and its money and pieces add up, whatever the seed', () => {
    for (const seed of SEEDS) {
      const { shop, events } = sampleShop(seed, settings);
      expect(events.every(({ event }) => event.at < 0)).toBe(true);
      const payments = rowsIn(shop.payments.data.payments.rows);
      for (const order of ordersOf(shop)) {
        const payment = payments.find(({ reference }) => reference === order.id);
        const isBound = !['pending', 'draft', 'new', 'cancelled'].includes(order.status);
        expect(payment?.status === 'charged').toBe(isBound);
        const reservation = reservationOf(shop.inventory.data, order.id);
        if (order.status === 'cancelled') expect(reservation?.status).toBe('released');
        if (payment?.status === 'declined') expect(order.cancelReason).toBe('payment declined');
        if (isBound) expect(payment?.amountCents).toBe(order.totalCents);
      }
      const declined = payments.filter(({ status }) => status === 'declined').length;
      expect(shop.payments.data.totals.declines).toBe(declined);
    }
  });
});

describe('the sample shops of many seeds', () => {
  it('SMP-2, PAY-1: decline payments as the settings say', () => {
    const declines = (declineShare: number): number =>
      SEEDS.reduce(
        (sum, seed) =>
          sum + sampleShop(seed, { lifecycle: 'payment', declineShare }).shop.payments.data.totals.declines,
        0,
      );
    expect(declines(0)).toBe(0);
    expect(declines(1)).toBe(8 * SEEDS.length);
    expect(declines(0.3)).toBeGreaterThan(0.2 * 8 * SEEDS.length);
  });
});
