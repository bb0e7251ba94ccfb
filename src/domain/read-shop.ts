import { ok } from '../base/result';
import type { AnswerRow } from './answered-keys';
import { notFound, type Decided } from './domain-problem';
import type { Page } from './rows/page';
import { SERVICES, type ServiceName, type ShopState } from './shop';

/** One row of a service, by its id. */
export function readRow<Name extends ServiceName>(
  shop: ShopState,
  service: Name,
  id: string,
): Decided<AnswerRow> {
  const row = SERVICES[service].find(shop[service].data, id);
  return row === undefined ? notFound(ROW_WORDS[service], id) : ok(row);
}

/** One page of the rows of a service; the query is of unknown origin. */
export function listRows<Name extends ServiceName>(
  shop: ShopState,
  service: Name,
  query: unknown,
): Decided<Page<AnswerRow>> {
  return SERVICES[service].list(shop[service].data, query);
}

const ROW_WORDS: Readonly<Record<ServiceName, string>> = {
  users: 'user',
  products: 'product',
  orders: 'order',
  inventory: 'stock of the product',
  payments: 'payment',
  shipping: 'shipment',
  notifications: 'notification',
  analytics: 'event with the name',
};
