import { rowOf } from '../rows/table';
import type { ServiceName, ShopEvent, ShopState } from '../shop';
import { orderOfReference } from './order-references';

/** No id has a space, so the stream of the keys of a service is never that of a row. */
const KEYS_STREAM = 'answered keys';

/**
 * The stream in which an event belongs: what happened to one row of one service. A reservation has one as a product
 * has; that requests with keys were answered is the affair of the service as a whole.
 */
export function streamOf({ service, event }: ShopEvent): string {
  return `${service}/${event.type === 'request.answered' ? KEYS_STREAM : event.id}`;
}

/** How the types of the events of each service begin. */
const PREFIXES: Readonly<Record<ServiceName, string>> = {
  users: 'user.',
  products: 'product.',
  orders: 'order.',
  inventory: 'inventory.',
  payments: 'payment.',
  shipping: 'shipment.',
  notifications: 'notification.',
  analytics: 'analytics.',
};

/** Whether something that was written down as an event of a service is one: nobody but its decider writes such types. */
export function isShopEvent(value: {
  readonly service: string;
  readonly event: unknown;
}): value is ShopEvent {
  const { service, event } = value;
  if (!Object.hasOwn(PREFIXES, service) || typeof event !== 'object' || event === null) return false;
  const isKnown = Object.entries(PREFIXES).find(([name]) => name === service);
  return 'type' in event && typeof event.type === 'string' && event.type.startsWith(isKnown?.[1] ?? ' ');
}

/**
 * Which order an event concerns; null where it concerns none, or does not say so. The shop, before or after the event,
 * knows what payments and parcels are for.
 */
export function orderOf({ event }: ShopEvent, shop: ShopState): string | null {
  const reference = referenceIn(event, shop);
  return reference === null ? null : orderOfReference(reference);
}

function referenceIn(event: ShopEvent['event'], shop: ShopState): string | null {
  switch (event.type) {
    case 'payment.charged':
    case 'payment.declined':
    case 'shipment.created':
    case 'notification.sent':
      return event.reference;
    case 'payment.refunded':
      return rowOf(shop.payments.data.payments, event.id)?.reference ?? null;
    case 'shipment.dispatched':
    case 'shipment.delivered':
    case 'shipment.cancelled':
      return rowOf(shop.shipping.data.shipments, event.id)?.reference ?? null;
    case 'inventory.reserved':
    case 'inventory.released':
    case 'inventory.confirmed':
      return event.id;
    default:
      return event.type.startsWith('order.') ? event.id : null;
  }
}
