import { sampleDuration } from './distribution';
import type { Distribution } from './model';
import { FOR_PATIENCE, PATIENCE } from './tables';
import type { World } from './world';

/** The client will wait so long for its answer, and not longer. */
export function expectPatience(world: World, request: number, drawKey: number, patience: Distribution): void {
  const wait = sampleDuration(world.bank, drawKey, FOR_PATIENCE, patience);
  world.requests.col.patience[request] = world.heap.pushAfter(wait, PATIENCE, request, 0);
}
