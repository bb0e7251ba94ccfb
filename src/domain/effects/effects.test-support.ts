import { defaultsOf } from '../../base/check-settings';
import type { Context } from '../context';
import { deepFrozen, ordinary } from '../given.test-support';
import type { ShopEvent, ShopState } from '../shop';
import type { ShopSettings } from '../shop-settings';
import { carryOut, type ActKeys } from './carry-out';
import { startFields, type EffectId, type StartSettings } from './effect-settings';
import { orderDocument, type OrderDocument } from './order-document';
import { startShop } from './start-shop';

export const startSettings: ShopSettings & StartSettings = {
  ...defaultsOf(startFields),
  ...ordinary.settings,
  products: 3,
  customers: 4,
};

/** Two pieces of product-1 at 1,450 cents, ordered by the second customer. */
export const order17: OrderDocument = orderDocument({
  orderId: 'web-17',
  customer: 2,
  product: 1,
  draw: () => 0.5,
});

export type Handled = ReturnType<typeof carryOut>;

/** A shop in which acts are carried out one after the other. */
export class ActedShop {
  shop: ShopState;
  readonly events: ShopEvent[] = [];
  readonly context: Context;

  constructor(settings = startSettings, draw: (purpose: string) => number = ordinary.draw) {
    this.context = { now: 1000, draw, settings };
    this.shop = deepFrozen(startShop(settings, draw).shop);
  }

  act(effect: EffectId, keys: ActKeys | null = null, document = order17): Handled {
    const handled = carryOut(this.shop, effect, document, keys, this.context);
    this.shop = deepFrozen(handled.shop);
    this.events.push(...handled.events);
    return handled;
  }

  /** All of them without keys. */
  acts(...effects: readonly EffectId[]): this {
    for (const effect of effects) this.act(effect);
    return this;
  }
}

/** The keys of an act: by its effect, since in these tests a saga does each once. */
export function keysOf(effect: EffectId, undone?: EffectId, orderId = 'web-17'): ActKeys {
  return { own: `${orderId}/${effect}`, undone: undone === undefined ? '' : `${orderId}/${undone}` };
}

export function typesOf(events: readonly ShopEvent[]): readonly string[] {
  return events.map(({ event }) => event.type);
}
