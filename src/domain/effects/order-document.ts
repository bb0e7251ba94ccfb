import type { JsonValue } from '../../base/json';
import type { Address } from '../address-settings';
import { customerOf, goodsOf } from './shop-goods';

/** What is handed from call to call about one order: all that any service has to know of it. Plain JSON. */
export type OrderDocument = {
  readonly orderId: string;
  readonly customerId: string;
  readonly items: readonly OrderedItem[];
  readonly totalCents: number;
  readonly shippingAddress: Address;
  readonly email: string;
};

/** Whether a document of a run is one of an order; only whoever makes these writes documents with such an id. */
export function isOrderDocument(value: JsonValue): value is OrderDocument {
  return typeof value === 'object' && value !== null && 'orderId' in value && 'totalCents' in value;
}

export type OrderedItem = {
  readonly productId: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
};

interface AboutOrder {
  readonly orderId: string;
  /** Customer n is "user-n", and product n is "product-n". */
  readonly customer: number;
  readonly product: number;
  readonly draw: (purpose: string) => number;
}

const MOST_PIECES = 3;

export function orderDocument({ orderId, customer, product, draw }: AboutOrder): OrderDocument {
  const { id: customerId, address, email } = customerOf(customer);
  const { id: productId, priceCents } = goodsOf(product);
  const quantity = 1 + Math.floor(draw('order/quantity') * MOST_PIECES);
  return {
    orderId,
    customerId,
    items: [{ productId, quantity, unitPriceCents: priceCents }],
    totalCents: quantity * priceCents,
    shippingAddress: address,
    email,
  };
}
