import type { Time } from '../../base/time';
import { NO_TABLE, type Table } from '../rows/table';

/** Pieces of one product. What ever came in lies in the store, is held back for somebody, or has gone out. */
export type Stock = {
  /** The id of the product. */
  readonly id: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly shipped: number;
  /** All that ever came in: always onHand + reserved + shipped. */
  readonly received: number;
  readonly updatedAt: Time;
  readonly version: number;
};

export type ReservationLine = { readonly productId: string; readonly quantity: number };

export type ReservationStatus = 'held' | 'released' | 'confirmed';

export type Reservation = {
  /** Chosen by whoever reserves: the id of an order or a saga, so that asking twice is noticed. */
  readonly id: string;
  readonly status: ReservationStatus;
  /** Each product once, in the order in which they were first named. */
  readonly lines: readonly ReservationLine[];
  readonly createdAt: Time;
  readonly updatedAt: Time;
};

export interface InventoryState {
  readonly stock: Table<Stock>;
  readonly reservations: Table<Reservation>;
}

export const NO_INVENTORY: InventoryState = { stock: NO_TABLE, reservations: NO_TABLE };

/** `id` is that of a product when restocking, and that of a reservation otherwise. */
export type InventoryCommand =
  | { readonly type: 'restock' | 'reserve'; readonly id: string; readonly body: unknown }
  | { readonly type: 'release' | 'confirm'; readonly id: string };

export type InventoryEvent =
  | {
      readonly type: 'inventory.restocked';
      readonly id: string;
      readonly at: Time;
      readonly quantity: number;
    }
  | {
      readonly type: 'inventory.reserved' | 'inventory.released' | 'inventory.confirmed';
      readonly id: string;
      readonly at: Time;
      readonly lines: readonly ReservationLine[];
    };
