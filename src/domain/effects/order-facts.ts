import type { ReservationLine, ReservationStatus } from '../inventory/stock';
import type { OrderStatus } from '../orders/lifecycles';
import { eachRow } from '../rows/rows';
import type { ShopState } from '../shop';
import { CONFIRMATION } from './effect-requests';
import { ordersFor, paymentsFor, reservationsFor, shipmentsFor } from './order-references';

/** What the data of all services say about one order. In force is what was not taken back. */
export interface OrderFacts {
  /** Of the first order in force, or else of the last one; null when there never was any. */
  readonly order: OrderStatus | null;
  /** Orders in force: more than one when a request was taken for two. */
  readonly orders: number;
  readonly chargedCents: number;
  readonly refundedCents: number;
  /** Charges in force. */
  readonly charges: number;
  readonly reservation: 'none' | ReservationStatus;
  /** Reservations that are held or have gone out. */
  readonly reservations: number;
  /** What they hold or have sent out, each by itself. */
  readonly lines: readonly ReservationLine[];
  /** Parcels that were not taken back. */
  readonly shipments: number;
  /** Confirmations among the messages that are still known. */
  readonly notifications: number;
}

export function orderFacts(shop: ShopState, orderId: string): OrderFacts {
  const orders = ordersFor(shop, orderId);
  const ordersInForce = orders.filter(({ status }) => status !== 'cancelled');
  const payments = paymentsFor(shop, orderId).filter(({ status }) => status !== 'declined');
  const refunded = payments.filter(({ status }) => status === 'refunded');
  const reservations = reservationsFor(shop, orderId);
  const reservationsInForce = reservations.filter(({ status }) => status !== 'released');
  return {
    order: (ordersInForce.at(0) ?? orders.at(-1))?.status ?? null,
    orders: ordersInForce.length,
    chargedCents: sumOfCents(payments),
    refundedCents: sumOfCents(refunded),
    charges: payments.length - refunded.length,
    reservation: (reservationsInForce.at(0) ?? reservations.at(-1))?.status ?? 'none',
    reservations: reservationsInForce.length,
    lines: reservationsInForce.flatMap(({ lines }) => lines),
    shipments: shipmentsFor(shop, orderId).filter(({ status }) => status !== 'cancelled').length,
    notifications: confirmationsOf(shop, orderId),
  };
}

function sumOfCents(payments: readonly { readonly amountCents: number }[]): number {
  return payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

function confirmationsOf({ notifications }: ShopState, orderId: string): number {
  let count = 0;
  for (const rows of [notifications.data.log.older, notifications.data.log.younger]) {
    eachRow(rows, ({ reference, template }) => {
      if (reference === orderId && template === CONFIRMATION) count += 1;
    });
  }
  return count;
}
