import { assert } from '../../base/assert';
import type { ShopEvent, ShopState } from '../shop';
import type { ShopSettings } from '../shop-settings';
import { Keeper } from './keeper';
import { FAMILY_NAMES, GIVEN_NAMES, SAMPLE_PRODUCTS } from './sample-data';
import { placeOrder } from './sample-orders';

const ORDERS = 10;
/** More than an order takes on its way through all services. */
const REQUESTS_AN_ORDER = 14;

/**
 * A shop that has been open for some days: users, products with stock, and orders in several states. Everything is
 * reached by the commands that anybody may send, so it is a shop that could have come about; `events` say how.
 * It lies in the past of a run that begins at 0: its times are negative.
 */
export function sampleShop(
  seed: number,
  settings: ShopSettings,
): { readonly shop: ShopState; readonly events: readonly ShopEvent[] } {
  const requests = GIVEN_NAMES.length + 2 * SAMPLE_PRODUCTS.length + REQUESTS_AN_ORDER * ORDERS;
  const keeper = new Keeper(seed, settings, requests);
  enrol(keeper);
  stockUp(keeper);
  for (let number = 1; number <= ORDERS; number += 1) placeOrder(keeper, number);
  assert(keeper.now <= 0, `the sample shop ends ${keeper.now} ns after the run has begun`);
  return { shop: keeper.shop, events: keeper.events };
}

/** Given names in their order, family names in an order that the seed chooses: no name comes twice. */
function enrol(keeper: Keeper): void {
  const families: string[] = [...FAMILY_NAMES];
  for (const [at, given] of GIVEN_NAMES.entries()) {
    const [family] = families.splice(keeper.pick(`family/${at}`, families.length), 1);
    const body = { name: `${given} ${family}`, email: `${given}.${family}@example.com`.toLowerCase() };
    keeper.ask({ service: 'users', command: { type: 'create', body } });
  }
}

function stockUp(keeper: Keeper): void {
  for (const [at, body] of SAMPLE_PRODUCTS.entries()) {
    const id = `product-${at + 1}`;
    const quantity = 20 + keeper.pick(`stock/${at}`, 60);
    keeper.ask({ service: 'products', command: { type: 'create', body } });
    keeper.ask({ service: 'inventory', command: { type: 'restock', id, body: { quantity } } });
  }
}
