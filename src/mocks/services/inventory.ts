import { ok } from '../../base/result';
import type { ObjectShape } from '../../domain/body/body-shape';
import { readBody } from '../../domain/body/read-body';
import { notFound } from '../../domain/domain-problem';
import { reservationOf } from '../../domain/inventory/service';
import { COMMAND_BODIES } from '../../domain/shop-body-settings';
import type { ExampleShop } from '../example-shop';
import { filledPath } from '../match-path';
import {
  carriedOut,
  commandRoute,
  listRoute,
  plain,
  rowRoute,
  told,
  withBody,
  type MockRoute,
} from '../route';

const bodies = COMMAND_BODIES.inventory;
const service = 'inventory';

/** Who reserves says under which name; in a path of its own the name would be no field of the body. */
const reservationBody = {
  ...bodies.reserve,
  fields: {
    id: {
      kind: 'text',
      format: 'id',
      help: 'A name for the reservation: the id of an order or a saga. The same one again takes effect once.',
      min: 1,
      max: 64,
      example: 'basket-1',
    },
    ...bodies.reserve.fields,
  },
} as const satisfies ObjectShape;

export const INVENTORY: readonly MockRoute[] = [
  listRoute({
    service,
    path: '/stock',
    summary: 'Lists what is in the store',
    example: plain('/stock?sort=fewest'),
  }),
  rowRoute({
    service,
    path: '/stock/{id}',
    summary: 'Reads how much of a product is on hand, held back and gone out',
    example: (shop) => ({ path: filledPath('/stock/{id}', inStock(shop)) }),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/stock/{id}/restock',
    summary: 'Puts pieces of a product into the store',
    body: bodies.restock,
    command: ({ params, body }) => ({ service, command: { type: 'restock', id: params['id'], body } }),
    example: (shop) => withBody(filledPath('/stock/{id}/restock', inStock(shop)), { quantity: 5 }),
  }),
  {
    service,
    method: 'POST',
    path: '/reservations',
    summary: 'Holds pieces back: all that is asked for, or nothing',
    query: null,
    body: reservationBody,
    makesIn: 'reservations/',
    run: (call) => {
      const read = readBody(reservationBody, call.body);
      if (!read.ok) return told(read);
      const { id, ...body } = read.value;
      return carriedOut({ service, command: { type: 'reserve', id, body } }, call);
    },
    example: (shop) =>
      withBody('/reservations', { id: shop.fresh, items: [{ productId: inStock(shop), quantity: 1 }] }),
  },
  rowRoute(
    {
      service,
      path: '/reservations/{id}',
      summary: 'Reads a reservation',
      example: (shop) => ({ path: filledPath('/reservations/{id}', held(shop)) }),
    },
    (shop, _service, id) => {
      const reservation = reservationOf(shop.inventory.data, id);
      return reservation === undefined ? notFound('reservation', id) : ok(reservation);
    },
  ),
  commandRoute({
    service,
    method: 'POST',
    path: '/reservations/{id}/confirm',
    summary: 'Sends out what is held back',
    command: ({ params }) => ({ service, command: { type: 'confirm', id: params['id'] } }),
    example: (shop) => ({ path: filledPath('/reservations/{id}/confirm', held(shop)) }),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/reservations/{id}/release',
    summary: 'Gives back what is held back; fine also when nothing is',
    command: ({ params }) => ({ service, command: { type: 'release', id: params['id'] } }),
    example: (shop) => ({ path: filledPath('/reservations/{id}/release', held(shop)) }),
  }),
];

function inStock(shop: ExampleShop): string {
  return shop.pick(shop.shop.inventory.data.stock.rows, ({ onHand }) => onHand > 0).id;
}

function held(shop: ExampleShop): string {
  return shop.pick(shop.shop.inventory.data.reservations.rows, ({ status }) => status === 'held').id;
}
