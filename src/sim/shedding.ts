import { NS_PER_SECOND } from '../base/time';
import { SHEDDING_BEGAN, SHEDDING_ENDED } from './change-log';
import { NODE_LEVEL, NODE_LEVEL_WIDTH } from './measure/layout';
import { CALM } from './tables';
import type { World } from './world';

/** Shedding that pauses for less than this goes on, for the log: under overload every other request is shed. */
const CALM_AFTER = NS_PER_SECOND;

/** A node sheds a request. The first one arms the event that will find out when it has been the last for long enough. */
export function noteShed(world: World, node: number): void {
  const { levels } = world.meter.nodes;
  const at = node * NODE_LEVEL_WIDTH + NODE_LEVEL.lastShedAt;
  if (levels[at] === 0) {
    world.log.append(world.now, SHEDDING_BEGAN, node);
    world.heap.pushAfter(CALM_AFTER, CALM, node, 0);
  }
  // Zero means that none was shed lately, also at the very beginning.
  levels[at] = Math.max(1, world.now);
}

/** One event a node is enough, however many it sheds: when others were shed meanwhile, it waits for the last of them. */
export function calmDue(world: World, node: number): void {
  const { levels } = world.meter.nodes;
  const at = node * NODE_LEVEL_WIDTH + NODE_LEVEL.lastShedAt;
  const calmAt = levels[at] + CALM_AFTER;
  if (world.now < calmAt) {
    world.heap.push(calmAt, CALM, node, 0);
    return;
  }
  levels[at] = 0;
  world.log.append(world.now, SHEDDING_ENDED, node);
}
