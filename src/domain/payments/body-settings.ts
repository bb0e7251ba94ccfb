import type { ObjectShape } from '../body/body-shape';
import { pageFields } from '../rows/page-settings';

const reference = {
  kind: 'text',
  format: 'id',
  help: 'What is paid: the id of an order or a saga. There is one payment for each.',
  min: 1,
  max: 64,
  example: 'order-1',
} as const;

export const chargeBody = {
  kind: 'object',
  help: 'Money to take.',
  fields: {
    reference,
    amountCents: { kind: 'money', help: 'How much.', min: 1, max: 1_000_000_000, example: 2900 },
    method: {
      kind: 'choice',
      help: 'How it is paid; by card when it is not said.',
      options: ['card', 'transfer', 'wallet'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;

export const refundBody = {
  kind: 'object',
  help: 'Money to give back: all that was taken for this reference.',
  fields: { reference },
} as const satisfies ObjectShape;

export const paymentsQuery = {
  kind: 'object',
  help: 'Which payments, and in which order.',
  fields: {
    ...pageFields,
    reference: { ...reference, optional: true },
    status: {
      kind: 'choice',
      help: 'What became of the payment.',
      options: ['charged', 'declined', 'refunded'],
      optional: true,
    },
    sort: {
      kind: 'choice',
      help: 'The order of the list; the newest payment first when it is not said.',
      options: ['newest', 'oldest', 'dearest', 'cheapest'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;
