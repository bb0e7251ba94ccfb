import { assert } from '../../base/assert';
import { handleRequest } from '../handle-request';
import { EMPTY_SHOP, type ShopCommand, type ShopEvent, type ShopState } from '../shop';
import type { ShopSettings } from '../shop-settings';
import type { StartSettings } from './effect-settings';
import { customerOf, goodsOf } from './shop-goods';

/** The shop that a run begins with: customers, products and stock, by commands that anybody may send, at moment 0. */
export function startShop(
  settings: ShopSettings & StartSettings,
  draw: (purpose: string) => number,
): { readonly shop: ShopState; readonly events: readonly ShopEvent[] } {
  const events: ShopEvent[] = [];
  let shop = EMPTY_SHOP;
  for (const request of openingRequests(settings)) {
    const handled = handleRequest(shop, request, { now: 0, draw, settings });
    assert(handled.answer.ok, `the shop opens with "${request.service}/${request.command.type}" refused`);
    shop = handled.shop;
    events.push(...handled.events);
  }
  return { shop, events };
}

function* openingRequests({ customers, products, stockEach }: StartSettings): Generator<ShopCommand> {
  for (let number = 1; number <= customers; number += 1) {
    const { name, email } = customerOf(number);
    yield { service: 'users', command: { type: 'create', body: { name, email } } };
  }
  for (let number = 1; number <= products; number += 1) {
    const { id, ...body } = goodsOf(number);
    yield { service: 'products', command: { type: 'create', body } };
    if (stockEach === 0) continue;
    yield { service: 'inventory', command: { type: 'restock', id, body: { quantity: stockEach } } };
  }
}
