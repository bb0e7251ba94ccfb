import { beforeEach, describe, expect, it } from 'vitest';
import { AskedShop, typesOf } from '../asked.test-support';

let shop: AskedShop;
beforeEach(() => {
  shop = new AskedShop();
});

const line = { productId: 'product-1', quantity: 2, unitPriceCents: 1450 };

async function newOrder(): Promise<string> {
  const made = await shop.ask('POST /orders', { body: { customerId: 'user-1', items: [line] } });
  return String((made.json as { id: string }).id);
}

describe('users', () => {
  it('are created, read, changed, and found by their address', async () => {
    const body = { name: 'Mara Lindgren', email: 'Mara@example.com' };
    const made = await shop.ask('POST /users', { body });
    expect(made).toMatchObject({ status: 201, json: { id: 'user-13', ...body, createdAt: 1000 } });
    expect(made.headers.get('location')).toBe('users/user-13');
    expect(typesOf(made.events)).toEqual(['user.created']);
    expect(await shop.ask('GET /users/user-13')).toMatchObject({ status: 200, json: made.json, events: [] });
    const changed = await shop.ask('PATCH /users/user-13', { body: { status: 'closed' } });
    expect(changed).toMatchObject({ status: 200, json: { ...body, status: 'closed' } });
    const found = await shop.ask('GET /users?email=mara@EXAMPLE.com');
    expect(found.json).toMatchObject({ total: 1, items: [{ id: 'user-13' }] });
    expect(await shop.ask('POST /users', { body })).toMatchObject({ status: 409, events: [] });
  });
});

describe('products', () => {
  it('are searched, created, described and priced', async () => {
    expect((await shop.ask('GET /products?search=MUG')).json).toMatchObject({
      items: [{ name: 'Enamel mug' }],
    });
    const body = { name: 'Brass compass', category: 'office', priceCents: 3900 };
    const made = await shop.ask('POST /products', { body });
    expect(made).toMatchObject({ status: 201, json: { ...body, description: null } });
    const path = '/products/product-11';
    expect(made.headers.get('location')).toBe(path.slice(1));
    const told = await shop.ask(`PATCH ${path}`, { body: { description: 'Points north.' } });
    expect(told).toMatchObject({ status: 200, json: { description: 'Points north.' } });
    const priced = await shop.ask(`PUT ${path}/price`, { body: { priceCents: 4100 } });
    expect(typesOf(priced.events)).toEqual(['product.price-changed']);
    expect((await shop.ask(`GET ${path}`)).json).toEqual(priced.json);
  });
});

describe('orders', () => {
  it('are paid, shipped and delivered, in this order alone', async () => {
    const id = await newOrder();
    const ship = { body: { trackingNumber: 'TRACK-9', carrier: 'post' } };
    const early = await shop.ask(`POST /orders/${id}/ship`, ship);
    expect(early).toMatchObject({ status: 409, json: { detail: 'Order is not paid' }, events: [] });
    const paid = await shop.ask(`POST /orders/${id}/pay`, { body: { paymentId: 'payment-7' } });
    expect(paid).toMatchObject({ status: 200, json: { status: 'paid', paymentId: 'payment-7' } });
    expect((await shop.ask(`POST /orders/${id}/ship`, ship)).json).toMatchObject({ status: 'shipped' });
    expect((await shop.ask(`POST /orders/${id}/deliver`)).json).toMatchObject({ status: 'delivered' });
    const late = await shop.ask(`POST /orders/${id}/cancel`);
    expect(late).toMatchObject({ status: 409, json: { detail: 'Cannot cancel shipped order' } });
    expect((await shop.ask(`GET /orders/${id}`)).json).toMatchObject({ status: 'delivered' });
  });

  it('get and lose lines and addresses while they are pending', async () => {
    const id = await newOrder();
    const more = await shop.ask(`POST /orders/${id}/items`, { body: { ...line, quantity: 1 } });
    expect(more.json).toMatchObject({
      totalCents: 4350,
      items: [{ itemId: 'item-1' }, { itemId: 'item-2' }],
    });
    const less = await shop.ask(`DELETE /orders/${id}/items/item-1`);
    expect(less).toMatchObject({ status: 200, json: { totalCents: 1450 } });
    const address = { street: '1 Quay', postcode: 'PL1', city: 'Plymouth', country: 'GB' };
    const sent = await shop.ask(`PUT /orders/${id}/address`, { body: address });
    expect(sent.json).toMatchObject({ shippingAddress: address });
    expect((await shop.ask(`POST /orders/${id}/cancel`, { body: { reason: 'no' } })).json).toMatchObject({
      status: 'cancelled',
    });
  });

  it('are for users of the shop only', async () => {
    const body = { customerId: 'user-999', items: [line] };
    expect(await shop.ask('POST /orders', { body })).toMatchObject({
      status: 422,
      json: { detail: 'User validation failed', errors: [{ pointer: '#/customerId' }] },
    });
  });

  it('say so when a move is no part of their life, and that there was nothing to cancel', async () => {
    expect(await shop.ask(`POST /orders/${await newOrder()}/confirm`)).toMatchObject({ status: 409 });
    expect(await shop.ask(`POST /orders/${await newOrder()}/submit`)).toMatchObject({ status: 409 });
    expect(await shop.ask('POST /orders/order-999/cancel')).toMatchObject({ status: 204, text: '' });
  });

  it('are listed by status and customer', async () => {
    const id = await newOrder();
    const { json } = await shop.ask('GET /orders?status=pending&customerId=user-1&sort=newest');
    expect(json).toMatchObject({ items: [{ id, status: 'pending', customerId: 'user-1' }] });
  });
});

describe('inventory', () => {
  it('holds back, sends out and gives back what it has', async () => {
    const before = (await shop.ask('GET /stock/product-1')).json as { onHand: number; reserved: number };
    const body = { id: 'basket-1', items: [{ productId: 'product-1', quantity: 3 }] };
    const made = await shop.ask('POST /reservations', { body });
    expect(made).toMatchObject({ status: 201, json: { id: 'basket-1', status: 'held' } });
    expect(made.headers.get('location')).toBe('reservations/basket-1');
    const again = await shop.ask('POST /reservations', { body });
    expect(again).toMatchObject({ status: 200, json: made.json, events: [] });
    const { onHand, reserved } = before;
    const held = await shop.ask('GET /stock/product-1');
    expect(held.json).toMatchObject({ onHand: onHand - 3, reserved: reserved + 3 });
    expect((await shop.ask('POST /reservations/basket-1/confirm')).json).toMatchObject({
      status: 'confirmed',
    });
    expect(await shop.ask('POST /reservations/basket-1/release')).toMatchObject({ status: 409 });
    expect((await shop.ask('GET /reservations/basket-1')).json).toMatchObject({ status: 'confirmed' });
  });

  it('refuses what it has not, and takes in more', async () => {
    const body = { id: 'basket-1', items: [{ productId: 'product-1', quantity: 100_000 }] };
    expect(await shop.ask('POST /reservations', { body })).toMatchObject({ status: 409, events: [] });
    expect(await shop.ask('POST /stock/product-1/restock', { body: { quantity: 100_000 } })).toMatchObject({
      status: 200,
    });
    expect(await shop.ask('POST /reservations', { body })).toMatchObject({ status: 201 });
    expect(await shop.ask('POST /reservations/basket-1/release')).toMatchObject({
      status: 200,
      json: { status: 'released' },
    });
    expect(await shop.ask('GET /reservations/basket-2')).toMatchObject({ status: 404 });
  });

  it('lists the stock', async () => {
    expect((await shop.ask('GET /stock?onHandAtMost=0')).json).toMatchObject({ items: [], total: 0 });
    expect((await shop.ask('GET /stock?sort=fewest')).json).toMatchObject({ total: 10 });
  });

  it('names all that is wrong with a reservation at once', async () => {
    const { status, json } = await shop.ask('POST /reservations', { body: { items: [] } });
    expect(status).toBe(422);
    expect(json).toMatchObject({ errors: [{ pointer: '#/id' }, { pointer: '#/items' }] });
  });
});

describe('payments', () => {
  const body = { reference: 'basket-1', amountCents: 2900 };

  it('are charged once and refunded', async () => {
    const made = await shop.ask('POST /charges', { body });
    expect(made).toMatchObject({ status: 201, json: { status: 'charged', ...body } });
    const location = String(made.headers.get('location'));
    expect((await shop.ask(`GET /${location}`)).json).toEqual(made.json);
    expect(await shop.ask('POST /charges', { body })).toMatchObject({ status: 200, events: [] });
    expect((await shop.ask('POST /refunds', { body: { reference: 'basket-1' } })).json).toMatchObject({
      status: 'refunded',
    });
    expect(await shop.ask('POST /refunds', { body: { reference: 'nobody' } })).toMatchObject({ status: 204 });
    expect((await shop.ask('GET /payments?reference=basket-1')).json).toMatchObject({ total: 1 });
  });

  it('are declined by luck, which is a problem and yet an event', async () => {
    shop.luck = 0.1;
    const declined = await shop.ask('POST /charges', { body });
    expect(declined).toMatchObject({ status: 402, json: { title: 'Payment declined' } });
    expect(typesOf(declined.events)).toEqual(['payment.declined']);
  });
});

describe('shipping', () => {
  const address = { street: '1 Quay', postcode: 'PL1', city: 'Plymouth', country: 'GB' };
  const body = { reference: 'basket-1', carrier: 'post', address };

  it('prepares, sends off and delivers parcels', async () => {
    const made = await shop.ask('POST /shipments', { body });
    expect(made).toMatchObject({ status: 201, json: { status: 'prepared', ...body } });
    const path = `/${made.headers.get('location')}`;
    expect((await shop.ask(`POST ${path}/dispatch`)).json).toMatchObject({ status: 'dispatched' });
    const late = await shop.ask('POST /shipments/cancel', { body: { reference: 'basket-1' } });
    expect(late).toMatchObject({ status: 409 });
    expect((await shop.ask(`POST ${path}/deliver`)).json).toMatchObject({ status: 'delivered' });
    expect((await shop.ask(`GET ${path}`)).json).toMatchObject({ status: 'delivered' });
    expect((await shop.ask('GET /shipments?reference=basket-1')).json).toMatchObject({ total: 1 });
  });

  it('takes back what has not left', async () => {
    await shop.ask('POST /shipments', { body });
    const back = await shop.ask('POST /shipments/cancel', { body: { reference: 'basket-1' } });
    expect(back).toMatchObject({ status: 200, json: { status: 'cancelled' } });
  });
});

describe('notifications', () => {
  it('are sent, listed and read, and not taken back', async () => {
    const body = { channel: 'sms', template: 'welcome', to: '+44 1752 555 010', reference: 'user-1' };
    const made = await shop.ask('POST /notifications', { body });
    expect(made).toMatchObject({ status: 201, json: body });
    const path = `/${made.headers.get('location')}`;
    expect((await shop.ask(`GET ${path}`)).json).toEqual(made.json);
    expect((await shop.ask('GET /notifications?channel=sms')).json).toMatchObject({ total: 1 });
    expect(await shop.ask(`POST ${path}/cancel`)).toMatchObject({ status: 200, events: [] });
  });
});

describe('analytics', () => {
  it('takes events and counts them, also by the hour', async () => {
    const body = { events: [{ name: 'page.seen', value: 5 }, { name: 'page.seen' }] };
    expect(await shop.ask('POST /events', { body })).toMatchObject({ status: 200, json: { accepted: 2 } });
    expect((await shop.ask('GET /counts/page.seen')).json).toMatchObject({ count: 2, sum: 5 });
    expect((await shop.ask('GET /counts?sort=newest&limit=1')).json).toMatchObject({
      items: [{ id: 'page.seen' }],
    });
    const timeline = await shop.ask('GET /timeline?bucket=hour&name=page.seen');
    expect(timeline.json).toMatchObject({ items: [{ name: 'page.seen', count: 2, from: 0 }] });
  });
});
