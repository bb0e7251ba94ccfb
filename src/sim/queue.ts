import { NODE_LEVEL } from './measure/layout';
import { GONE, QUEUED } from './tables';
import type { World } from './world';

/** The queue of an instance: a list of jobs through their rows, from the one that came first to the last. */
export function enqueue(world: World, node: number, job: number): void {
  const { instance, state } = world.jobs.col;
  const at = instance[job];
  state[job] = QUEUED;
  const isByPriority = world.nodeParts[node].model.queue.order === 'priority';
  insertAfter(
    world,
    at,
    job,
    isByPriority ? lastNotBelow(world, at, priorityOf(world, job)) : world.instances.col.last[at],
  );
  world.instances.col.queued[at]++;
  world.meter.changeLevel(node, at, NODE_LEVEL.queued, 1);
}

export function dequeue(world: World, node: number, job: number): void {
  const { instance, link, previous, state } = world.jobs.col;
  const { queued, first, last } = world.instances.col;
  const at = instance[job];
  state[job] = GONE;
  if (previous[job] >= 0) link[previous[job]] = link[job];
  else first[at] = link[job];
  if (link[job] >= 0) previous[link[job]] = previous[job];
  else last[at] = previous[job];
  queued[at]--;
  world.meter.changeLevel(node, at, NODE_LEVEL.queued, -1);
}

/** Whose turn it is. */
export function nextInQueue(world: World, node: number, instance: number): number {
  const { first, last } = world.instances.col;
  return world.nodeParts[node].model.queue.order === 'lifo' ? last[instance] : first[instance];
}

/** In a full queue by priority, the last one makes room for a request that is more important; -1 when there is none. */
export function displaced(world: World, node: number, instance: number, attempt: number): number {
  if (world.nodeParts[node].model.queue.order !== 'priority') return -1;
  const last = world.instances.col.last[instance];
  if (last < 0) return -1;
  const { priority } = world.requests.col;
  return priorityOf(world, last) < priority[world.attempts.col.request[attempt]] ? last : -1;
}

function priorityOf(world: World, job: number): number {
  return world.requests.col.priority[world.attempts.col.request[world.jobs.col.attempt[job]]];
}

/** The last in the queue that is at least as important; -1 when all are less. */
function lastNotBelow(world: World, instance: number, priority: number): number {
  let at = world.instances.col.last[instance];
  while (at >= 0 && priorityOf(world, at) < priority) at = world.jobs.col.previous[at];
  return at;
}

function insertAfter(world: World, instance: number, job: number, before: number): void {
  const { link, previous } = world.jobs.col;
  const { first, last } = world.instances.col;
  const after = before >= 0 ? link[before] : first[instance];
  previous[job] = before;
  link[job] = after;
  if (before >= 0) link[before] = job;
  else first[instance] = job;
  if (after >= 0) previous[after] = job;
  else last[instance] = job;
}
