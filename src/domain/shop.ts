import type { Time } from '../base/time';
import { analytics } from './analytics/service';
import type {
  AnalyticsCommand,
  AnalyticsEvent,
  AnalyticsState,
  NameCount,
  Receipt,
} from './analytics/events';
import { NO_KEYS, withAnswered, type Answered, type AnsweredKeys } from './answered-keys';
import { inventory } from './inventory/service';
import type { InventoryCommand, InventoryEvent, InventoryState, Reservation, Stock } from './inventory/stock';
import { notifications } from './notifications/service';
import type {
  Notification,
  NotificationCommand,
  NotificationEvent,
  NotificationsState,
} from './notifications/notification';
import type { Order, OrderCommand, OrderEvent, OrdersState } from './orders/order';
import { orders } from './orders/service';
import type { Payment, PaymentCommand, PaymentEvent, PaymentsState } from './payments/payment';
import { payments } from './payments/service';
import type { Product, ProductCommand, ProductEvent, ProductsState } from './products/product';
import { products } from './products/service';
import type { Service } from './service';
import { shipping } from './shipping/service';
import type { Shipment, ShippingCommand, ShippingEvent, ShippingState } from './shipping/shipment';
import { users } from './users/service';
import type { User, UserCommand, UserEvent, UsersState } from './users/user';

/** What each service of the shop is made of. */
export interface Parts {
  users: Part<UsersState, UserCommand, UserEvent, User>;
  products: Part<ProductsState, ProductCommand, ProductEvent, Product>;
  orders: Part<OrdersState, OrderCommand, OrderEvent, Order>;
  inventory: Part<InventoryState, InventoryCommand, InventoryEvent, Stock, Reservation>;
  payments: Part<PaymentsState, PaymentCommand, PaymentEvent, Payment>;
  shipping: Part<ShippingState, ShippingCommand, ShippingEvent, Shipment>;
  notifications: Part<NotificationsState, NotificationCommand, NotificationEvent, Notification>;
  analytics: Part<AnalyticsState, AnalyticsCommand, AnalyticsEvent, NameCount, Receipt>;
}

interface Part<State, Command, Event, Row, OtherRow = never> {
  state: State;
  command: Command;
  event: Event;
  row: Row;
  otherRow: OtherRow;
}

export type ServiceName = keyof Parts;

/** A service with the keys of its latest writes. */
export interface Owned<State> {
  readonly data: State;
  readonly keys: AnsweredKeys;
}

/** The whole shop: plain data that is never changed. Each service decides on its own part alone. */
export type ShopState = { readonly [Name in ServiceName]: Owned<Parts[Name]['state']> };

/** Says to one service what it should do. With an idempotency key it does so once, however often it is said. */
export type ShopCommand<Name extends ServiceName = ServiceName> = {
  [Each in Name]: { readonly service: Each; readonly command: Parts[Each]['command']; readonly key?: string };
}[Name];

/** That a request with a key was answered, and how: the same request gets the same answer again. */
export type RequestAnswered = Answered & {
  readonly type: 'request.answered';
  /** The key. */
  readonly id: string;
  readonly at: Time;
};

export type ShopEvent<Name extends ServiceName = ServiceName> = {
  [Each in Name]: { readonly service: Each; readonly event: Parts[Each]['event'] | RequestAnswered };
}[Name];

type Services = {
  readonly [Name in ServiceName]: Service<
    Parts[Name]['state'],
    Parts[Name]['command'],
    Parts[Name]['event'],
    Parts[Name]['row'],
    Parts[Name]['otherRow']
  >;
};

export const SERVICES: Services = {
  users,
  products,
  orders,
  inventory,
  payments,
  shipping,
  notifications,
  analytics,
};

export const EMPTY_SHOP: ShopState = {
  users: { data: users.empty, keys: NO_KEYS },
  products: { data: products.empty, keys: NO_KEYS },
  orders: { data: orders.empty, keys: NO_KEYS },
  inventory: { data: inventory.empty, keys: NO_KEYS },
  payments: { data: payments.empty, keys: NO_KEYS },
  shipping: { data: shipping.empty, keys: NO_KEYS },
  notifications: { data: notifications.empty, keys: NO_KEYS },
  analytics: { data: analytics.empty, keys: NO_KEYS },
};

export function evolveShop<Name extends ServiceName>(shop: ShopState, event: ShopEvent<Name>): ShopState {
  return { ...shop, [event.service]: evolveOwned(shop[event.service], event) };
}

function evolveOwned<Name extends ServiceName>(
  owned: Owned<Parts[Name]['state']>,
  { service, event }: ShopEvent<Name>,
): Owned<Parts[Name]['state']> {
  if (isAnswered(event)) {
    const { fingerprint, answer } = event;
    return { data: owned.data, keys: withAnswered(owned.keys, event.id, { fingerprint, answer }) };
  }
  return { data: SERVICES[service].evolve(owned.data, event), keys: owned.keys };
}

function isAnswered(event: { readonly type: string }): event is RequestAnswered {
  return event.type === 'request.answered';
}
