import type { ObjectShape } from '../body/body-shape';
import { pageFields } from '../rows/page-settings';

const quantity = { kind: 'whole', help: 'How many pieces.', min: 1, max: 100_000, example: 5 } as const;

const productId = {
  kind: 'text',
  format: 'id',
  help: 'Which product.',
  min: 1,
  max: 64,
  example: 'product-1',
} as const;

export const restockBody = {
  kind: 'object',
  help: 'Pieces that arrive in the store; the first time a product is put there, it gets its row.',
  fields: { quantity },
} as const satisfies ObjectShape;

export const reserveBody = {
  kind: 'object',
  help: 'What to hold back for an order: all of it, or nothing.',
  fields: {
    items: {
      kind: 'list',
      help: 'Products and how many of each; a product named twice is asked for twice.',
      of: { kind: 'object', help: 'One product.', fields: { productId, quantity } },
      min: 1,
      max: 50,
    },
  },
} as const satisfies ObjectShape;

export const stockQuery = {
  kind: 'object',
  help: 'Which products, and in which order.',
  fields: {
    ...pageFields,
    onHandAtMost: {
      kind: 'whole',
      help: 'Only products of which no more than so many are left.',
      min: 0,
      max: 1_000_000_000,
      optional: true,
    },
    sort: {
      kind: 'choice',
      help: 'The order of the list; the product that was put there first, when it is not said.',
      options: ['oldest', 'newest', 'fewest', 'most'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;
