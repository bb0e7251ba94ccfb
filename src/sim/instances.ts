import { UNAVAILABLE } from '../base/outcome';
import { EMPTY } from './configuration';
import { LONGEST } from './distribution';
import { refreshRotation, setState } from './instance-states';
import { breakJob, jobsOf } from './jobs';
import { CRASHED, DRAINING, STARTING, STOPPED, UP } from './tables';
import type { World } from './world';

/** The rows of a node's instances, and more where there are too few. Those of the beginning are up and warm. */
export function openInstances(
  world: World,
  node: number,
  known: readonly number[],
  wanted: number,
): readonly number[] {
  const isBeginning = world.configuration === EMPTY;
  const rows = [...known];
  while (rows.length < wanted) {
    const row = world.instances.alloc();
    const col = world.instances.col;
    col.node[row] = node;
    col.state[row] = isBeginning ? UP : STOPPED;
    col.hung[row] = 0;
    col.noticed[row] = 0;
    col.since[row] = isBeginning ? -LONGEST : world.now;
    col.event[row] = -1;
    col.busy[row] = 0;
    col.queued[row] = 0;
    col.present[row] = 0;
    col.first[row] = -1;
    col.last[row] = -1;
    rows.push(row);
  }
  return rows;
}

/** After an edit: starts the instances that are wanted now, and lets those go that no longer are. */
export function adjustInstances(world: World, node: number): void {
  const { instances, allInstances } = world.nodeParts[node];
  const { state } = world.instances.col;
  allInstances.forEach((instance, place) => {
    if (place < instances.length) {
      if (state[instance] === STOPPED) start(world, instance);
      else if (state[instance] === DRAINING) setState(world, instance, UP);
    } else if (state[instance] === UP) drain(world, instance);
    else if (state[instance] === STARTING || state[instance] === CRASHED) setState(world, instance, STOPPED);
  });
  refreshRotation(world, node);
}

/** The event that ends the state of an instance. */
export function instanceDue(world: World, instance: number): void {
  const { state, event, noticed, node } = world.instances.col;
  event[instance] = -1;
  switch (state[instance]) {
    case STARTING:
      setState(world, instance, UP);
      return;
    case DRAINING:
      stop(world, instance, STOPPED);
      return;
    case CRASHED:
      noticed[instance] = 1;
      refreshRotation(world, node[instance]);
      world.data?.instanceChanged(instance);
      return;
    default:
      throw new Error(`Invariant broken: an event for instance ${instance} in state ${state[instance]}`);
  }
}

/**
 * Everything that the instance works on is lost, and whoever waits for it hears so. `fault` and `moment` are of a crash at
 * work (change-log.ts).
 */
export function crash(world: World, instance: number, fault?: number, moment?: number): void {
  const state = world.instances.col.state[instance];
  if (state !== STOPPED && state !== CRASHED) stop(world, instance, CRASHED, fault, moment);
}

/** What held a crashed instance down is over. */
export function restart(world: World, instance: number): void {
  const { state, node } = world.instances.col;
  if (state[instance] !== CRASHED) return;
  if (world.nodeParts[node[instance]].instances.includes(instance)) start(world, instance);
  else setState(world, instance, STOPPED);
}

function start(world: World, instance: number): void {
  const { startupNs } = world.nodeParts[world.instances.col.node[instance]].model.lifecycle;
  setState(world, instance, startupNs > 0 ? STARTING : UP);
}

function drain(world: World, instance: number): void {
  const col = world.instances.col;
  const { drainNs } = world.nodeParts[col.node[instance]].model.lifecycle;
  if (col.present[instance] === 0 || drainNs === 0) stop(world, instance, STOPPED);
  else setState(world, instance, DRAINING);
}

function stop(
  world: World,
  instance: number,
  state: typeof STOPPED | typeof CRASHED,
  fault?: number,
  moment?: number,
): void {
  setState(world, instance, state, fault, moment);
  for (const job of jobsOf(world, instance)) breakJob(world, job, UNAVAILABLE);
}
