import { rescheduleArrivals } from './arrivals';
import { compile } from './compile';
import type { Configuration } from './configuration';
import { deriveEffects } from './effects';
import { updateFaults } from './faults';
import { adjustInstances } from './instances';
import { startQueued } from './jobs';
import type { Model } from './model';
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
  world.meter.grow(after.clients.length, after.edges.length, after.nodes.length, world.instances.high);
  growFaults(world, after.faults.length);
  measureInstances(world);
  deriveEffects(world);
  after.nodes.forEach((_, node) => adjustInstances(world, node));
  after.clients.forEach((part, client) => {
    rescheduleArrivals(world, client, before.clients[client]?.model, part);
    adjustUsers(world, part);
  });
  adjustFirstFailures(world, before);
  updateFaults(world);
  after.nodes.forEach((part, node) => {
    for (const instance of part.allInstances) startQueued(world, node, instance);
  });
  applyGuardSettings(world, before);
}

/** A node that has several instances from now on shows each of them. */
function measureInstances(world: World): void {
  const { busy, queued } = world.instances.col;
  const known = world.meter.instanceMeasured;
  world.meter.instanceMeasured = new Uint8Array(world.instances.high);
  world.meter.instanceMeasured.set(known);
  for (const { allInstances } of world.nodeParts) {
    if (allInstances.length < 2) continue;
    for (const instance of allInstances) {
      if (world.meter.instanceMeasured[instance] === 0) {
        world.meter.beginInstance(instance, busy[instance], queued[instance]);
      }
    }
  }
}

/** A fault that fails the first requests, and is at it, has as many more or fewer to go as the edit says. */
function adjustFirstFailures(world: World, before: Configuration): void {
  world.configuration.faults.forEach(({ model }, index) => {
    const known = before.faults[index]?.model;
    if (world.faultTurns[index] < 0 || model.on !== 'nodes' || known?.on !== 'nodes') return;
    const left = world.failuresLeft[index] + model.failFirst - known.failFirst;
    world.failuresLeft[index] = Math.max(0, left);
  });
}

function growFaults(world: World, count: number): void {
  const turns = new Int32Array(count).fill(-1);
  turns.set(world.faultTurns);
  world.faultTurns = turns;
  const left = new Int32Array(count);
  left.set(world.failuresLeft);
  world.failuresLeft = left;
}

/** Engines take over changed settings last, when everything that they may set in motion is in place. */
function applyGuardSettings(world: World, before: Configuration): void {
  const { guards } = world.configuration;
  growGuards(world, guards.length);
  guards.forEach((part, index) => {
    const known = before.guards[index];
    if (known === undefined || known.config === part.config) return;
    if (part.kind === 'circuit-breaker') {
      const changes = part.guard.state.changes;
      part.guard.configure(part.config, world.now);
      if (part.guard.state.changes !== changes) world.guardChanged(index);
      world.guardDeadline(index, part.guard.nextDeadline());
      return;
    }
    part.guard.configure(part.config, world);
  });
}

function growGuards(world: World, count: number): void {
  const known = world.guardEvents.length;
  if (count <= known) return;
  const events = new Int32Array(count).fill(-1);
  events.set(world.guardEvents);
  world.guardEvents = events;
  const deadlines = Float64Array.from(world.configuration.guards, (part) => part.guard.nextDeadline());
  deadlines.set(world.guardDeadlines);
  world.guardDeadlines = deadlines;
}
