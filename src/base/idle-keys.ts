import { addKey, type KeyTable } from './key-table';
import type { Time } from './time';

/**
 * A table of keys that also knows which key will be idle first: one that may go without any loss. The slots lie in a
 * binary heap by that instant, the first one on top.
 */
export interface IdleKeys extends KeyTable {
  readonly idleAt: Float64Array;
  readonly heap: Float64Array;
  /** Where in the heap a slot lies. */
  readonly places: Float64Array;
}

/** Takes the next slot, of which one must be left, for a key that is not in the table: idle since ever. */
export function addIdleKey(table: IdleKeys, key: number): number {
  const slot = addKey(table, key);
  table.idleAt[slot] = 0;
  rise(table, slot, slot);
  return slot;
}

/** The key of a slot will be idle at another instant than before. */
export function moveTo(table: IdleKeys, slot: number, idleAt: Time): void {
  const earlier = idleAt < table.idleAt[slot];
  table.idleAt[slot] = idleAt;
  if (earlier) rise(table, slot, table.places[slot]);
  else sink(table, slot, table.places[slot]);
}

/** The slot of the key that is idle first, of which there is at least one. */
export function firstIdle(table: IdleKeys): number {
  return table.heap[0];
}

function rise(table: IdleKeys, slot: number, from: number): void {
  const { heap, idleAt } = table;
  let place = from;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (idleAt[heap[above]] <= idleAt[slot]) break;
    put(table, heap[above], place);
    place = above;
  }
  put(table, slot, place);
}

function sink(table: IdleKeys, slot: number, from: number): void {
  const { heap, idleAt, keyCount } = table;
  let place = from;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= keyCount) break;
    if (below + 1 < keyCount && idleAt[heap[below + 1]] < idleAt[heap[below]]) below += 1;
    if (idleAt[heap[below]] >= idleAt[slot]) break;
    put(table, heap[below], place);
    place = below;
  }
  put(table, slot, place);
}

function put(table: IdleKeys, slot: number, place: number): void {
  table.heap[place] = slot;
  table.places[slot] = place;
}
