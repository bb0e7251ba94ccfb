import type { Schema, Table } from '../base/table';

/** Of one stack: each has a bit in the columns below. */
export const MOST_LAYERS = 16;

/**
 * The attempts of calls. The row of a call carries its first try and, as long as no earlier try of it is still
 * out, every later one; a further try gets a row of its own only while the call's row waits for a late answer or
 * tries run side by side. So a call that is answered costs one row.
 */
export const ATTEMPT_COLUMNS = {
  /** Index of the stack version the call entered; the call finishes on it. */
  stack: 'u16',
  /** The layer that opened this row, or -1 (as 255) in the row of the call. */
  base: 'u8',
  /** The row that holds the layer which opened this one, or DETACHED; in the row of a call, whatever the host says. */
  parent: 'i32',
  /** Number of the try that runs in this row, from 1: no two tries of a call share one. */
  number: 'u16',
  /** In the row of a call: how many tries of it have begun. */
  tries: 'u16',
  /** The layer at which the try is parked, or the number of layers once it was sent. */
  depth: 'u8',
  flags: 'u8',
  /** A sent try that was given up: the layers deeper than this one wait for the late answer. */
  lateFrom: 'u8',
  /** Tries in rows of their own that were given up together with layers of this row and are still out. */
  held: 'u8',
  /** A bit for each layer of this row that was given up and keeps what it holds: something inside of it is still out. */
  kept: 'u16',
} as const satisfies Schema;

export type AttemptTable = Pick<Table<typeof ATTEMPT_COLUMNS>, 'col' | 'alloc' | 'free' | 'live'>;

/** The caller still waits for the outcome of this row. */
export const LIVE = 1;
/** The try of this row was sent and its answer has not come. */
export const SENT = 2;

/** The attempt is parked, but what it waited for has come. */
export const LET_IN = 4;

/** "Outside of layer 0", as it stands in the columns of unsigned bytes. */
export const OUTSIDE = 255;
/** In `lateFrom`: the try was not given up. */
export const NOT_LATE = 254;

/** In place of the parent of a try: nobody waits for it. */
export const DETACHED = -1;

/** Layer positions count from 0; -1 stands for the caller's side of the whole stack. */
export function positionOf(stored: number): number {
  return stored === OUTSIDE ? -1 : stored;
}

export function storedPosition(position: number): number {
  return position < 0 ? OUTSIDE : position;
}

/** The row of the call that the try of `row` belongs to; a try that nobody waits for is a call of its own. */
export function callRowOf(attempts: AttemptTable, row: number): number {
  const { base, parent } = attempts.col;
  let callRow = row;
  while (base[callRow] !== OUTSIDE && parent[callRow] !== DETACHED) callRow = parent[callRow];
  return callRow;
}

/** The number for one more try of the call that `row` belongs to, whichever of its layers makes it. */
export function nextTryNumber(attempts: AttemptTable, row: number): number {
  return ++attempts.col.tries[callRowOf(attempts, row)];
}
