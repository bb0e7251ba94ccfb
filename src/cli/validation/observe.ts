import { NS_PER_SECOND } from '../../base/time';
import type { Model } from '../../sim/model';
import { steady } from '../../sim/plain-parts';
import { reconfigure } from '../../sim/reconfigure';
import { run } from '../../sim/run';
import { World } from '../../sim/world';
import type { Span } from './case';
import { conservation, drained } from './identities';
import { Range } from './range';

export interface Observation {
  readonly world: World;
  readonly range: Range;
  readonly differences: readonly string[];
}

/** How long a system may take to empty itself, in steps of ten seconds. */
const DRAIN_SECONDS = 10;
const DRAIN_STEPS = 360;

/**
 * Runs a model, takes the measured range, and then lets the system drain, so that the identities can be asked both
 * in full traffic and when all have left.
 */
export function observe(model: Model, seed: number, span: Span): Observation {
  const world = startWorld(model, seed);
  const to = span.warmUp + span.measured;
  advance(world, to);
  const differences = conservation(world);
  drain(world, model);
  differences.push(...drained(world));
  return { world, range: new Range(world.meter.history, world.configuration, span.warmUp, to), differences };
}

export function startWorld(model: Model, seed: number): World {
  const world = new World(seed);
  reconfigure(world, model);
  return world;
}

export function advance(world: World, toSecond: number): void {
  const end = run(world, toSecond * NS_PER_SECOND);
  if (end !== 'time') {
    const at = world.now / NS_PER_SECOND;
    throw new Error(
      `The run stopped at ${at} s with '${end}' instead of reaching ${toSecond} s: shorten the row`,
    );
  }
}

/** Nobody asks any more; whoever is in the system leaves. */
export function drain(world: World, model: Model): void {
  reconfigure(world, { ...model, clients: model.clients.map((client) => ({ ...client, load: steady(0) })) });
  for (let step = 0; step < DRAIN_STEPS; step++) {
    if (world.requests.live === 0) return;
    advance(world, world.now / NS_PER_SECOND + DRAIN_SECONDS);
  }
  throw new Error(`${world.requests.live} requests were still there an hour after the last one came`);
}

/** Everything that was measured since the start, the draining included. */
export function wholeRun(world: World): Range {
  const { history } = world.meter;
  return new Range(history, world.configuration, 0, history.length);
}
