import { existingRow, withRow } from '../rows/table';
import type { Order, OrderCreated, OrderEvent, OrderItem, OrderMoved, OrdersState } from './order';

export function evolveOrders(state: OrdersState, event: OrderEvent): OrdersState {
  if (event.type === 'order.created') return { orders: withRow(state.orders, newOrder(event)) };
  const before = existingRow(state.orders, event.id);
  const order: Order = {
    ...before,
    ...changesOf(before, event),
    status: event.status,
    updatedAt: event.at,
    version: before.version + 1,
  };
  return { orders: withRow(state.orders, order) };
}

function newOrder(event: OrderCreated): Order {
  const { id, lifecycle, status, customerId, items, shippingAddress, at } = event;
  return {
    id,
    lifecycle,
    status,
    customerId,
    items,
    itemCount: items.length,
    totalCents: totalOf(items),
    shippingAddress,
    paymentId: null,
    carrier: null,
    trackingNumber: null,
    cancelReason: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

function changesOf(before: Order, event: OrderMoved): Partial<Order> {
  switch (event.type) {
    case 'order.item-added': {
      const items = [...before.items, event.item];
      return { items, itemCount: before.itemCount + 1, totalCents: totalOf(items) };
    }
    case 'order.item-removed': {
      const items = before.items.filter((item) => item.itemId !== event.itemId);
      return { items, totalCents: totalOf(items) };
    }
    case 'order.address-set':
      return { shippingAddress: event.address };
    case 'order.paid':
      return { paymentId: event.paymentId };
    case 'order.shipped':
      return { trackingNumber: event.trackingNumber, carrier: event.carrier };
    case 'order.cancelled':
      return { cancelReason: event.reason };
    default:
      return {};
  }
}

/** Fifty lines of a thousand pieces at a million each stay far below 2^53 cents, so the sum is exact. */
function totalOf(items: readonly OrderItem[]): number {
  return items.reduce((sum, item) => sum + item.unitPriceCents * item.quantity, 0);
}
