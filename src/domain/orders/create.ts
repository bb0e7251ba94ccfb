import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Context } from '../context';
import { invalid, refused, type Decided } from '../domain-problem';
import { fullTable } from '../limits';
import { isCounterId, nextId } from '../rows/counter-ids';
import { rowOf } from '../rows/table';
import { createOrderBody } from './body-settings';
import { LIFECYCLES } from './lifecycles';
import type { CustomerCheck, OrderEvent, OrdersState } from './order';

export function createOrder(
  state: OrdersState,
  body: unknown,
  customer: CustomerCheck,
  { now, settings }: Context,
): Decided<readonly OrderEvent[]> {
  const read = readBody(createOrderBody, body);
  if (!read.ok) return read;
  const { orderId, customerId, items, shippingAddress = null } = read.value;
  const id = orderId ?? nextId('order', state.orders.rows.count);
  if (rowOf(state.orders, id) !== undefined) return refused('conflict', 'Order already exists');
  if (orderId !== undefined && isCounterId('order', orderId)) {
    const expected = 'an id unlike those that the shop gives out';
    return invalid([{ field: '/orderId', expected, got: `"${orderId}"` }]);
  }
  if (customer === 'unknown') {
    const problem = { field: '/customerId', expected: 'the id of a user', got: `"${customerId}"` };
    return invalid([problem], 'User validation failed');
  }
  const { lifecycle } = settings;
  return (
    fullTable(state.orders.rows, 'orders') ??
    ok([
      {
        type: 'order.created',
        id,
        at: now,
        lifecycle,
        status: LIFECYCLES[lifecycle].first,
        customerId,
        items: items.map((item, at) => ({ itemId: nextId('item', at), ...item })),
        shippingAddress,
      },
    ])
  );
}
