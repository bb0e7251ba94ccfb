import type { BodyOf, ObjectShape } from './body/body-shape';

/** Where parcels go: orders and shipments have the same. */
export const addressShape = {
  kind: 'object',
  help: 'Where the parcel goes.',
  fields: {
    street: {
      kind: 'text',
      format: 'line',
      help: 'Street and number.',
      min: 1,
      max: 120,
      example: '8 Harbour Lane',
    },
    postcode: { kind: 'text', format: 'line', help: 'Postal code.', min: 1, max: 12, example: 'PL1 3RT' },
    city: { kind: 'text', format: 'line', help: 'Town or city.', min: 1, max: 80, example: 'Plymouth' },
    country: {
      kind: 'choice',
      help: 'Country, as a code of two letters.',
      options: ['DE', 'ES', 'FR', 'GB', 'IE', 'IN', 'IT', 'NL', 'NO', 'PL', 'PT', 'SE', 'US'],
      example: 'GB',
    },
  },
} as const satisfies ObjectShape;

export type Address = BodyOf<typeof addressShape>;

/** Who carries parcels. */
export const carrierShape = {
  kind: 'choice',
  help: 'Who carries the parcel.',
  options: ['post', 'courier', 'freight'],
} as const;

export type Carrier = BodyOf<typeof carrierShape>;
