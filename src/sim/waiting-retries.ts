import type { Time } from '../base/time';
import { LIVE, positionOf } from '../policies/attempts';
import { RetryLayer } from '../policies/layers/retry-layer';
import type { World } from './world';

/** A call that waits for its next try. */
export interface WaitingRetry {
  readonly edge: number;
  /** Tells it from every other wait, also from the earlier ones of the same call or row. */
  readonly key: number;
  readonly due: Time;
  /** The number of the try that it waits for. */
  readonly attempt: number;
}

/** Rows beyond this many are not looked through: nobody could see the waits of so many calls. */
const MOST_ROWS = 50_000;

/** What the parts of a key stay below, so that no two waits share one: what a row counts, and the tries of a call. */
const GENERATIONS = 65_536;
const TRIES = 1024;

/** Calls `visit` for each call that waits for its next try now, and returns how many there are. */
export function visitWaitingRetries(world: World, visit: (waiting: WaitingRetry) => void): number {
  const { col, high } = world.attempts;
  let found = 0;
  for (let row = 0; row < Math.min(high, MOST_ROWS); row++) {
    if ((col.flags[row] & LIVE) === 0) continue;
    const layer = world.stacks[col.stack[row]].layers[col.depth[row]];
    if (!(layer instanceof RetryLayer) || layer.position <= positionOf(col.base[row])) continue;
    const token = world.frames[row * world.frameWidth + layer.frame + layer.timerFrame];
    if (token === 0) continue;
    found++;
    visit({
      edge: col.edge[row],
      key: (row * GENERATIONS + col.generation[row]) * TRIES + col.tries[row],
      due: world.heap.dueAt(-1 - token),
      attempt: col.tries[row] + 1,
    });
  }
  return found;
}
