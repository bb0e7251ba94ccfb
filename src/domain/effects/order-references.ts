import { reservationOf } from '../inventory/service';
import type { Reservation } from '../inventory/stock';
import type { Order } from '../orders/order';
import { paymentFor } from '../payments/decide';
import type { Payment } from '../payments/payment';
import { rowOf } from '../rows/table';
import type { Shipment } from '../shipping/shipment';
import { shipmentFor } from '../shipping/decide';
import type { ShopState } from '../shop';

/**
 * What a service did for an order goes by the id of the order; what it did for it once more by "<order>:2" and so on.
 * No id of a scenario has a colon in it, so the order is told from the reference alone.
 */
export function referenceOf(orderId: string, count: number): string {
  return count === 1 ? orderId : `${orderId}:${count}`;
}

export function orderOfReference(reference: string): string {
  return reference.replace(/:(?:[2-9]|[1-9]\d+)$/, '');
}

export function ordersFor({ orders }: ShopState, orderId: string): readonly Order[] {
  return rowsFor(orderId, (id) => rowOf(orders.data.orders, id));
}

export function paymentsFor({ payments }: ShopState, orderId: string): readonly Payment[] {
  return rowsFor(orderId, (reference) => paymentFor(payments.data, reference));
}

export function reservationsFor({ inventory }: ShopState, orderId: string): readonly Reservation[] {
  return rowsFor(orderId, (id) => reservationOf(inventory.data, id));
}

export function shipmentsFor({ shipping }: ShopState, orderId: string): readonly Shipment[] {
  return rowsFor(orderId, (reference) => shipmentFor(shipping.data, reference));
}

/** References are given without gaps, so the first that nothing goes by is the end. */
function rowsFor<Row>(orderId: string, find: (reference: string) => Row | undefined): readonly Row[] {
  const rows: Row[] = [];
  let row = find(orderId);
  while (row !== undefined) {
    rows.push(row);
    row = find(referenceOf(orderId, rows.length + 1));
  }
  return rows;
}
