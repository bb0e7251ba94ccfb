import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import { isId } from '../body/text-formats';
import type { Context } from '../context';
import { invalid, notFound, refused, type Decided } from '../domain-problem';
import { fullTable } from '../limits';
import { rowOf } from '../rows/table';
import { reserveBody, restockBody } from './body-settings';
import type { InventoryCommand, InventoryEvent, InventoryState, Reservation, ReservationLine } from './stock';

type Events = Decided<readonly InventoryEvent[]>;

/** A store never holds more pieces of a product than this; sums of them stay exact. */
const MAX_PIECES = 1_000_000_000;

export function decideInventory(state: InventoryState, command: InventoryCommand, { now }: Context): Events {
  const { id } = command;
  if (!isId(id)) {
    return invalid([
      { field: 'id', expected: 'an id of 1 to 64 letters, digits and . _ : -', got: 'another text' },
    ]);
  }
  switch (command.type) {
    case 'restock':
      return restock(state, id, command.body, now);
    case 'reserve':
      return reserve(state, id, command.body, now);
    case 'release':
      return release(rowOf(state.reservations, id), now);
    default:
      return confirm(rowOf(state.reservations, id), id, now);
  }
}

function restock(state: InventoryState, id: string, body: unknown, at: number): Events {
  const read = readBody(restockBody, body);
  if (!read.ok) return read;
  const { quantity } = read.value;
  const stock = rowOf(state.stock, id);
  if ((stock?.received ?? 0) + quantity > MAX_PIECES) {
    return refused('not-allowed', `The store takes at most ${MAX_PIECES} pieces of ${id}`);
  }
  const full = stock === undefined ? fullTable(state.stock.rows, 'products') : null;
  return full ?? ok([{ type: 'inventory.restocked', id, at, quantity }]);
}

function reserve(state: InventoryState, id: string, body: unknown, at: number): Events {
  const read = readBody(reserveBody, body);
  if (!read.ok) return read;
  const lines = merged(read.value.items);
  const before = rowOf(state.reservations, id);
  if (before !== undefined) return reserveAgain(before, lines);
  for (const { productId, quantity } of lines) {
    const onHand = rowOf(state.stock, productId)?.onHand ?? 0;
    if (onHand >= quantity) continue;
    return refused('conflict', `Not enough of ${productId}: ${quantity} asked for, ${onHand} on hand`);
  }
  return (
    fullTable(state.reservations.rows, 'reservations') ?? ok([{ type: 'inventory.reserved', id, at, lines }])
  );
}

/** The same request may come twice; it takes effect once. */
function reserveAgain(before: Reservation, lines: readonly ReservationLine[]): Events {
  const { id, status } = before;
  if (status === 'released')
    return refused('not-allowed', `The reservation ${id} was released; take another id`);
  const same =
    lines.length === before.lines.length &&
    lines.every((line) =>
      before.lines.some(
        ({ productId, quantity }) => productId === line.productId && quantity === line.quantity,
      ),
    );
  return same ? ok([]) : refused('conflict', `The reservation ${id} was made for other items`);
}

/** Releasing what was never reserved, or was released before, has nothing to undo, and is fine. */
function release(reservation: Reservation | undefined, at: number): Events {
  if (reservation === undefined || reservation.status === 'released') return ok([]);
  const { id, lines, status } = reservation;
  if (status === 'confirmed')
    return refused('not-allowed', `The pieces of the reservation ${id} have gone out`);
  return ok([{ type: 'inventory.released', id, at, lines }]);
}

function confirm(reservation: Reservation | undefined, id: string, at: number): Events {
  if (reservation === undefined) return notFound('reservation', id);
  if (reservation.status === 'confirmed') return ok([]);
  if (reservation.status === 'released') return refused('not-allowed', `The reservation ${id} was released`);
  return ok([{ type: 'inventory.confirmed', id, at, lines: reservation.lines }]);
}

/** Each product once, with all that is asked of it. */
function merged(items: readonly ReservationLine[]): readonly ReservationLine[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of items) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  return Array.from(quantities, ([productId, quantity]) => ({ productId, quantity }));
}
