const DOUBLE_UP_TO = 4096;

/**
 * The next capacity of a growing array. Small arrays double; large ones grow by a sixteenth, because at tens of
 * thousands of rows the slack of doubling would be most of the memory, and copying stays amortised either way.
 */
export function grownCapacity(capacity: number, needed: number): number {
  let next = Math.max(capacity, 16);
  while (next < needed) next = next < DOUBLE_UP_TO ? next * 2 : (Math.ceil(next * 1.0625) + 15) & ~15;
  return next;
}
