import type { Address } from '../address-settings';
import type { Category } from '../products/product';

/** Names that nobody bears in particular, from many places, since customers come from many places. */
export const GIVEN_NAMES = [
  'Ines',
  'Tomasz',
  'Leila',
  'Arjun',
  'Sofie',
  'Mateo',
  'Aoife',
  'Henrik',
  'Chiara',
  'Kwame',
  'Noor',
  'Elliot',
] as const;

export const FAMILY_NAMES = [
  'Okafor',
  'Lindqvist',
  'Moreno',
  'Byrne',
  'Castellani',
  'Nair',
  'Kowalczyk',
  'Haddad',
  'Visser',
  'Almeida',
  'Thorne',
  'Rousseau',
] as const;

interface SampleProduct {
  readonly name: string;
  readonly category: Category;
  readonly priceCents: number;
  readonly description: string;
}

export const SAMPLE_PRODUCTS: readonly SampleProduct[] = [
  {
    name: 'Enamel mug',
    category: 'kitchen',
    priceCents: 1450,
    description: 'Holds a third of a litre and survives a campfire.',
  },
  {
    name: 'Cast-iron pan',
    category: 'kitchen',
    priceCents: 5900,
    description: 'Twenty-six centimetres across, for life.',
  },
  {
    name: 'Linen tea towel',
    category: 'kitchen',
    priceCents: 1200,
    description: 'Woven thick, dries fast.',
  },
  {
    name: 'Watering can',
    category: 'garden',
    priceCents: 3400,
    description: 'Seven litres with a fine rose.',
  },
  {
    name: 'Bulb planter',
    category: 'garden',
    priceCents: 1890,
    description: 'Cuts a round hole and lets go of the soil.',
  },
  {
    name: 'Desk lamp',
    category: 'office',
    priceCents: 7900,
    description: 'Warm light on an arm that stays where it is put.',
  },
  {
    name: 'Dotted notebook',
    category: 'office',
    priceCents: 990,
    description: 'A hundred and sixty pages that lie flat.',
  },
  {
    name: 'Atlas of coastlines',
    category: 'books',
    priceCents: 4200,
    description: 'Every harbour wall that is worth a visit.',
  },
  {
    name: 'The quiet breaker',
    category: 'books',
    priceCents: 1600,
    description: 'A short novel about a lighthouse and a fuse box.',
  },
  {
    name: 'Wooden tram',
    category: 'toys',
    priceCents: 2750,
    description: 'Two carriages and a bell.',
  },
];

export const SAMPLE_ADDRESSES: readonly Address[] = [
  { street: '8 Harbour Lane', postcode: 'PL1 3RT', city: 'Plymouth', country: 'GB' },
  { street: 'Storgatan 41', postcode: '903 26', city: 'Umeå', country: 'SE' },
  { street: 'Rua do Carmo 17', postcode: '1200-093', city: 'Lisboa', country: 'PT' },
  { street: 'ul. Długa 5', postcode: '80-831', city: 'Gdańsk', country: 'PL' },
  { street: 'Lange Nieuwstraat 62', postcode: '3512 PL', city: 'Utrecht', country: 'NL' },
];
