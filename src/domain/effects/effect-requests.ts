import { LIFECYCLES } from '../orders/lifecycles';
import { rowOf } from '../rows/table';
import type { ShopCommand, ShopState } from '../shop';
import type { EffectId } from './effect-settings';
import type { OrderDocument } from './order-document';
import { ordersFor, paymentsFor, referenceOf, reservationsFor, shipmentsFor } from './order-references';

/** What changes data, and so is asked for by a request; looking at a customer does not. */
export type WritingEffect = Exclude<EffectId, 'check-user'>;

/** What is worth more goes by courier. */
const MOST_CENTS_BY_POST = 10_000;

/** The message that tells a customer of the order, and the name under which analytics counts it. */
export const CONFIRMATION = 'order-created';
const SALE = 'order.sold';

/**
 * What a service is asked for about an order. It follows from the document and the reference, so that a request that
 * is made again, after much may have changed, is known as the same.
 */
export function requestOf(
  shop: ShopState,
  effect: WritingEffect,
  document: OrderDocument,
  reference: string,
): ShopCommand {
  switch (effect) {
    case 'create-order':
    case 'confirm-order':
    case 'cancel-order':
      return orderRequest(shop, effect, document, reference);
    case 'reserve-stock':
    case 'send-stock':
    case 'release-stock':
      return stockRequest(effect, document, reference);
    case 'charge': {
      const body = { reference, amountCents: document.totalCents };
      return { service: 'payments', command: { type: 'charge', body } };
    }
    case 'refund':
      return { service: 'payments', command: { type: 'refund', body: { reference } } };
    case 'prepare-shipment': {
      const carrier = document.totalCents > MOST_CENTS_BY_POST ? 'courier' : 'post';
      const body = { reference, carrier, address: document.shippingAddress };
      return { service: 'shipping', command: { type: 'create', body } };
    }
    case 'cancel-shipment':
      return { service: 'shipping', command: { type: 'cancel', body: { reference } } };
    case 'notify': {
      const body = { channel: 'email', template: CONFIRMATION, to: document.email, reference };
      return { service: 'notifications', command: { type: 'send', body } };
    }
    default: {
      const body = { events: [{ name: SALE, value: document.totalCents }] };
      return { service: 'analytics', command: { type: 'record', body } };
    }
  }
}

function orderRequest(
  shop: ShopState,
  effect: 'create-order' | 'confirm-order' | 'cancel-order',
  { orderId, customerId, items, shippingAddress }: OrderDocument,
  id: string,
): ShopCommand {
  if (effect === 'create-order') {
    const body = { orderId: id, customerId, items, shippingAddress };
    return { service: 'orders', command: { type: 'create', customer: 'unchecked', body } };
  }
  if (effect === 'cancel-order') {
    return { service: 'orders', command: { type: 'cancel', id, body: { reason: 'taken back' } } };
  }
  const order = rowOf(shop.orders.data.orders, id);
  switch (order?.lifecycle) {
    case 'confirmation':
      return { service: 'orders', command: { type: 'confirm', id } };
    case 'submission':
      return { service: 'orders', command: { type: 'submit', id } };
    default: {
      // An order keeps the payment that it was paid with, and so does the request when it comes again.
      const charged = paymentsFor(shop, orderId).find(({ status }) => status === 'charged');
      const body = { paymentId: order?.paymentId ?? charged?.id ?? orderId };
      return { service: 'orders', command: { type: 'pay', id, body } };
    }
  }
}

function stockRequest(
  effect: 'reserve-stock' | 'send-stock' | 'release-stock',
  document: OrderDocument,
  id: string,
): ShopCommand {
  if (effect !== 'reserve-stock') {
    return { service: 'inventory', command: { type: effect === 'send-stock' ? 'confirm' : 'release', id } };
  }
  const items = document.items.map(({ productId, quantity }) => ({ productId, quantity }));
  return { service: 'inventory', command: { type: 'reserve', id, body: { items } } };
}

/**
 * Which reference a request is about at a service that keeps no keys. It cannot know that it did the same before, so
 * it does it once more; and what is to be taken back is the first that is not taken back yet.
 */
export function nextReference(shop: ShopState, effect: WritingEffect, orderId: string): string {
  switch (effect) {
    case 'create-order':
      return referenceOf(orderId, ordersFor(shop, orderId).length + 1);
    case 'confirm-order':
    case 'cancel-order':
      return orderToMove(shop, effect, orderId) ?? orderId;
    case 'reserve-stock':
      return referenceOf(orderId, reservationsFor(shop, orderId).length + 1);
    case 'send-stock':
    case 'release-stock':
      return reservationToMove(shop, orderId) ?? orderId;
    case 'charge': {
      const payments = paymentsFor(shop, orderId);
      const declined = payments.find(({ status }) => status === 'declined');
      return declined?.reference ?? referenceOf(orderId, payments.length + 1);
    }
    case 'refund':
      return paymentsFor(shop, orderId).find(({ status }) => status === 'charged')?.reference ?? orderId;
    case 'prepare-shipment':
      return referenceOf(orderId, shipmentsFor(shop, orderId).length + 1);
    case 'cancel-shipment':
      return shipmentsFor(shop, orderId).find(({ status }) => status !== 'cancelled')?.reference ?? orderId;
    default:
      return orderId;
  }
}

function orderToMove(
  shop: ShopState,
  effect: 'confirm-order' | 'cancel-order',
  orderId: string,
): string | undefined {
  const orders = ordersFor(shop, orderId).filter(({ status }) => status !== 'cancelled');
  if (effect === 'cancel-order') return orders.at(0)?.id;
  const fresh = orders.find(({ lifecycle, status }) => status === LIFECYCLES[lifecycle].first);
  return (fresh ?? orders.at(0))?.id;
}

/** What is still held comes first; what has gone out can neither go out nor come back, and says so. */
function reservationToMove(shop: ShopState, orderId: string): string | undefined {
  const reservations = reservationsFor(shop, orderId);
  const held = reservations.find(({ status }) => status === 'held');
  return (held ?? reservations.find(({ status }) => status === 'confirmed'))?.id;
}
