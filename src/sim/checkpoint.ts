import { assert } from '../base/assert';
import { readPlainState, writePlainState } from '../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../base/snapshot';
import type { Time } from '../base/time';
import type { Configuration } from './configuration';
import type { Documents } from './data-host';
import { deriveEffects } from './effects';
import type { World } from './world';

/**
 * A moment of a run: one buffer with everything that changes, and the (immutable) configuration in force then.
 * The log, the history and the payloads are append-only: a checkpoint keeps how far they went.
 */
export interface Checkpoint {
  /** The engines' states are restored in place, so a checkpoint belongs to the world that it was taken of. */
  readonly world: World;
  readonly time: Time;
  readonly dispatched: number;
  /** How many commands had acted. */
  readonly commands: number;
  /** How much had come from outside. */
  readonly inputs: number;
  readonly configuration: Configuration;
  readonly bytes: ArrayBuffer;
  /** Documents are never changed, so that a checkpoint may hold those of its moment as they are. */
  readonly documents: Documents | null;
}

export function takeCheckpoint(world: World, out = new SnapshotWriter()): Checkpoint {
  out.number(world.now);
  out.number(world.dispatched);
  out.number(world.commands);
  world.heap.write(out);
  world.lanes.write(out);
  out.number(world.bank.state.length);
  out.array(world.bank.state, world.bank.state.length);
  out.array(world.hash.state, world.hash.state.length);
  out.number(world.payloads.length);
  for (const table of tablesOf(world)) table.write(out);
  out.number(world.frameWidth);
  out.array(world.frames, world.attempts.high * world.frameWidth);
  out.array(world.faultTurns, world.configuration.faults.length);
  out.array(world.struck, world.configuration.faults.length);
  out.array(world.faultChanges, world.configuration.faults.length);
  out.number(world.faultEvent);
  out.array(world.guardEvents, world.configuration.guards.length);
  out.array(world.guardDeadlines, world.configuration.guards.length);
  for (const { guard } of world.configuration.guards) writePlainState(out, guard.shape(), guard.state);
  world.meter.write(out);
  world.log.write(out);
  world.passed.write(out, world.requests.high);
  world.traces.write(out);
  world.outside.write(out);
  world.data?.write(out);
  const { now: time, dispatched, commands, configuration } = world;
  const { inputs } = world.outside;
  const documents = world.data?.documents ?? null;
  return { world, time, dispatched, commands, inputs, configuration, documents, bytes: out.finish() };
}

/** Puts the world back to a moment that it was in. Another world gets there by the scenario and the log. */
export function restoreCheckpoint(world: World, checkpoint: Checkpoint): void {
  assert(checkpoint.world === world, 'a checkpoint was restored in a world that it was not taken of');
  const from = new SnapshotReader(checkpoint.bytes);
  world.adopt(checkpoint.configuration);
  const { guards, faults } = checkpoint.configuration;
  world.now = from.number();
  world.dispatched = from.number();
  world.commands = from.number();
  world.heap.read(from);
  world.lanes.read(from);
  const words = new Uint32Array(from.number());
  from.array(words, words.length);
  world.bank.replaceState(words);
  from.array(world.hash.state, world.hash.state.length);
  world.payloads.rewind(from.number());
  for (const table of tablesOf(world)) table.read(from);
  world.frameWidth = from.number();
  const used = world.attempts.high * world.frameWidth;
  world.frames = new Float64Array(world.attempts.capacity * world.frameWidth);
  from.array(world.frames, used);
  world.faultTurns = new Int32Array(faults.length);
  world.struck = new Int32Array(faults.length);
  world.faultChanges = new Float64Array(faults.length);
  from.array(world.faultTurns, faults.length);
  from.array(world.struck, faults.length);
  from.array(world.faultChanges, faults.length);
  world.faultEvent = from.number();
  world.guardEvents = new Int32Array(guards.length);
  world.guardDeadlines = new Float64Array(guards.length);
  from.array(world.guardEvents, guards.length);
  from.array(world.guardDeadlines, guards.length);
  for (const part of guards) {
    part.ready();
    readPlainState(from, part.guard.shape(), part.guard.state);
    part.guard.stateReplaced?.();
  }
  world.meter.read(from);
  world.log.read(from);
  world.passed.read(from, world.requests.high, world.requests.capacity);
  world.traces.read(from);
  world.outside.read(from);
  if (checkpoint.documents !== null) world.data?.read(from, checkpoint.documents);
  from.finish();
  deriveEffects(world);
}

function tablesOf(world: World) {
  return [
    world.requests,
    world.attempts,
    world.jobs,
    world.instances,
    world.clients,
    world.users,
    world.edges,
  ];
}
