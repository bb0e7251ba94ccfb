import type { Category, ProductEvent } from '../products/product';
import { NO_TABLE, withRow, type Table } from '../rows/table';
import { isNewRow, rowToChange } from './changed-row';

export type ItemRow = {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly category: Category;
  readonly priceCents: number;
  readonly description: string | null;
  /** It is kept all the same, for an event before that may come again. */
  readonly isDeleted: boolean;
};

/** The items of the catalogue. */
export interface ItemsView {
  readonly kind: 'items';
  readonly items: Table<ItemRow>;
}

export const itemsView: ItemsView = { kind: 'items', items: NO_TABLE };

export function projectItem(view: ItemsView, event: ProductEvent, position: number): ItemsView {
  if (event.type === 'product.created') {
    const { id, name, category, priceCents, description } = event;
    if (!isNewRow(view.items, id)) return view;
    const row = { id, position, name, category, priceCents, description, isDeleted: false };
    return { ...view, items: withRow(view.items, row) };
  }
  const before = rowToChange(view.items, event.id, position);
  if (before === undefined) return view;
  return { ...view, items: withRow(view.items, { ...before, ...changesOf(event), position }) };
}

function changesOf(event: Exclude<ProductEvent, { readonly type: 'product.created' }>): Partial<ItemRow> {
  switch (event.type) {
    case 'product.updated':
      return event.changes;
    case 'product.price-changed':
      return { priceCents: event.toCents };
    default:
      return { isDeleted: true };
  }
}
