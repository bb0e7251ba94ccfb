import type { Box } from './box';

/**
 * Of several places for a label, the first one that covers least of what is already there. How much a place covers
 * beyond the least so far does not matter.
 */
export function freeSpot(candidates: readonly Box[], coveredOf: (place: Box, most: number) => number): Box {
  let best = candidates[0];
  let least = Infinity;
  for (const candidate of candidates) {
    const covered = coveredOf(candidate, least);
    if (covered < least) {
      best = candidate;
      least = covered;
    }
    if (covered === 0) break;
  }
  return best;
}
