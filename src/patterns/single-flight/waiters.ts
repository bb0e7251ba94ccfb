import { ensure } from '../../base/assert';
import type { SingleFlightState } from './state';

/** In place of a row: there is nobody. */
export const NOBODY = -1;

/** Whoever joins waits behind all others of its key. There must be a free cell. */
export function addWaiter(state: SingleFlightState, slot: number, row: number, flight: number): void {
  const { nextWaiter, lastWaiter } = state;
  const link = ensure(state.freeCell || null, 'a free cell for a waiter');
  state.freeCell = nextWaiter[link - 1];
  state.rows[link - 1] = row;
  state.joinedFlight[link - 1] = flight;
  nextWaiter[link - 1] = 0;
  if (lastWaiter[slot] === 0) state.firstWaiter[slot] = link;
  else nextWaiter[lastWaiter[slot] - 1] = link;
  lastWaiter[slot] = link;
  state.waiting += 1;
}

/** Takes the longest waiter of a key out, if it joined this flight or one before; its row, or NOBODY. */
export function takeFirst(state: SingleFlightState, slot: number, flight: number): number {
  const link = state.firstWaiter[slot];
  if (link === 0 || state.joinedFlight[link - 1] > flight) return NOBODY;
  return takeOut(state, slot, link, 0);
}

/** Takes the newest waiter of a key out, of which there is at least one. */
export function takeLast(state: SingleFlightState, slot: number): number {
  const link = state.lastWaiter[slot];
  return takeOut(state, slot, link, before(state, slot, link));
}

/**
 * Takes the waiter of this row out; false when it does not wait for this key. Those whose time is over mostly are the
 * ones that have waited longest, so that the search is short.
 */
export function takeRow(state: SingleFlightState, slot: number, row: number): boolean {
  const { rows, nextWaiter } = state;
  let previous = 0;
  let link = state.firstWaiter[slot];
  while (link > 0 && rows[link - 1] !== row) {
    previous = link;
    link = nextWaiter[link - 1];
  }
  if (link === 0) return false;
  takeOut(state, slot, link, previous);
  return true;
}

function before(state: SingleFlightState, slot: number, link: number): number {
  let previous = 0;
  for (let at = state.firstWaiter[slot]; at !== link; at = state.nextWaiter[at - 1]) previous = at;
  return previous;
}

function takeOut(state: SingleFlightState, slot: number, link: number, previous: number): number {
  const { nextWaiter } = state;
  const next = nextWaiter[link - 1];
  if (previous === 0) state.firstWaiter[slot] = next;
  else nextWaiter[previous - 1] = next;
  if (next === 0) state.lastWaiter[slot] = previous;
  nextWaiter[link - 1] = state.freeCell;
  state.freeCell = link;
  state.waiting -= 1;
  return state.rows[link - 1];
}
