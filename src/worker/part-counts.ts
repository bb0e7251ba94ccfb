import { FAILED_OUTCOMES, FALLBACK, REJECTED_OUTCOMES, TIMEOUT } from '../base/outcome';
import { CLIENT, EDGE, NODE, type PartGroup } from '../sim/measure/layout';

/** Looks up a counter of a part, of whatever time is asked about: a second, or the last one up to now. */
export type Counter = (group: PartGroup, row: number, counter: number) => number;

/** How what was asked of a part ended, within some time. */
export interface PartCounts {
  readonly ended: number;
  /** Failed here or further on, and turned away here or further on. */
  readonly failed: number;
  readonly rejected: number;
  /** What the part's health rests on: all that ended, callers that gave up included, and what of it was not good. */
  readonly judged: number;
  readonly bad: number;
}

export function clientCounts(count: Counter, row: number): PartCounts {
  const sum = (codes: readonly number[]): number =>
    codes.reduce((total, code) => total + count('clients', row, CLIENT.outcome + code), 0);
  const [failed, rejected] = [sum(FAILED_OUTCOMES), sum(REJECTED_OUTCOMES)];
  const late = count('clients', row, CLIENT.late);
  const fallbacks = count('clients', row, CLIENT.outcome + FALLBACK);
  const ended = count('clients', row, CLIENT.inTime) + late + fallbacks + failed + rejected;
  return { ended, failed, rejected, judged: ended, bad: failed + rejected + late };
}

/** `callers` are the edges that lead to the node. */
export function nodeCounts(count: Counter, row: number, callers: readonly number[]): PartCounts {
  const of = (counter: number): number => count('nodes', row, counter);
  const [refused, shed] = [of(NODE.refused), of(NODE.shed) + of(NODE.expired)];
  // Requests that found the instance down, or were lost with it, failed as much as those that it answered so.
  const failed = of(NODE.failed) + of(NODE.unavailable) + of(NODE.broken);
  const ended = of(NODE.served) + failed + shed;
  // Callers that gave up waiting say what the node itself never counts: that it was too slow.
  const gaveUp = callers.reduce((sum, edge) => sum + count('edges', edge, EDGE.outcome + TIMEOUT), 0);
  return {
    ended,
    failed: failed - refused,
    rejected: refused + shed,
    judged: ended + gaveUp,
    bad: failed + shed + gaveUp,
  };
}
