import type { Time } from '../../base/time';
import type { OrderStatus } from '../orders/lifecycles';
import type { OrderCreated, OrderEvent, OrderItem, OrderMoved } from '../orders/order';
import { NO_TABLE, withRow, type Table } from '../rows/table';
import { isNewRow, rowToChange } from './changed-row';
import { numberIn, textIn, type FoundRow } from './looked-up';

/** An order with the names that customers and products had when it was made. */
export type OrderRow = {
  readonly id: string;
  readonly position: number;
  readonly status: OrderStatus;
  readonly customerId: string;
  readonly customerName: string | null;
  readonly items: readonly OrderRowItem[];
  readonly totalCents: number;
  readonly createdAt: Time;
  readonly updatedAt: Time;
};

export type OrderRowItem = OrderItem & {
  readonly productName: string | null;
  /** What a piece cost in the catalogue at that time. */
  readonly priceCents: number | null;
};

/** Orders with all that a page about one of them shows, so that reading it asks nobody else. */
export interface OrdersView {
  readonly kind: 'orders';
  readonly orders: Table<OrderRow>;
}

export const ordersView: OrdersView = { kind: 'orders', orders: NO_TABLE };

export function projectOrder(
  view: OrdersView,
  event: OrderEvent,
  position: number,
  found: FoundRow,
): OrdersView {
  if (event.type === 'order.created') {
    if (!isNewRow(view.orders, event.id)) return view;
    return { ...view, orders: withRow(view.orders, newRow(event, position, found)) };
  }
  const before = rowToChange(view.orders, event.id, position);
  if (before === undefined) return view;
  const items = itemsAfter(before.items, event, found);
  const row = { ...before, position, status: event.status, items, totalCents: totalOf(items) };
  return { ...view, orders: withRow(view.orders, { ...row, updatedAt: event.at }) };
}

function newRow(event: OrderCreated, position: number, found: FoundRow): OrderRow {
  const { id, status, customerId, at } = event;
  const items = event.items.map((item) => itemOf(item, found));
  return {
    id,
    position,
    status,
    customerId,
    customerName: textIn(found({ service: 'users', id: customerId }), 'name'),
    items,
    totalCents: totalOf(items),
    createdAt: at,
    updatedAt: at,
  };
}

function itemsAfter(
  items: readonly OrderRowItem[],
  event: OrderMoved,
  found: FoundRow,
): readonly OrderRowItem[] {
  if (event.type === 'order.item-added') return [...items, itemOf(event.item, found)];
  if (event.type !== 'order.item-removed') return items;
  return items.filter(({ itemId }) => itemId !== event.itemId);
}

function itemOf(item: OrderItem, found: FoundRow): OrderRowItem {
  const product = found({ service: 'products', id: item.productId });
  return { ...item, productName: textIn(product, 'name'), priceCents: numberIn(product, 'priceCents') };
}

function totalOf(items: readonly OrderItem[]): number {
  return items.reduce((sum, { unitPriceCents, quantity }) => sum + unitPriceCents * quantity, 0);
}
