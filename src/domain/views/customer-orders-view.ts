import type { Time } from '../../base/time';
import type { OrderStatus } from '../orders/lifecycles';
import type { OrderEvent, OrderItem } from '../orders/order';
import { appended, NO_ROWS, type Rows } from '../rows/rows';
import { NO_TABLE, withRow, type Table } from '../rows/table';
import { NO_TEXTS, valueOf, withValue, type TextMap } from '../rows/text-map';
import { isNewRow, rowToChange } from './changed-row';

/** What a list of orders says of each. */
export type CustomerOrderRow = {
  readonly id: string;
  readonly position: number;
  readonly customerId: string;
  readonly status: OrderStatus;
  readonly lines: readonly Line[];
  readonly totalCents: number;
  readonly createdAt: Time;
};

type Line = Pick<OrderItem, 'itemId'> & { readonly cents: number };

/** The orders of each customer. */
export interface CustomerOrdersView {
  readonly kind: 'customer-orders';
  readonly orders: Table<CustomerOrderRow>;
  /** The ids of the orders of each customer, the oldest first. */
  readonly byCustomer: TextMap<Rows<string>>;
}

export const customerOrdersView: CustomerOrdersView = {
  kind: 'customer-orders',
  orders: NO_TABLE,
  byCustomer: NO_TEXTS,
};

export function projectCustomerOrder(
  view: CustomerOrdersView,
  event: OrderEvent,
  position: number,
): CustomerOrdersView {
  if (event.type === 'order.created') {
    const { id, customerId, status, at } = event;
    if (!isNewRow(view.orders, id)) return view;
    const lines = event.items.map(lineOf);
    const row = { id, position, customerId, status, lines, totalCents: totalOf(lines), createdAt: at };
    const known = valueOf(view.byCustomer, customerId) ?? NO_ROWS;
    const byCustomer = withValue(view.byCustomer, customerId, appended<string>(known, id));
    return { ...view, orders: withRow(view.orders, row), byCustomer };
  }
  const before = rowToChange(view.orders, event.id, position);
  if (before === undefined) return view;
  const lines = linesAfter(before.lines, event);
  const row = { ...before, position, status: event.status, lines, totalCents: totalOf(lines) };
  return { ...view, orders: withRow(view.orders, row) };
}

function linesAfter(lines: readonly Line[], event: OrderEvent): readonly Line[] {
  if (event.type === 'order.item-added') return [...lines, lineOf(event.item)];
  return event.type === 'order.item-removed' ? lines.filter(({ itemId }) => itemId !== event.itemId) : lines;
}

function lineOf({ itemId, unitPriceCents, quantity }: OrderItem): Line {
  return { itemId, cents: unitPriceCents * quantity };
}

function totalOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { cents }) => sum + cents, 0);
}
