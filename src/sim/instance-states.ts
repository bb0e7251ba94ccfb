import { INSTANCE_CHANGED } from './change-log';
import { CRASHED, DRAINING, INSTANCE, STARTING, STOPPED, UP } from './tables';
import { wholeWorkers } from './workers-left';
import type { World } from './world';

/**
 * An instance comes into another state: it is logged, the event that ends it is armed, and callers choose anew. `fault`
 * and `moment` are of a crash at work (change-log.ts).
 */
export function setState(world: World, instance: number, state: number, fault = 0, moment = 0): void {
  const col = world.instances.col;
  const node = col.node[instance];
  if (col.event[instance] >= 0) world.heap.cancel(col.event[instance]);
  col.event[instance] = -1;
  // Whoever is about to stop, or then is not, is as warm as before.
  const isAsBefore = state === DRAINING || (state === UP && col.state[instance] === DRAINING);
  if (!isAsBefore) col.since[instance] = world.now;
  col.state[instance] = state;
  col.noticed[instance] = 0;
  if (state === STOPPED) col.hung[instance] = 0;
  const { startupNs, drainNs, noticedAfterNs } = world.nodeParts[node].model.lifecycle;
  if (state === STARTING) arm(world, instance, startupNs);
  if (state === DRAINING) arm(world, instance, drainNs);
  if (state === CRASHED && noticedAfterNs > 0) arm(world, instance, noticedAfterNs);
  else if (state === CRASHED) col.noticed[instance] = 1;
  world.log.append(world.now, INSTANCE_CHANGED, node, placeOf(world, instance), state, fault, moment);
  refreshWorkers(world, instance);
  refreshRotation(world, node);
  world.data?.instanceChanged(instance);
}

function arm(world: World, instance: number, delay: number): void {
  world.instances.col.event[instance] = world.heap.pushAfter(delay, INSTANCE, instance, 0);
}

/** Its place among all instances that its node ever had. */
export function placeOf(world: World, instance: number): number {
  return world.nodeParts[world.instances.col.node[instance]].allInstances.indexOf(instance);
}

/** A draining instance stops with its last request. */
export function requestLeft(world: World, instance: number): void {
  const { state, present } = world.instances.col;
  if (state[instance] === DRAINING && present[instance] === 0) setState(world, instance, STOPPED);
}

/** How many requests the instance works on at once at this moment. */
export function refreshWorkers(world: World, instance: number): void {
  const { state, hung, node } = world.instances.col;
  const works = (state[instance] === UP || state[instance] === DRAINING) && hung[instance] === 0;
  const { concurrency } = world.nodeParts[node[instance]].model;
  world.workers[instance] = works ? wholeWorkers(concurrency * world.capacities[instance]) : 0;
}

/** Whom callers choose from: whoever is up, and whoever is not known to be down. With nobody left they try in vain. */
export function refreshRotation(world: World, node: number): void {
  const { instances } = world.nodeParts[node];
  const { state, noticed } = world.instances.col;
  const list = instances.filter(
    (instance) => state[instance] === UP || (state[instance] === CRASHED && noticed[instance] === 0),
  );
  world.rotations[node] = list.length > 0 ? list : instances;
  world.knownPlaces[node] = world.rotations[node].map((instance) => placeOf(world, instance));
}
