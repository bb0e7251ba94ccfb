import type { ObjectShape } from '../body/body-shape';
import { pageFields, searchField } from '../rows/page-settings';

const name = {
  kind: 'text',
  format: 'line',
  help: 'What the product is called.',
  min: 1,
  max: 120,
  example: 'Enamel mug',
} as const;

const category = {
  kind: 'choice',
  help: 'The shelf on which the product stands.',
  options: ['kitchen', 'garden', 'office', 'books', 'toys'],
} as const;

const priceCents = {
  kind: 'money',
  help: 'The price of one piece.',
  min: 1,
  max: 100_000_000,
  example: 1450,
} as const;

const description = {
  kind: 'text',
  format: 'lines',
  help: 'What a customer may want to know.',
  min: 1,
  max: 2000,
  optional: true,
} as const;

export const createProductBody = {
  kind: 'object',
  help: 'A new product.',
  fields: { name, category, priceCents, description },
} as const satisfies ObjectShape;

export const updateProductBody = {
  kind: 'object',
  help: 'What is to change of a product; what is left out stays. At least one field is needed.',
  fields: {
    name: { ...name, optional: true },
    category: { ...category, optional: true },
    description,
  },
} as const satisfies ObjectShape;

export const changePriceBody = {
  kind: 'object',
  help: 'A new price; orders that were made before keep the old one.',
  fields: { priceCents },
} as const satisfies ObjectShape;

export const productsQuery = {
  kind: 'object',
  help: 'Which products, and in which order.',
  fields: {
    ...pageFields,
    search: searchField,
    category: { ...category, optional: true },
    sort: {
      kind: 'choice',
      help: 'The order of the list; the oldest product first when it is not said.',
      options: ['oldest', 'newest', 'name', 'cheapest', 'dearest'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;
