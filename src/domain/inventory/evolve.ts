import type { Time } from '../../base/time';
import { existingRow, rowOf, withRow, type Table } from '../rows/table';
import type {
  InventoryEvent,
  InventoryState,
  Reservation,
  ReservationLine,
  ReservationStatus,
  Stock,
} from './stock';

/** How many pieces each event moves: from `onHand`, `reserved` and `shipped`, for each piece of a line. */
const MOVED = {
  'inventory.reserved': { status: 'held', onHand: -1, reserved: 1, shipped: 0 },
  'inventory.released': { status: 'released', onHand: 1, reserved: -1, shipped: 0 },
  'inventory.confirmed': { status: 'confirmed', onHand: 0, reserved: -1, shipped: 1 },
} as const satisfies Record<string, Signs & { readonly status: ReservationStatus }>;

type Signs = { readonly onHand: number; readonly reserved: number; readonly shipped: number };

export function evolveInventory(state: InventoryState, event: InventoryEvent): InventoryState {
  const { id, at } = event;
  if (event.type === 'inventory.restocked') {
    const before = rowOf(state.stock, id) ?? emptyStock(id);
    const received = before.received + event.quantity;
    const onHand = before.onHand + event.quantity;
    const stock: Stock = { ...before, onHand, received, updatedAt: at, version: before.version + 1 };
    return { ...state, stock: withRow(state.stock, stock) };
  }
  const moved = MOVED[event.type];
  const known = rowOf(state.reservations, id);
  const reservation: Reservation = {
    id,
    status: moved.status,
    lines: event.lines,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
  };
  return {
    stock: stockAfter(state.stock, event.lines, moved, at),
    reservations: withRow(state.reservations, reservation),
  };
}

function emptyStock(id: string): Stock {
  return { id, onHand: 0, reserved: 0, shipped: 0, received: 0, updatedAt: 0, version: 0 };
}

function stockAfter(
  stock: Table<Stock>,
  lines: readonly ReservationLine[],
  signs: Signs,
  at: Time,
): Table<Stock> {
  return lines.reduce((table, { productId, quantity }) => {
    const before = existingRow(table, productId);
    return withRow(table, {
      ...before,
      onHand: before.onHand + signs.onHand * quantity,
      reserved: before.reserved + signs.reserved * quantity,
      shipped: before.shipped + signs.shipped * quantity,
      updatedAt: at,
      version: before.version + 1,
    });
  }, stock);
}
