import { ENTRIES } from './catalogue';

/** An entry is a code, a step (or NO_STEP), a direction, an attempt, and a detail that depends on the code. */
const WIDTH = 5;
const FIRST_ENTRIES = 64;

/**
 * What a host has to do, and what it may tell, in the order in which it happened. The host reads the entries and empties
 * the box; one box is enough for all sagas of a host. It grows when it has to, and is not made anew.
 */
export interface Outbox {
  /** How many entries there are. */
  length: number;
  numbers: Float64Array;
  /** How much would be lost by not saving what happened since the last entry that says so. */
  unsaved: number;
}

export function createOutbox(): Outbox {
  return { length: 0, numbers: new Float64Array(FIRST_ENTRIES * WIDTH), unsaved: 0 };
}

export function emptyOutbox(out: Outbox): void {
  out.length = 0;
}

export function codeAt(out: Outbox, entry: number): number {
  return out.numbers[entry * WIDTH];
}

export function stepAt(out: Outbox, entry: number): number {
  return out.numbers[entry * WIDTH + 1];
}

export function directionAt(out: Outbox, entry: number): number {
  return out.numbers[entry * WIDTH + 2];
}

export function attemptAt(out: Outbox, entry: number): number {
  return out.numbers[entry * WIDTH + 3];
}

/** An outcome, a status, a reason, or the handle of a result. */
export function detailAt(out: Outbox, entry: number): number {
  return out.numbers[entry * WIDTH + 4];
}

export function push(
  out: Outbox,
  code: number,
  step: number,
  direction: number,
  attempt: number,
  detail: number,
): void {
  const place = out.length * WIDTH;
  if (place === out.numbers.length) grow(out);
  const { numbers } = out;
  numbers[place] = code;
  numbers[place + 1] = step;
  numbers[place + 2] = direction;
  numbers[place + 3] = attempt;
  numbers[place + 4] = detail;
  out.length += 1;
  noteLoss(out, ENTRIES[code].loss);
}

export function noteLoss(out: Outbox, loss: number): void {
  if (loss > out.unsaved) out.unsaved = loss;
}

function grow(out: Outbox): void {
  const grown = new Float64Array(out.numbers.length * 2);
  grown.set(out.numbers);
  out.numbers = grown;
}
