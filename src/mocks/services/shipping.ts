import { COMMAND_BODIES } from '../../domain/shop-body-settings';
import type { ShipmentStatus } from '../../domain/shipping/shipment';
import type { ExampleShop } from '../example-shop';
import { filledPath } from '../match-path';
import { commandRoute, listRoute, plain, rowRoute, withBody, type MockRoute } from '../route';

const bodies = COMMAND_BODIES.shipping;
const service = 'shipping';

export const SHIPPING: readonly MockRoute[] = [
  commandRoute({
    service,
    method: 'POST',
    path: '/shipments',
    summary: 'Prepares a parcel and gives it a tracking number',
    body: bodies.create,
    makesIn: 'shipments/',
    command: ({ body }) => ({ service, command: { type: 'create', body } }),
    example: ({ fresh }) =>
      withBody('/shipments', {
        reference: fresh,
        carrier: 'post',
        address: { street: '8 Harbour Lane', postcode: 'PL1 3RT', city: 'Plymouth', country: 'GB' },
      }),
  }),
  listRoute({
    service,
    path: '/shipments',
    summary: 'Lists shipments: by order, by carrier, by where they are',
    example: plain('/shipments?limit=5'),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/shipments/cancel',
    summary: 'Takes a parcel back before it leaves; fine also when there is none',
    body: bodies.cancel,
    command: ({ body }) => ({ service, command: { type: 'cancel', body } }),
    example: ({ fresh }) => withBody('/shipments/cancel', { reference: fresh }),
  }),
  rowRoute({
    service,
    path: '/shipments/{id}',
    summary: 'Reads a shipment',
    example: (shop) => ({ path: filledPath('/shipments/{id}', shipmentIn(shop)) }),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/shipments/{id}/dispatch',
    summary: 'Says that a parcel has left',
    command: ({ params }) => ({ service, command: { type: 'dispatch', id: params['id'] } }),
    example: (shop) => ({
      path: filledPath('/shipments/{id}/dispatch', shipmentIn(shop, 'prepared', 'dispatched')),
    }),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/shipments/{id}/deliver',
    summary: 'Says that a parcel has arrived',
    command: ({ params }) => ({ service, command: { type: 'deliver', id: params['id'] } }),
    example: (shop) => ({
      path: filledPath('/shipments/{id}/deliver', shipmentIn(shop, 'dispatched', 'delivered')),
    }),
  }),
];

function shipmentIn(shop: ExampleShop, ...statuses: readonly ShipmentStatus[]): string {
  const { rows } = shop.shop.shipping.data.shipments;
  return shop.pick(rows, ({ status }) => statuses.length === 0 || statuses.includes(status)).id;
}
