import { highWord } from './float-bits';

/**
 * Histograms of durations in nanoseconds, from 1 us to 1000 s, as windows of one large Uint32Array so that hundreds
 * lie side by side and a snapshot copies them in one move. Each octave is cut into 64 equal cells, so the exponent
 * and the top six bits of the fraction of a double are its cell, on every engine alike.
 *
 * Cell 0 takes everything below 1 us, zero included; the last cell takes everything from its low edge (about
 * 996 s) up.
 */
const CELLS_PER_OCTAVE_BITS = 6;
const FRACTION_SHIFT = 20 - CELLS_PER_OCTAVE_BITS;

/** The edges of the range; both happen to lie at a cell's low edge or inside one, as `cellOf` says. */
export const HISTOGRAM_MIN = 1e3;
export const HISTOGRAM_MAX = 1e12;

/** What is taken off the leading bits of a value so that the cell of 1 us is cell 1. */
const FIRST_BITS = (highWord(HISTOGRAM_MIN) >> FRACTION_SHIFT) - 1;

/** The number of cells of one histogram. */
export const CELLS = (highWord(HISTOGRAM_MAX) >> FRACTION_SHIFT) - FIRST_BITS + 1;
const LAST = CELLS - 1;

/**
 * Words that one histogram takes: the cells, then the touched range as (last touched + 1) and (CELLS - first
 * touched). Both are 0 in an empty histogram, so fresh memory needs no preparation.
 */
export const HISTOGRAM_WORDS = CELLS + 2;
const END = CELLS;
const START = CELLS + 1;

/** Reported quantiles stay this near to every value that their cell may hold. */
const PRECISION = 0.01;

/** The cell of a duration; what lies outside the range goes to the nearest end. */
export function cellOf(value: number): number {
  const cell = (highWord(value) >> FRACTION_SHIFT) - FIRST_BITS;
  return cell <= 0 ? 0 : cell >= LAST ? LAST : cell;
}

const LOW_EDGES = lowEdges();

function lowEdges(): Float64Array {
  const edges = new Float64Array(CELLS + 1);
  for (let cell = 1; cell <= CELLS; cell++) {
    const bits = cell + FIRST_BITS;
    let octave = 1;
    for (let power = (bits >> CELLS_PER_OCTAVE_BITS) - 1023; power > 0; power--) octave *= 2;
    edges[cell] = octave * (1 + (bits & 63) / 64);
  }
  return edges;
}

/** The smallest value of a cell. */
export function cellLow(cell: number): number {
  return LOW_EDGES[cell];
}

/** The first value beyond a cell. */
export function cellHigh(cell: number): number {
  return LOW_EDGES[cell + 1];
}

/** Counts one duration in the histogram that starts at `offset`. */
export function record(cells: Uint32Array, offset: number, value: number): void {
  addCount(cells, offset, cellOf(value), 1);
}

function addCount(cells: Uint32Array, offset: number, cell: number, count: number): void {
  cells[offset + cell] += count;
  if (cell >= cells[offset + END]) cells[offset + END] = cell + 1;
  if (CELLS - cell > cells[offset + START]) cells[offset + START] = CELLS - cell;
}

/** How many durations were recorded. */
export function countOf(cells: Uint32Array, offset: number): number {
  const end = offset + cells[offset + END];
  let total = 0;
  for (let at = offset + CELLS - cells[offset + START]; at < end; at++) total += cells[at];
  return total;
}

/**
 * The duration that the share `q` (0 to 1) of all records does not exceed; NaN when there is none. Linear inside
 * a cell, but never more than 1 % away from either of its ends: if all records of a wide cell are the same number,
 * as with constant delays, a straight line alone could be off by a whole cell (1.6 %).
 */
export function quantile(cells: Uint32Array, offset: number, q: number): number {
  const total = countOf(cells, offset);
  if (total === 0) return NaN;
  const rank = q * total;
  const end = cells[offset + END];
  let before = 0;
  let cell = CELLS - cells[offset + START];
  for (; cell < end - 1; cell++) {
    const reached = before + cells[offset + cell];
    if (reached >= rank && reached > 0) break;
    before = reached;
  }
  const low = LOW_EDGES[cell];
  const high = LOW_EDGES[cell + 1];
  const value = low + ((rank - before) / cells[offset + cell]) * (high - low);
  if (cell === 0) return value;
  return Math.max(high * (1 - PRECISION), Math.min(low * (1 + PRECISION), value));
}

/** Adds the records of one histogram to another, as if all had been recorded there. */
export function merge(target: Uint32Array, offset: number, source: Uint32Array, sourceOffset: number): void {
  const end = source[sourceOffset + END];
  const start = source[sourceOffset + START];
  for (let cell = CELLS - start; cell < end; cell++) target[offset + cell] += source[sourceOffset + cell];
  if (end > target[offset + END]) target[offset + END] = end;
  if (start > target[offset + START]) target[offset + START] = start;
}

/** Forgets all records; touches only what was touched. */
export function clear(cells: Uint32Array, offset: number): void {
  cells.fill(0, offset + CELLS - cells[offset + START], offset + cells[offset + END]);
  cells[offset + END] = 0;
  cells[offset + START] = 0;
}

/** The histogram as [cell, count] pairs of the cells that hold something, in order: far fewer than all. */
export function encodeSparse(cells: Uint32Array, offset: number): Uint32Array {
  const start = CELLS - cells[offset + START];
  const end = cells[offset + END];
  let used = 0;
  for (let cell = start; cell < end; cell++) if (cells[offset + cell] > 0) used++;
  const pairs = new Uint32Array(used * 2);
  let at = 0;
  for (let cell = start; cell < end; cell++) {
    const count = cells[offset + cell];
    if (count === 0) continue;
    pairs[at++] = cell;
    pairs[at++] = count;
  }
  return pairs;
}

/** Adds what `encodeSparse` gave. */
export function addSparse(target: Uint32Array, offset: number, pairs: Uint32Array): void {
  for (let at = 0; at < pairs.length; at += 2) addCount(target, offset, pairs[at], pairs[at + 1]);
}

/** Takes records out again that are part of what the histogram holds. */
export function removeSparse(target: Uint32Array, offset: number, pairs: Uint32Array): void {
  for (let at = 0; at < pairs.length; at += 2) target[offset + pairs[at]] -= pairs[at + 1];
}
