import { rescheduleArrivals } from './arrivals';
import { compile } from './compile';
import { NEVER } from '../base/time';
import type { Configuration } from './configuration';
import { deriveEffects } from './effects';
import { renewFaults } from './faults';
import { armGuard } from './guards';
import { adjustInstances } from './instances';
import { startQueued } from './jobs';
import type { Model } from './model';
import { bringHome } from './outside/exchanges';
import { sortByPriority } from './queue';
import { adjustUsers } from './users';
import type { World } from './world';

/**
 * Makes the world run by a model from this instant on. The first model starts the run; a later one is an edit.
 * Whatever kept its id goes on: instances, queues, engine states, arrivals under way.
 */
export function reconfigure(world: World, model: Model): void {
  const before = world.configuration;
  const after = compile(world, before, model);
  world.adopt(after);
  world.meter.grow(after.clients.length, after.edges.length, after.nodes, world.instances.high);
  world.passed.widen(after.nodes.length, world.requests.high);
  growFaults(world, after.faults.length);
  sortQueues(world, before);
  deriveEffects(world);
  after.nodes.forEach((_, node) => adjustInstances(world, node));
  after.clients.forEach((part, client) => {
    rescheduleArrivals(world, client, before.clients[client]?.model, part);
    adjustUsers(world, part);
  });
  renewFaults(world);
  after.nodes.forEach((part, node) => {
    for (const instance of part.allInstances) startQueued(world, node, instance);
  });
  applyGuardSettings(world, before);
  bringHome(world);
  if (before.data === null) world.data?.open();
  world.data?.edited(before.data);
}

function sortQueues(world: World, before: Configuration): void {
  world.nodeParts.forEach(({ model }, node) => {
    const known = before.nodes[node]?.model.queue.order;
    if (known !== undefined && known !== 'priority' && model.queue.order === 'priority')
      sortByPriority(world, node);
  });
}

function growFaults(world: World, count: number): void {
  const turns = new Int32Array(count).fill(-1);
  turns.set(world.faultTurns);
  world.faultTurns = turns;
  const struck = new Int32Array(count);
  struck.set(world.struck);
  world.struck = struck;
  world.faultChanges = new Float64Array(count);
}

/** Engines take over changed settings last, when everything that they may set in motion is in place. */
function applyGuardSettings(world: World, before: Configuration): void {
  const { guards } = world.configuration;
  growGuards(world, guards.length);
  guards.forEach((part, index) => {
    const known = before.guards[index];
    if (known === part) return;
    // A new guard may have been made for one layer and got its settings from another that shares it.
    part.adopt(world);
    if (known === undefined) armGuard(world, index, part.guard.nextDeadline());
  });
}

function growGuards(world: World, count: number): void {
  const known = world.guardEvents.length;
  if (count <= known) return;
  const events = new Int32Array(count).fill(-1);
  events.set(world.guardEvents);
  world.guardEvents = events;
  const deadlines = new Float64Array(count).fill(NEVER);
  deadlines.set(world.guardDeadlines);
  world.guardDeadlines = deadlines;
}
