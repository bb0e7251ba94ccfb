import { NS_PER_SECOND } from '../base/time';
import type { Checkpoint } from './checkpoint';

/** People go back a little more often than far: the newest minute stays dense, as long as that takes little. */
const RECENT = 60 * NS_PER_SECOND;
const RECENT_SHARE = 0.25;

/** How much of the budget is left full: room for some time, so that looking for the next to go is rare. */
const KEPT_SHARE = 15 / 16;

/**
 * The checkpoints that stay when they have outgrown their budget. Those go that are missed least: without which seeks
 * must replay fewest events, for each byte that they free. So gaps are even in what they cost wherever they lie in
 * the run, and grow where checkpoints are large. The first stays, so that every moment can be reached, and the
 * newest, from which the run goes on.
 */
export function thinned(checkpoints: readonly Checkpoint[], budgetBytes: number): Checkpoint[] {
  let left = [...checkpoints];
  let bytes = bytesOf(left);
  while (bytes > budgetBytes * KEPT_SHARE && left.length > 2) {
    left = withoutLeastMissed(left, bytes - budgetBytes * KEPT_SHARE, budgetBytes * RECENT_SHARE);
    bytes = bytesOf(left);
  }
  return left;
}

export function bytesOf(checkpoints: readonly Checkpoint[]): number {
  return checkpoints.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}

/** One round: of two neighbours only one goes, for what the other is worth depends on it. */
function withoutLeastMissed(
  checkpoints: readonly Checkpoint[],
  tooManyBytes: number,
  recentBytes: number,
): Checkpoint[] {
  const recent = firstRecent(checkpoints, recentBytes);
  const end = recent > 1 ? recent : checkpoints.length - 1;
  const losses = Float64Array.from(checkpoints, (_, index) =>
    index > 0 && index < end ? lossOf(checkpoints, index) : Infinity,
  );
  const order = Uint32Array.from({ length: end - 1 }, (_, index) => index + 1).sort(
    (a, b) => losses[a] - losses[b] || a - b,
  );
  const gone = new Set<number>();
  let freed = 0;
  for (const index of order) {
    if (freed >= tooManyBytes) break;
    if (gone.has(index - 1) || gone.has(index + 1)) continue;
    gone.add(index);
    freed += checkpoints[index].bytes.byteLength;
  }
  return checkpoints.filter((_, index) => !gone.has(index));
}

/** Seeks are spread evenly, so what a gap costs them all is its square. */
function lossOf(checkpoints: readonly Checkpoint[], index: number): number {
  const gap = checkpoints[index + 1].dispatched - checkpoints[index - 1].dispatched;
  return (gap * gap) / checkpoints[index].bytes.byteLength;
}

/** Where the newest checkpoints begin that stay as they are. */
function firstRecent(checkpoints: readonly Checkpoint[], mostBytes: number): number {
  const newest = checkpoints.length - 1;
  let bytes = 0;
  let index = newest;
  while (index > 0) {
    bytes += checkpoints[index - 1].bytes.byteLength;
    if (bytes > mostBytes || checkpoints[index - 1].time < checkpoints[newest].time - RECENT) break;
    index--;
  }
  return index;
}
