import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Decided } from '../domain-problem';
import { byField, pageOf, type Page, type Sort } from '../rows/page';
import { rowOf } from '../rows/table';
import type { Service } from '../service';
import { ordersQuery } from './body-settings';
import { decideOrders } from './decide';
import { evolveOrders } from './evolve';
import { NO_ORDERS, type Order, type OrderCommand, type OrderEvent, type OrdersState } from './order';

export const orders: Service<OrdersState, OrderCommand, OrderEvent, Order> = {
  empty: NO_ORDERS,
  decide: decideOrders,
  evolve: evolveOrders,
  answer: (state, command, events) => {
    const id = command.type === 'create' ? events.at(0)?.id : command.id;
    return ok(id === undefined ? null : (rowOf(state.orders, id) ?? null));
  },
  find: (state, id) => rowOf(state.orders, id),
  list: listOrders,
};

const SORTS = {
  newest: 'newest',
  oldest: 'oldest',
  dearest: byField((order) => order.totalCents, true),
  cheapest: byField((order) => order.totalCents),
} as const satisfies Record<string, Sort<Order>>;

function listOrders(state: OrdersState, query: unknown): Decided<Page<Order>> {
  const read = readBody(ordersQuery, query);
  if (!read.ok) return read;
  const { customerId, status, sort = 'newest', ...request } = read.value;
  if (customerId === undefined && status === undefined) {
    return ok(pageOf(state.orders.rows, request, SORTS[sort]));
  }
  const matches = (order: Order): boolean =>
    (customerId === undefined || order.customerId === customerId) &&
    (status === undefined || order.status === status);
  return ok(pageOf(state.orders.rows, request, SORTS[sort], matches));
}
