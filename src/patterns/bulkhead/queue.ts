import type { Time } from '../../base/time';
import type { BulkheadState } from './state';

/** The waiters stand in two rings in the order in which they came; place 0 is the longest waiter. */

export function append(state: BulkheadState, ticket: number, now: Time): void {
  const at = (state.first + state.queued) % state.waiting.length;
  state.waiting[at] = ticket;
  state.since[at] = now;
  state.queued += 1;
}

/** The place of a ticket, or -1. */
export function placeOf({ waiting, first, queued }: BulkheadState, ticket: number): number {
  for (let place = 0; place < queued; place += 1) {
    if (waiting[(first + place) % waiting.length] === ticket) return place;
  }
  return -1;
}

/** Takes the waiter at a place out; the others keep their order. Returns its ticket, and notes how long it waited. */
export function take(state: BulkheadState, place: number, now: Time): number {
  const { waiting, since, first, queued } = state;
  const size = waiting.length;
  const at = (first + place) % size;
  const ticket = waiting[at];
  state.longestWait = Math.max(state.longestWait, now - since[at]);
  state.queued -= 1;
  if (place === 0) {
    state.first = (first + 1) % size;
    return ticket;
  }
  for (let behind = place + 1; behind < queued; behind += 1) {
    const from = (first + behind) % size;
    const to = (first + behind - 1) % size;
    waiting[to] = waiting[from];
    since[to] = since[from];
  }
  return ticket;
}

/** Moves the waiters, for whom there has to be room, to rings of another length. */
export function resize(state: BulkheadState, length: number): void {
  const { waiting, since, first, queued } = state;
  const tickets = new Float64Array(length);
  const times = new Float64Array(length);
  for (let place = 0; place < queued; place += 1) {
    tickets[place] = waiting[(first + place) % waiting.length];
    times[place] = since[(first + place) % waiting.length];
  }
  state.waiting = tickets;
  state.since = times;
  state.first = 0;
}
