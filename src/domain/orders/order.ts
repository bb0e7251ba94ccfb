import type { Time } from '../../base/time';
import type { Address, Carrier } from '../address-settings';
import type { BodyOf } from '../body/body-shape';
import { NO_TABLE, type Table } from '../rows/table';
import type { itemBody } from './body-settings';
import type { Lifecycle, OrderStatus } from './lifecycles';

export type OrderItem = BodyOf<typeof itemBody> & {
  /** Counted within the order, and never given twice in it. */
  readonly itemId: string;
};

export type Order = {
  readonly id: string;
  /** The life that the order began with; a shop that changes its mind does not change orders under way. */
  readonly lifecycle: Lifecycle;
  readonly status: OrderStatus;
  readonly customerId: string;
  readonly items: readonly OrderItem[];
  /** How many lines the order ever had, from which the id of the next follows. */
  readonly itemCount: number;
  /** The sum of unit price x quantity, in whole cents. */
  readonly totalCents: number;
  readonly shippingAddress: Address | null;
  readonly paymentId: string | null;
  readonly carrier: Carrier | null;
  readonly trackingNumber: string | null;
  readonly cancelReason: string | null;
  readonly createdAt: Time;
  readonly updatedAt: Time;
  readonly version: number;
};

export interface OrdersState {
  readonly orders: Table<Order>;
}

export const NO_ORDERS: OrdersState = { orders: NO_TABLE };

/**
 * What the user service said of the customer. Asking it is up to whoever sends the command: this service sees its
 * own data only.
 */
export type CustomerCheck = 'known' | 'unknown' | 'unchecked';

export type OrderCommand =
  | { readonly type: 'create'; readonly body: unknown; readonly customer: CustomerCheck }
  | {
      readonly type: 'add-item' | 'remove-item' | 'set-address' | 'pay' | 'ship' | 'cancel';
      readonly id: string;
      readonly body: unknown;
    }
  | { readonly type: 'confirm' | 'submit' | 'deliver'; readonly id: string };

type About = {
  readonly id: string;
  readonly at: Time;
};

export type OrderCreated = About & {
  readonly type: 'order.created';
  readonly lifecycle: Lifecycle;
  readonly status: OrderStatus;
  readonly customerId: string;
  readonly items: readonly OrderItem[];
  readonly shippingAddress: Address | null;
};

/** Each says in which state it left the order, so that replaying needs no table of moves. */
export type OrderMoved = About & { readonly status: OrderStatus } & (
    | { readonly type: 'order.item-added'; readonly item: OrderItem }
    | { readonly type: 'order.item-removed'; readonly itemId: string }
    | { readonly type: 'order.address-set'; readonly address: Address }
    | { readonly type: 'order.paid'; readonly paymentId: string }
    | { readonly type: 'order.confirmed' | 'order.submitted' | 'order.delivered' }
    | {
        readonly type: 'order.shipped';
        readonly trackingNumber: string;
        readonly carrier: Carrier | null;
      }
    | { readonly type: 'order.cancelled'; readonly reason: string | null }
  );

export type OrderEvent = OrderCreated | OrderMoved;
