import { customerOrdersView, type CustomerOrdersView } from './customer-orders-view';
import { itemsView, type ItemsView } from './items-view';
import { ordersView, type OrdersView } from './orders-view';
import { usersView, type UsersView } from './users-view';
import type { ViewKind } from './view-settings';

/**
 * What a read model shows: plain data that is never changed. Each of its rows remembers the position of the last event
 * that changed it.
 */
export type ViewDocuments = OrdersView | CustomerOrdersView | UsersView | ItemsView;

const EMPTY: { readonly [Kind in ViewKind]: Extract<ViewDocuments, { readonly kind: Kind }> } = {
  orders: ordersView,
  'customer-orders': customerOrdersView,
  users: usersView,
  items: itemsView,
};

/** A read model before the first event. */
export function emptyView(kind: ViewKind): ViewDocuments {
  return EMPTY[kind];
}
