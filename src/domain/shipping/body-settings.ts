import { addressShape, carrierShape } from '../address-settings';
import type { ObjectShape } from '../body/body-shape';
import { pageFields } from '../rows/page-settings';

const reference = {
  kind: 'text',
  format: 'id',
  help: 'What is sent: the id of an order or a saga. There is one shipment for each.',
  min: 1,
  max: 64,
  example: 'order-1',
} as const;

export const createShipmentBody = {
  kind: 'object',
  help: 'A parcel to prepare; the carrier gets a tracking number for it.',
  fields: { reference, carrier: carrierShape, address: addressShape },
} as const satisfies ObjectShape;

export const cancelShipmentBody = {
  kind: 'object',
  help: 'A parcel to take back before it leaves.',
  fields: { reference },
} as const satisfies ObjectShape;

export const shipmentsQuery = {
  kind: 'object',
  help: 'Which shipments, and in which order.',
  fields: {
    ...pageFields,
    reference: { ...reference, optional: true },
    carrier: { ...carrierShape, optional: true },
    status: {
      kind: 'choice',
      help: 'Where the parcel is.',
      options: ['prepared', 'dispatched', 'delivered', 'cancelled'],
      optional: true,
    },
    sort: {
      kind: 'choice',
      help: 'The order of the list; the newest shipment first when it is not said.',
      options: ['newest', 'oldest'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;
