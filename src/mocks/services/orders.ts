import type { JsonValue } from '../../base/json';
import { LIFECYCLES, type OrderMove, type OrderStatus } from '../../domain/orders/lifecycles';
import type { CustomerCheck, Order } from '../../domain/orders/order';
import { COMMAND_BODIES } from '../../domain/shop-body-settings';
import { SERVICES, type ShopState } from '../../domain/shop';
import type { ExampleShop } from '../example-shop';
import { filledPath } from '../match-path';
import { commandRoute, listRoute, plain, rowRoute, withBody, type MockRoute } from '../route';

const bodies = COMMAND_BODIES.orders;
const service = 'orders';

export const ORDERS: readonly MockRoute[] = [
  listRoute({
    service,
    path: '/orders',
    summary: 'Lists orders: by customer, by status',
    example: plain('/orders?limit=5'),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/orders',
    summary: 'Creates an order; its customer has to be a user of the shop',
    body: bodies.create,
    makesIn: 'orders/',
    command: ({ shop, body }) => ({
      service,
      command: { type: 'create', customer: customerIn(shop, body), body },
    }),
    example: (shop) =>
      withBody('/orders', {
        customerId: shop.customerId(),
        items: [exampleItem(shop, shop.choose('quantity', 1, 3))],
      }),
  }),
  rowRoute({
    service,
    path: '/orders/{id}',
    summary: 'Reads an order',
    example: (shop) => ({ path: filledPath('/orders/{id}', anyOrder(shop).id) }),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/orders/{id}/items',
    summary: 'Adds a line to an order that is not yet binding',
    body: bodies['add-item'],
    command: ({ params, body }) => ({ service, command: { type: 'add-item', id: params['id'], body } }),
    example: (shop) =>
      withBody(filledPath('/orders/{id}/items', ready(shop, 'add-item').id), exampleItem(shop, 1)),
  }),
  commandRoute({
    service,
    method: 'DELETE',
    path: '/orders/{id}/items/{itemId}',
    summary: 'Takes a line out of an order that is not yet binding, unless it is the last',
    command: ({ params }) => ({
      service,
      command: { type: 'remove-item', id: params['id'], body: { itemId: params['itemId'] } },
    }),
    example: (shop) => {
      const order = ready(shop, 'remove-item', ({ items }) => items.length > 1);
      return { path: filledPath('/orders/{id}/items/{itemId}', order.id, order.items[0].itemId) };
    },
  }),
  commandRoute({
    service,
    method: 'PUT',
    path: '/orders/{id}/address',
    summary: 'Sets where an order goes that has not left yet',
    body: bodies['set-address'],
    command: ({ params, body }) => ({ service, command: { type: 'set-address', id: params['id'], body } }),
    example: (shop) => withBody(filledPath('/orders/{id}/address', ready(shop, 'set-address').id), ADDRESS),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/orders/{id}/pay',
    summary: 'Says that an order is paid',
    body: bodies.pay,
    command: ({ params, body }) => ({ service, command: { type: 'pay', id: params['id'], body } }),
    example: (shop) =>
      withBody(filledPath('/orders/{id}/pay', ready(shop, 'pay').id), { paymentId: 'payment-1' }),
  }),
  bodilessMove('confirm', 'Confirms a draft'),
  bodilessMove('submit', 'Submits a new order'),
  commandRoute({
    service,
    method: 'POST',
    path: '/orders/{id}/ship',
    summary: 'Says that an order is on its way',
    body: bodies.ship,
    command: ({ params, body }) => ({ service, command: { type: 'ship', id: params['id'], body } }),
    example: (shop) =>
      withBody(filledPath('/orders/{id}/ship', ready(shop, 'ship').id), {
        trackingNumber: 'TRACK-00000001',
        carrier: 'post',
      }),
  }),
  bodilessMove('deliver', 'Says that an order has arrived'),
  commandRoute({
    service,
    method: 'POST',
    path: '/orders/{id}/cancel',
    summary: 'Takes an order back that has not left yet',
    body: bodies.cancel,
    command: ({ params, body }) => ({ service, command: { type: 'cancel', id: params['id'], body } }),
    example: (shop) =>
      withBody(filledPath('/orders/{id}/cancel', ready(shop, 'cancel').id), { reason: 'changed my mind' }),
  }),
];

function bodilessMove(type: 'confirm' | 'submit' | 'deliver', summary: string): MockRoute {
  const path = `/orders/{id}/${type}`;
  return commandRoute({
    service,
    method: 'POST',
    path,
    summary,
    command: ({ params }) => ({ service, command: { type, id: params['id'] } }),
    example: (shop) => ({ path: filledPath(path, ready(shop, type).id) }),
  });
}

/** The order service asks the user service, before it looks at anything else of the body. */
function customerIn(shop: ShopState, body: unknown): CustomerCheck {
  const id = typeof body === 'object' && body !== null && 'customerId' in body ? body.customerId : undefined;
  if (typeof id !== 'string') return 'unchecked';
  return SERVICES.users.find(shop.users.data, id) === undefined ? 'unknown' : 'known';
}

function anyOrder(shop: ExampleShop, fits?: (order: Order) => boolean): Order {
  return shop.pick(shop.shop.orders.data.orders.rows, fits);
}

/** An order in a state that the move leads out of. */
function ready(shop: ExampleShop, move: OrderMove, fits: (order: Order) => boolean = () => true): Order {
  const leads = (order: Order): OrderStatus | undefined =>
    LIFECYCLES[order.lifecycle].moves[move]?.leads[order.status];
  return anyOrder(shop, (order) => leads(order) !== undefined && fits(order));
}

function exampleItem(shop: ExampleShop, quantity: number): JsonValue {
  const { id, priceCents } = shop.pick(shop.shop.products.data.products.rows);
  return { productId: id, quantity, unitPriceCents: priceCents };
}

const ADDRESS = { street: '8 Harbour Lane', postcode: 'PL1 3RT', city: 'Plymouth', country: 'GB' };
