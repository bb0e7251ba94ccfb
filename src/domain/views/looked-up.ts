import type { JsonValue } from '../../base/json';
import type { ShopEvent } from '../shop';
import type { LookedUp, ViewKind } from './view-settings';

/** A row that a read model wants to see while it handles an event. */
export interface Lookup {
  readonly service: LookedUp;
  readonly id: string;
}

/** What came of the lookups: the row as its owner gave it; null where there is none, or nobody was asked. */
export type FoundRow = (lookup: Lookup) => JsonValue;

/** Which rows an event names that a read model shows more of than their ids. Each once. */
export function lookupsOf(kind: ViewKind, { event }: ShopEvent): readonly Lookup[] {
  if (kind !== 'orders') return [];
  if (event.type === 'order.item-added') return [productOf(event.item)];
  if (event.type !== 'order.created') return [];
  const products = new Map(event.items.map((item) => [item.productId, productOf(item)]));
  return [{ service: 'users', id: event.customerId }, ...products.values()];
}

function productOf({ productId }: { readonly productId: string }): Lookup {
  return { service: 'products', id: productId };
}

/** A text of a row that was looked up; null where it has none. */
export function textIn(row: JsonValue, field: string): string | null {
  const value = fieldIn(row, field);
  return typeof value === 'string' ? value : null;
}

export function numberIn(row: JsonValue, field: string): number | null {
  const value = fieldIn(row, field);
  return typeof value === 'number' ? value : null;
}

function fieldIn(row: JsonValue, field: string): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  return new Map<string, unknown>(Object.entries(row)).get(field);
}
