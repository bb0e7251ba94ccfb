import type { Address } from '../address-settings';
import type { Category } from '../products/product';
import { FAMILY_NAMES, GIVEN_NAMES, SAMPLE_ADDRESSES, SAMPLE_PRODUCTS } from '../sample/sample-data';

/** Prices rise by a little from series to series, and begin anew after so many. */
const PRICED_SERIES = 20;
const SERIES_STEP_CENTS = 50;

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly address: Address;
}

export interface Goods {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly priceCents: number;
  readonly description: string;
}

/** Customer number n, whose id is what a shop gives to its n-th: also of one whom no shop has enrolled. */
export function customerOf(number: number): Customer {
  const { place, round } = turnOf(number, GIVEN_NAMES.length);
  const family = turnOf(round + 1, FAMILY_NAMES.length);
  const name = `${GIVEN_NAMES[place]} ${FAMILY_NAMES[family.place]}`;
  const mark = family.round === 0 ? '' : String(family.round + 1);
  return {
    id: `user-${number}`,
    name,
    email: `${name.replace(' ', '.')}${mark}@example.com`.toLowerCase(),
    address: SAMPLE_ADDRESSES[turnOf(number, SAMPLE_ADDRESSES.length).place],
  };
}

/** Product number n; the sample products come again in series. */
export function goodsOf(number: number): Goods {
  const { place, round } = turnOf(number, SAMPLE_PRODUCTS.length);
  const { name, category, priceCents, description } = SAMPLE_PRODUCTS[place];
  return {
    id: `product-${number}`,
    name: round === 0 ? name : `${name}, series ${round + 1}`,
    category,
    priceCents: priceCents + SERIES_STEP_CENTS * turnOf(round + 1, PRICED_SERIES).place,
    description,
  };
}

/** Number 1 has the first place of the first round; any whole number has a place. */
function turnOf(number: number, places: number): { readonly place: number; readonly round: number } {
  const round = Math.floor((number - 1) / places);
  return { place: number - 1 - round * places, round };
}
