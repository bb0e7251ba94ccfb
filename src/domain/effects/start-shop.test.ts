import { describe, expect, it } from 'vitest';
import { drawsOf } from '../context';
import { readRow } from '../read-shop';
import { EMPTY_SHOP, evolveShop, type ShopState } from '../shop';
import { order17, startSettings } from './effects.test-support';
import { orderDocument } from './order-document';
import { shopFaults } from './shop-faults';
import { startShop } from './start-shop';

const draw = drawsOf(7);

function largeShop() {
  return startShop({ ...startSettings, customers: 500, products: 200, stockEach: 9 }, draw);
}

describe('the document of an order', () => {
  it('EFF-1: follows from numbers and draws', () => {
    expect(order17).toEqual({
      orderId: 'web-17',
      customerId: 'user-2',
      items: [{ productId: 'product-1', quantity: 2, unitPriceCents: 1450 }],
      totalCents: 2900,
      shippingAddress: { street: 'Storgatan 41', postcode: '903 26', city: 'Umeå', country: 'SE' },
      email: 'tomasz.okafor@example.com',
    });
    expect(JSON.parse(JSON.stringify(order17))).toEqual(order17);
  });

  it('EFF-1: is for one, two or three pieces', () => {
    const quantities = [0.001, 0.34, 0.999].map((drawn) => {
      const about = { orderId: 'web-1', customer: 1, product: 2, draw: () => drawn };
      return orderDocument(about).items[0].quantity;
    });
    expect(quantities).toEqual([1, 2, 3]);
  });

  it.each([-3, 0, 201, 4_000_000_000])('EFF-1: number %i is a customer and a product, too', (number) => {
    const document = orderDocument({ orderId: 'web-1', customer: number, product: number, draw });
    expect(document.customerId).toBe(`user-${number}`);
    expect(document.items[0].productId).toBe(`product-${number}`);
    expect(document.totalCents).toBeGreaterThan(0);
    expect(document.totalCents).toBeLessThan(100_000);
    expect(document.email).toMatch(/^[a-z]+\.[a-z]+\d*@example\.com$/);
  });
});

describe('the first shop', () => {
  it('EFF-2: has what its settings say, and the same names and prices as documents', () => {
    const { shop } = largeShop();
    expect(shop.users.data.users.rows.count).toBe(500);
    expect(shop.products.data.products.rows.count).toBe(200);
    for (let number = 1; number <= 500; number += 1) {
      const product = 1 + ((number - 1) % 200);
      const document = orderDocument({ orderId: 'web-1', customer: number, product, draw });
      const [{ productId, unitPriceCents }] = document.items;
      const user = readRow(shop, 'users', document.customerId);
      expect(user).toMatchObject({ value: { email: document.email } });
      const goods = readRow(shop, 'products', productId);
      expect(goods).toMatchObject({ value: { priceCents: unitPriceCents } });
      const stock = readRow(shop, 'inventory', productId);
      expect(stock).toMatchObject({ value: { onHand: 9, received: 9 } });
    }
    expect(shopFaults(shop)).toEqual([]);
  });

  it('EFF-2: is the same each time, whatever the luck, and is what its events make', () => {
    const { shop, events } = largeShop();
    expect(largeShop()).toEqual({ shop, events });
    expect(
      startShop({ ...startSettings, customers: 500, products: 200, stockEach: 9 }, () => 0.1).shop,
    ).toEqual(shop);
    expect(events.every(({ event }) => event.at === 0)).toBe(true);
    expect(events.reduce<ShopState>(evolveShop, EMPTY_SHOP)).toEqual(shop);
  });

  it('EFF-2: may have nothing in store', () => {
    const { shop } = startShop({ ...startSettings, stockEach: 0 }, draw);
    expect(shop.products.data.products.rows.count).toBe(3);
    expect(shop.inventory.data.stock.rows.count).toBe(0);
  });
});
