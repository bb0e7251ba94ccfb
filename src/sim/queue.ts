import { NODE_LEVEL } from './measure/layout';
import { GONE, QUEUED } from './tables';
import type { World } from './world';

/**
 * The queue of an instance: a list of jobs through their rows, from the one that came first to the last. By priority the
 * more important ones stand before the others, and a link between peers joins the first and the last of those of one priority, so that
 * whoever comes passes each priority in one step, however many wait.
 */
export function enqueue(world: World, node: number, job: number): void {
  const at = world.jobs.col.instance[job];
  world.jobs.col.state[job] = QUEUED;
  if (world.nodeParts[node].model.queue.order === 'priority') enterByPriority(world, at, job);
  else insertAfter(world, at, job, world.instances.col.last[at]);
  world.instances.col.queued[at]++;
  world.meter.changeLevel(node, at, NODE_LEVEL.queued, 1);
}

export function dequeue(world: World, node: number, job: number): void {
  const { instance, link, pending: previous, state } = world.jobs.col;
  const { queued, first, last } = world.instances.col;
  const at = instance[job];
  if (world.nodeParts[node].model.queue.order === 'priority') leavePeers(world, job);
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

/** An edit made the queues of a node ones by priority: those who wait take their places, of equals the oldest first. */
export function sortByPriority(world: World, node: number): void {
  const { first, last } = world.instances.col;
  for (const at of world.nodeParts[node].allInstances) {
    const waiting: number[] = [];
    for (let job = first[at]; job >= 0; job = world.jobs.col.link[job]) waiting.push(job);
    first[at] = -1;
    last[at] = -1;
    for (const job of waiting) enterByPriority(world, at, job);
  }
}

function priorityOf(world: World, job: number): number {
  return world.requests.col.priority[world.attempts.col.request[world.jobs.col.attempt[job]]];
}

/** Behind all that are at least as important. */
function enterByPriority(world: World, instance: number, job: number): void {
  const { pending: previous, startedAt: peer } = world.jobs.col;
  const priority = priorityOf(world, job);
  let before = world.instances.col.last[instance];
  while (before >= 0 && priorityOf(world, before) < priority) before = previous[peer[before]];
  insertAfter(world, instance, job, before);
  const hasPeers = before >= 0 && priorityOf(world, before) === priority;
  joinPeers(world, hasPeers ? peer[before] : job, job);
}

/** When the first or the last of its priority goes, the one beside it takes its part. */
function leavePeers(world: World, job: number): void {
  const { link, pending: previous, startedAt: peer } = world.jobs.col;
  const priority = priorityOf(world, job);
  const isPeer = (other: number): boolean => other >= 0 && priorityOf(world, other) === priority;
  const [before, after] = [previous[job], link[job]];
  if (!isPeer(before) && isPeer(after)) joinPeers(world, after, peer[job]);
  else if (isPeer(before) && !isPeer(after)) joinPeers(world, peer[job], before);
}

function joinPeers(world: World, first: number, last: number): void {
  const { startedAt: peer } = world.jobs.col;
  peer[first] = last;
  peer[last] = first;
}

function insertAfter(world: World, instance: number, job: number, before: number): void {
  const { link, pending: previous } = world.jobs.col;
  const { first, last } = world.instances.col;
  const after = before >= 0 ? link[before] : first[instance];
  previous[job] = before;
  link[job] = after;
  if (before >= 0) link[before] = job;
  else first[instance] = job;
  if (after >= 0) previous[after] = job;
  else last[instance] = job;
}
