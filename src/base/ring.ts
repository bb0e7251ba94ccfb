/**
 * A ring of numbers with a fixed capacity that fits the field of a plain engine state (shape.ts): one Float64Array
 * whose first two cells are the index of the oldest value and the number of values. So a ring needs no fields
 * beside it, any number of rings fit one state, and a snapshot copies each in one move.
 */
export type NumberRing = Float64Array;

const START = 0;
const LENGTH = 1;
const HEADER = 2;

/** The declaration of a ring of this capacity in a `Shape`. */
export function ringShape(capacity: number): { readonly ring: number } {
  return { ring: HEADER + capacity };
}

export function createRing(capacity: number): NumberRing {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new Error(`A ring needs a capacity of at least 1, a whole number, not ${capacity}.`);
  }
  return new Float64Array(HEADER + capacity);
}

export function ringCapacity(ring: NumberRing): number {
  return ring.length - HEADER;
}

export function ringLength(ring: NumberRing): number {
  return ring[LENGTH];
}

export function ringIsFull(ring: NumberRing): boolean {
  return ring[LENGTH] === ring.length - HEADER;
}

export function ringClear(ring: NumberRing): void {
  ring.fill(0);
}

/** The cell of the value that came `index` places after the oldest. */
function cellAt(ring: NumberRing, index: number): number {
  const capacity = ring.length - HEADER;
  const place = ring[START] + index;
  return HEADER + (place < capacity ? place : place - capacity);
}

/** Adds a value behind the newest; a full ring refuses it and says false. */
export function ringPush(ring: NumberRing, value: number): boolean {
  if (ringIsFull(ring)) return false;
  ring[cellAt(ring, ring[LENGTH])] = value;
  ring[LENGTH]++;
  return true;
}

/** Adds a value behind the newest; a full ring drops its oldest for it. Look at `ringAt(ring, 0)` before, if need be. */
export function ringPushOver(ring: NumberRing, value: number): void {
  if (ringPush(ring, value)) return;
  ring[cellAt(ring, 0)] = value;
  ring[START] = cellAt(ring, 1) - HEADER;
}

/** Takes the oldest value out. */
export function ringShift(ring: NumberRing): number {
  const value = ringAt(ring, 0);
  ring[START] = cellAt(ring, 1) - HEADER;
  ring[LENGTH]--;
  return value;
}

/** The value at a place; 0 is the oldest. */
export function ringAt(ring: NumberRing, index: number): number {
  if (!(index >= 0 && index < ring[LENGTH])) {
    throw new Error(
      `The ring holds ${ring[LENGTH]} values, so there is none at ${index}; check its length first.`,
    );
  }
  return ring[cellAt(ring, index)];
}

/** Takes the oldest occurrence of a value out and closes the gap; false if there is none. */
export function ringRemoveValue(ring: NumberRing, value: number): boolean {
  const length = ring[LENGTH];
  let index = 0;
  while (index < length && ring[cellAt(ring, index)] !== value) index++;
  if (index === length) return false;
  for (; index < length - 1; index++) ring[cellAt(ring, index)] = ring[cellAt(ring, index + 1)];
  ring[LENGTH]--;
  return true;
}
