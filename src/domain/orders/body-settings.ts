import { addressShape, carrierShape } from '../address-settings';
import type { ObjectShape } from '../body/body-shape';
import { pageFields } from '../rows/page-settings';

export const MAX_ITEMS = 50;

const customerId = {
  kind: 'text',
  format: 'id',
  help: 'The user who orders.',
  min: 1,
  max: 64,
  example: 'user-1',
} as const;

export const itemBody = {
  kind: 'object',
  help: 'One line of an order.',
  fields: {
    productId: {
      kind: 'text',
      format: 'id',
      help: 'What is ordered.',
      min: 1,
      max: 64,
      example: 'product-1',
    },
    quantity: { kind: 'whole', help: 'How many pieces.', min: 1, max: 1000, example: 2 },
    unitPriceCents: {
      kind: 'money',
      help: 'What one piece costs in this order.',
      min: 0,
      max: 100_000_000,
      example: 1450,
    },
  },
} as const satisfies ObjectShape;

export const createOrderBody = {
  kind: 'object',
  help: 'A new order.',
  fields: {
    orderId: {
      kind: 'text',
      format: 'id',
      help: 'An id of your own for the order, so that creating it twice is noticed; left out, it gets the next number.',
      min: 1,
      max: 64,
      optional: true,
    },
    customerId,
    items: { kind: 'list', help: 'What is ordered.', of: itemBody, min: 1, max: MAX_ITEMS },
    shippingAddress: { ...addressShape, optional: true },
  },
} as const satisfies ObjectShape;

export const removeItemBody = {
  kind: 'object',
  help: 'Which line leaves the order.',
  fields: {
    itemId: { kind: 'text', format: 'id', help: 'The id of the line.', min: 1, max: 64, example: 'item-1' },
  },
} as const satisfies ObjectShape;

export const payOrderBody = {
  kind: 'object',
  help: 'That the order is paid.',
  fields: {
    paymentId: {
      kind: 'text',
      format: 'id',
      help: 'The payment that pays it.',
      min: 1,
      max: 64,
      example: 'payment-1',
    },
  },
} as const satisfies ObjectShape;

export const shipOrderBody = {
  kind: 'object',
  help: 'That the order is on its way.',
  fields: {
    trackingNumber: {
      kind: 'text',
      format: 'id',
      help: 'What the carrier knows the parcel by.',
      min: 1,
      max: 64,
      example: 'TRACK-00000001',
    },
    carrier: { ...carrierShape, optional: true },
  },
} as const satisfies ObjectShape;

export const cancelOrderBody = {
  kind: 'object',
  help: 'That the order is taken back.',
  fields: {
    reason: {
      kind: 'text',
      format: 'line',
      help: 'Why.',
      min: 1,
      max: 200,
      optional: true,
      example: 'changed my mind',
    },
  },
} as const satisfies ObjectShape;

export const ordersQuery = {
  kind: 'object',
  help: 'Which orders, and in which order.',
  fields: {
    ...pageFields,
    customerId: { ...customerId, optional: true },
    status: {
      kind: 'choice',
      help: 'The state that the orders are in.',
      options: [
        'pending',
        'paid',
        'draft',
        'confirmed',
        'new',
        'submitted',
        'shipped',
        'delivered',
        'cancelled',
      ],
      optional: true,
    },
    sort: {
      kind: 'choice',
      help: 'The order of the list; the newest order first when it is not said.',
      options: ['newest', 'oldest', 'dearest', 'cheapest'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;
