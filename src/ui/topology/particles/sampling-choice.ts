/** How many calls one mark may stand for. Round figures, since they are read out on the canvas. */
const LADDER = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/** More marks than this at once are neither seen apart nor drawn in time. */
const MOST_MARKS = 250;
/** On one side of the busiest edge: more would be a line. */
const MOST_ON_LANE = 7;
/** A finer step must leave this much room, so that a rate near a limit does not switch to and fro. */
const ROOM = 0.85;

export interface MarkLoad {
  /** Asks and answers in a second of the wall clock: over all edges, and on the busiest side of one edge. */
  readonly total: number;
  readonly busiest: number;
  /** Seconds that a mark is under way. */
  readonly travel: number;
}

/** How many calls a mark stands for from now on. Coarser at once, finer only when there is clearly room. */
export function chooseSampling(current: number, { total, busiest, travel }: MarkLoad): number {
  const needed = Math.max((total * travel) / MOST_MARKS, (busiest * travel) / MOST_ON_LANE);
  if (needed > current) return smallestFrom(needed);
  const finer = smallestFrom(needed / ROOM);
  return Math.min(finer, current);
}

function smallestFrom(needed: number): number {
  return LADDER.find((step) => step >= needed) ?? LADDER[LADDER.length - 1];
}
