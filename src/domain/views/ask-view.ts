import type { Time } from '../../base/time';
import type { OrderStatus } from '../orders/lifecycles';
import { cutPage, hasWords, pageOf, type Page, type PageRequest } from '../rows/page';
import { NO_ROWS, eachRow, rowAt } from '../rows/rows';
import { existingRow, rowOf } from '../rows/table';
import { valueOf } from '../rows/text-map';
import type { UserStatus } from '../users/user';
import type { CustomerOrderRow, CustomerOrdersView } from './customer-orders-view';
import type { ItemRow, ItemsView } from './items-view';
import type { OrderRow, OrdersView } from './orders-view';
import type { UserRow, UsersView } from './users-view';
import type { ViewDocuments } from './view-documents';

/** Any row of a read model. */
export type AnyViewRow = OrderRow | CustomerOrderRow | UserRow | ItemRow;

/** What can be asked of a read model; what it is not made for is left out of account. */
export interface ViewQuery extends PageRequest {
  readonly customerId?: string;
  readonly status?: string;
  readonly email?: string;
  readonly search?: string;
}

/** One row of a read model, by its id. */
export function viewRow(view: ViewDocuments, id: string): AnyViewRow | undefined {
  switch (view.kind) {
    case 'orders':
    case 'customer-orders':
      return rowOf<OrderRow | CustomerOrderRow>(view.orders, id);
    case 'users':
      return rowOf(view.users, id);
    default: {
      const item = rowOf(view.items, id);
      return item?.isDeleted === true ? undefined : item;
    }
  }
}

/** One page of a read model: orders the newest first, however late they came; users and items as they came. */
export function viewPage(view: ViewDocuments, query: ViewQuery): Page<AnyViewRow> {
  switch (view.kind) {
    case 'orders':
      return orderPage(view, query);
    case 'customer-orders':
      return customerPage(view, query);
    case 'users':
      return userPage(view, query);
    default:
      return itemPage(view, query);
  }
}

function orderPage({ orders }: OrdersView, { status, ...request }: ViewQuery): Page<OrderRow> {
  return pageOf(orders.rows, request, NEWEST, matching(status));
}

function customerPage(
  { orders, byCustomer }: CustomerOrdersView,
  { customerId, status, ...request }: ViewQuery,
): Page<CustomerOrderRow> {
  if (customerId === undefined) return pageOf(orders.rows, request, NEWEST, matching(status));
  const found: CustomerOrderRow[] = [];
  eachRow(valueOf(byCustomer, customerId) ?? NO_ROWS, (id) => {
    const row = existingRow(orders, id);
    if (status === undefined || row.status === status) found.push(row);
  });
  return cutPage(found.reverse().sort(NEWEST), request);
}

/** An event that was parked may make a row after those of later events. */
const NEWEST = (a: { readonly createdAt: Time }, b: { readonly createdAt: Time }): number =>
  b.createdAt - a.createdAt;

function matching(status: string | undefined): ((row: { status: OrderStatus }) => boolean) | undefined {
  return status === undefined ? undefined : (row) => row.status === status;
}

function userPage(
  { users, byEmail, searchTexts }: UsersView,
  { search, email, status, ...request }: ViewQuery,
): Page<UserRow> {
  if (search === undefined && email === undefined && status === undefined)
    return pageOf(users.rows, request, 'oldest');
  const hasAll = search === undefined ? () => true : hasWords(search);
  const only = email === undefined ? null : valueOf(byEmail, email.toLowerCase());
  const matches = (row: { readonly id: string; readonly status: UserStatus }, at: number): boolean =>
    (status === undefined || row.status === status) &&
    (only === null || row.id === only) &&
    hasAll(rowAt(searchTexts, at));
  return pageOf(users.rows, request, 'oldest', matches);
}

function itemPage({ items }: ItemsView, request: ViewQuery): Page<ItemRow> {
  return pageOf(items.rows, request, 'oldest', ({ isDeleted }) => !isDeleted);
}
