import type { Time } from '../../base/time';

/** The part of the state that knows which key will be idle first: a binary heap of slots, that one on top. */
export interface IdleHeap {
  readonly idleAt: Float64Array;
  readonly heap: Float64Array;
  /** Where in the heap a slot lies. */
  readonly places: Float64Array;
  readonly keyCount: number;
}

/** Adds the newest slot, as idle since ever; `moveTo` follows. */
export function addIdle(table: IdleHeap, slot: number): void {
  table.idleAt[slot] = 0;
  rise(table, slot, table.keyCount - 1);
}

/** The key of a slot will be idle at another instant than before. */
export function moveTo(table: IdleHeap, slot: number, idleAt: Time): void {
  const earlier = idleAt < table.idleAt[slot];
  table.idleAt[slot] = idleAt;
  if (earlier) rise(table, slot, table.places[slot]);
  else sink(table, slot, table.places[slot]);
}

/** The slot of the key that is idle first, of which there is at least one. */
export function firstIdle(table: IdleHeap): number {
  return table.heap[0];
}

function rise(table: IdleHeap, slot: number, from: number): void {
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

function sink(table: IdleHeap, slot: number, from: number): void {
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

function put(table: IdleHeap, slot: number, place: number): void {
  table.heap[place] = slot;
  table.places[slot] = place;
}
