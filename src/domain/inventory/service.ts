import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Decided } from '../domain-problem';
import { byField, pageOf, type Page, type Sort } from '../rows/page';
import { rowOf } from '../rows/table';
import type { Service } from '../service';
import { stockQuery } from './body-settings';
import { decideInventory } from './decide';
import { evolveInventory } from './evolve';
import {
  NO_INVENTORY,
  type InventoryCommand,
  type InventoryEvent,
  type InventoryState,
  type Reservation,
  type Stock,
} from './stock';

/** It lists and finds the stock of products; reservations are found by `reservationOf`. */
export const inventory: Service<InventoryState, InventoryCommand, InventoryEvent, Stock, Reservation> = {
  empty: NO_INVENTORY,
  decide: decideInventory,
  evolve: evolveInventory,
  answer: (state, { type, id }) =>
    ok((type === 'restock' ? rowOf(state.stock, id) : reservationOf(state, id)) ?? null),
  find: (state, id) => rowOf(state.stock, id),
  list: listStock,
};

export function reservationOf(state: InventoryState, id: string): Reservation | undefined {
  return rowOf(state.reservations, id);
}

const SORTS = {
  oldest: 'oldest',
  newest: 'newest',
  fewest: byField((stock) => stock.onHand),
  most: byField((stock) => stock.onHand, true),
} as const satisfies Record<string, Sort<Stock>>;

function listStock(state: InventoryState, query: unknown): Decided<Page<Stock>> {
  const read = readBody(stockQuery, query);
  if (!read.ok) return read;
  const { onHandAtMost, sort = 'oldest', ...request } = read.value;
  if (onHandAtMost === undefined) return ok(pageOf(state.stock.rows, request, SORTS[sort]));
  return ok(pageOf(state.stock.rows, request, SORTS[sort], (stock) => stock.onHand <= onHandAtMost));
}
