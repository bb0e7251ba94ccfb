import { ensure } from '../../base/assert';
import type { JsonValue } from '../../base/json';
import type { Context } from '../context';
import type { Decided } from '../domain-problem';
import { decideShop } from '../handle-request';
import type { Stock } from '../inventory/stock';
import type { Order } from '../orders/order';
import { existingRow, NO_TABLE, rowOf, withRow } from '../rows/table';
import { EMPTY_SHOP, evolveShop, type ShopEvent, type ShopState } from '../shop';
import type { DecidedEffect } from './decided-effects';
import { requestOf } from './effect-requests';
import { EFFECTS } from './effect-settings';
import type { OrderDocument } from './order-document';

/** What an effect that somebody else than the owner decides about looks at: the stock of a product, or an order. */
export type DecidedRow = Stock | Order;

/** A row as whoever loads it is told, with its version; there is no version of what is not there. */
export type LoadedRow = { readonly row: DecidedRow | null; readonly version: number };

export function loadedRow(shop: ShopState, effect: DecidedEffect, document: OrderDocument): LoadedRow {
  const row = rowIn(shop, effect, document) ?? null;
  return { row, version: row?.version ?? 0 };
}

/** Which row that is: what another one has to touch as well to be in the way. */
export function rowName(effect: DecidedEffect, document: OrderDocument): string {
  return `${EFFECTS[effect].service}/${effect === 'reserve-stock' ? productOf(document) : document.orderId}`;
}

/**
 * What follows by the row that was loaded, and by nothing else: whether the same was done before, or whether there is a
 * payment, is not known to whoever decides.
 */
export function decideUpon(
  row: DecidedRow | null,
  effect: DecidedEffect,
  document: OrderDocument,
  context: Context,
): Decided<readonly ShopEvent[]> {
  const shop = shopWith(row);
  return decideShop(shop, requestOf(shop, effect, document, document.orderId), context);
}

/** The row after an event that was decided upon it. */
export function evolveRow(row: DecidedRow | null, event: ShopEvent): DecidedRow {
  const before = ensure(row ?? undefined, 'the row that an event was decided upon');
  const after = evolveShop(shopWith(before), event);
  const isStock = 'onHand' in before;
  return isStock
    ? existingRow(after.inventory.data.stock, before.id)
    : existingRow(after.orders.data.orders, before.id);
}

/** Whether a document of a run is such a row; only owners write documents with these fields. */
export function isDecidedRow(value: JsonValue): value is DecidedRow {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false;
  return 'onHand' in value || 'lifecycle' in value;
}

function rowIn(shop: ShopState, effect: DecidedEffect, document: OrderDocument): DecidedRow | undefined {
  return effect === 'reserve-stock'
    ? rowOf(shop.inventory.data.stock, productOf(document))
    : rowOf(shop.orders.data.orders, document.orderId);
}

/** An order is about one product; were there more, each would have a row of its own to be decided about. */
function productOf({ items }: OrderDocument): string {
  return items[0].productId;
}

/** A shop of which nothing is known but one row. */
function shopWith(row: DecidedRow | null): ShopState {
  if (row === null) return EMPTY_SHOP;
  const { inventory, orders } = EMPTY_SHOP;
  if ('onHand' in row) {
    const data = { ...inventory.data, stock: withRow<Stock>(NO_TABLE, row) };
    return { ...EMPTY_SHOP, inventory: { ...inventory, data } };
  }
  return { ...EMPTY_SHOP, orders: { ...orders, data: { orders: withRow<Order>(NO_TABLE, row) } } };
}
