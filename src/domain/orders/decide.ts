import { ok } from '../../base/result';
import type { Context } from '../context';
import { notFound, refused, type Decided } from '../domain-problem';
import { rowOf } from '../rows/table';
import { createOrder } from './create';
import { outcomeOf } from './lifecycles';
import { moveEvent } from './move-event';
import type { OrderCommand, OrderEvent, OrdersState } from './order';

export function decideOrders(
  state: OrdersState,
  command: OrderCommand,
  context: Context,
): Decided<readonly OrderEvent[]> {
  if (command.type === 'create') return createOrder(state, command.body, command.customer, context);
  const order = rowOf(state.orders, command.id);
  if (order === undefined) {
    // A saga also takes back what it never did; there is nothing to undo then, which is fine.
    return command.type === 'cancel' ? ok([]) : notFound('order', command.id);
  }
  const outcome = outcomeOf(order.lifecycle, order.status, command.type);
  const status = outcome.kind === 'leads' ? outcome.to : order.status;
  const event = moveEvent(order, command, { id: order.id, at: context.now, status });
  // What is wrong with the body comes before what is wrong with the moment: it stays wrong.
  if (!event.ok && event.error.kind === 'validation') return event;
  if (outcome.kind === 'refused') return refused('not-allowed', outcome.message);
  if (outcome.kind === 'done') return ok([]);
  return event.ok ? ok([event.value]) : event;
}
