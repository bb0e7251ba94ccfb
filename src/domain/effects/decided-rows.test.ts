import { describe, expect, it } from 'vitest';
import { versionUnder } from './append-decided';
import { ShopWriter } from './decided.test-support';
import { decideUpon, evolveRow, loadedRow, rowName } from './decided-rows';
import { ActedShop, order17, startSettings } from './effects.test-support';
import { orderDocument } from './order-document';
import { shopFaults } from './shop-faults';

const order18 = orderDocument({ orderId: 'web-18', customer: 1, product: 1, draw: () => 0.5 });

describe('the row that an effect looks at', () => {
  it('EFF-30: is the stock of the product, or the order, with its version', () => {
    const shop = new ActedShop().acts('create-order');
    const stock = loadedRow(shop.shop, 'reserve-stock', order17);
    expect(stock).toMatchObject({ row: { id: 'product-1', onHand: 1000 }, version: 1 });
    const order = loadedRow(shop.shop, 'confirm-order', order17);
    expect(order).toMatchObject({ row: { id: 'web-17', status: 'pending' }, version: 1 });
    expect(loadedRow(shop.shop, 'cancel-order', order18)).toEqual({ row: null, version: 0 });
    expect([rowName('reserve-stock', order17), rowName('cancel-order', order17)]).toEqual([
      'inventory/product-1',
      'orders/web-17',
    ]);
  });

  it.each(['reserve-stock', 'send-stock', 'release-stock'] as const)(
    'EFF-30: has another version after %s',
    (effect) => {
      const shop = new ActedShop();
      if (effect !== 'reserve-stock') shop.act('reserve-stock');
      const before = loadedRow(shop.shop, 'reserve-stock', order17).version;
      shop.act(effect);
      expect(loadedRow(shop.shop, 'reserve-stock', order17).version).toBe(before + 1);
    },
  );

  it('EFF-31: is all that is known: events follow by it, or the refusal of the service', () => {
    const shop = new ActedShop({ ...startSettings, stockEach: 2 }).acts('create-order');
    const { row } = loadedRow(shop.shop, 'reserve-stock', order17);
    shop.act('reserve-stock', null, order18);
    expect(decideUpon(row, 'reserve-stock', order17, shop.context)).toMatchObject({
      ok: true,
      value: [{ service: 'inventory', event: { type: 'inventory.reserved', id: 'web-17' } }],
    });
    const now = loadedRow(shop.shop, 'reserve-stock', order17).row;
    expect(decideUpon(now, 'reserve-stock', order17, shop.context)).toMatchObject({
      error: { kind: 'conflict', message: 'Not enough of product-1: 2 asked for, 0 on hand' },
    });
    expect(decideUpon(null, 'confirm-order', order17, shop.context)).toMatchObject({
      error: { kind: 'not-found' },
    });
    // Taking back what never was is fine (EFF-6).
    expect(decideUpon(null, 'cancel-order', order17, shop.context)).toMatchObject({ ok: true, value: [] });
  });

  it('EFF-31: and goes on as the row does where the data are kept', () => {
    const shop = new ActedShop().acts('create-order');
    for (const effect of ['reserve-stock', 'confirm-order', 'cancel-order'] as const) {
      const writer = new ShopWriter(shop, effect).load();
      expect(writer.decide()).toBeNull();
      const [event] = writer.events;
      const after = evolveRow(writer.loaded.row, event);
      expect(writer.append()).toBe('appended');
      expect(loadedRow(shop.shop, effect, order17).row).toEqual(after);
    }
  });
});

describe('two who decide by the same row', () => {
  function two(stockEach: number, checks: 'version' | 'nothing') {
    const shop = new ActedShop({ ...startSettings, stockEach });
    const writers = [order17, order18].map((order) => new ShopWriter(shop, 'reserve-stock', order).load());
    expect(writers.map((writer) => writer.decide())).toEqual([null, null]);
    return { shop, writers, told: writers.map((writer) => writer.append(checks)) };
  }

  it('EFF-32: the second one finds another version, and by that decides anew', () => {
    const { shop, writers, told } = two(3, 'version');
    expect(told).toEqual(['appended', 'at another version']);
    expect(loadedRow(shop.shop, 'reserve-stock', order17).row).toMatchObject({ onHand: 1, reserved: 2 });
    expect(writers[1].load().decide()).toBe('Not enough of product-1: 2 asked for, 1 on hand');
    expect(shopFaults(shop.shop)).toEqual([]);
  });

  it('EFF-33: upon whatever is there both are stored, and the stock is negative though each was right', () => {
    const { shop, told } = two(3, 'nothing');
    expect(told).toEqual(['appended', 'appended']);
    expect(shopFaults(shop.shop)).toEqual([
      {
        rule: 'stock-never-negative',
        text: 'The stock of product-1 is negative: -1 on hand, 4 reserved and 0 shipped',
      },
    ]);
  });

  it('EFF-34: under one key the events are stored once, and that is told to whoever loads', () => {
    const shop = new ActedShop();
    expect(versionUnder(shop.shop, 'reserve-stock', 'mine')).toBe(0);
    const writers = [1, 2].map(() => new ShopWriter(shop, 'reserve-stock', order17, 'mine').load());
    for (const writer of writers) writer.decide();
    expect(writers.map((writer) => writer.append('nothing'))).toEqual(['appended', 'appended before']);
    expect(loadedRow(shop.shop, 'reserve-stock', order17).row).toMatchObject({ reserved: 2 });
    expect(versionUnder(shop.shop, 'reserve-stock', 'mine')).toBe(2);
    expect(versionUnder(shop.shop, 'reserve-stock', 'another')).toBe(0);
    expect(versionUnder(shop.shop, 'confirm-order', 'mine')).toBe(0);
  });

  it('EFF-34: without a key they are stored each time, under another reference', () => {
    const shop = new ActedShop();
    const writer = new ShopWriter(shop).load();
    writer.decide();
    expect([writer.append('nothing'), writer.append('nothing')]).toEqual(['appended', 'appended']);
    const { stock, reservations } = shop.shop.inventory.data;
    expect(stock.rows.root).toMatchObject({ rows: [{ onHand: 996, reserved: 4 }, {}, {}] });
    expect(reservations.rows.root).toMatchObject({ rows: [{ id: 'web-17' }, { id: 'web-17:2' }] });
  });
});
