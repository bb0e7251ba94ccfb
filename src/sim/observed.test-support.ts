import { OUTCOMES, type OutcomeId } from '../base/outcome';
import { NS_PER_MS, NS_PER_SECOND, msToNs } from '../base/time';
import { INSTANCE_CHANGED, INSTANCE_HUNG } from './change-log';
import { total, violations, violationsWhenDrained } from './conservation.test-support';
import { CLIENT, EDGE, INSTANCE_WIDTH, NODE, type PartGroup } from './measure/layout';
import type { ClientModel, LoadModel, Model } from './model';
import { client, silenced } from './small-model.test-support';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { World } from './world';

/** Loads whose every request is known, and words for what became of them, so that a test can say what is exact. */

export const evenly = (rate: number): LoadModel => ({
  kind: 'open',
  spacing: 'even',
  rate: [{ from: 0, rate, rateAtEnd: rate }],
});

/** One request at each of these milliseconds, which lie at least one apart. */
export function at(...moments: readonly number[]): LoadModel {
  const off = { rate: 0, rateAtEnd: 0 };
  const rate = moments.flatMap((ms) => [
    { from: msToNs(ms - 1), rate: 1000, rateAtEnd: 1000 },
    { from: msToNs(ms), ...off },
  ]);
  const pieces = rate.filter((piece, k) => rate[k + 1]?.from !== piece.from);
  return {
    kind: 'open',
    spacing: 'even',
    rate: pieces[0]?.from === 0 ? pieces : [{ from: 0, ...off }, ...pieces],
  };
}

/** A client that asks at these moments along the edge `in`. */
export function asks(id: string, moments: readonly number[], more: Partial<ClientModel> = {}): ClientModel {
  return client(id, 0, 'in', { load: at(...moments), ...more });
}

export function start(model: Model, seed = 1): World {
  const world = new World(seed);
  reconfigure(world, model);
  return world;
}

const IDS = OUTCOMES.map(({ id }): OutcomeId => id);

/** Everything that clients hear up to a moment, as it comes: "12 users ok" is an answer after 12 ms. */
export function story(world: World, untilMs: number): string[] {
  const told: string[] = [];
  let known = outcomesOf(world);
  while (world.heap.isDue(msToNs(untilMs))) {
    run(world, world.heap.peekTime());
    const now = outcomesOf(world);
    now.forEach((counts, row) => {
      const { id } = world.configuration.clients[row].model;
      counts.forEach((count, outcome) => {
        for (let k = known[row][outcome]; k < count; k++) {
          told.push(`${world.now / NS_PER_MS} ${id} ${IDS[outcome]}`);
        }
      });
    });
    known = now;
  }
  run(world, msToNs(untilMs));
  return told;
}

function outcomesOf(world: World): number[][] {
  return world.configuration.clients.map((_, row) =>
    IDS.map((_id, outcome) => total(world, 'clients', row, CLIENT.outcome + outcome)),
  );
}

/** What became of instances: "12 1 up" is the second one after 12 ms. */
export function lives(world: World): string[] {
  const states = ['stopped', 'starting', 'up', 'draining', 'crashed'];
  return world.log.past().flatMap(({ time, code, a, b }) => {
    if (code === INSTANCE_CHANGED) return [`${time / NS_PER_MS} ${a} ${states[b]}`];
    return code === INSTANCE_HUNG ? [`${time / NS_PER_MS} ${a} ${b === 1 ? 'hangs' : 'goes on'}`] : [];
  });
}

function rowOf(world: World, group: PartGroup, id: string): number {
  return world.configuration[group].findIndex(({ model }) => model.id === id);
}

export function ofNode(world: World, id: string, counter: keyof typeof NODE): number {
  return total(world, 'nodes', rowOf(world, 'nodes', id), NODE[counter]);
}

export function ofEdge(world: World, id: string, counter: keyof typeof EDGE): number {
  return total(world, 'edges', rowOf(world, 'edges', id), EDGE[counter]);
}

export function ofClient(world: World, id: string, outcome: OutcomeId): number {
  return total(world, 'clients', rowOf(world, 'clients', id), CLIENT.outcome + IDS.indexOf(outcome));
}

/** A counter of each instance that ever was, by row. */
export function ofInstances(world: World, counter: number): number[] {
  const rows = world.meter.instances.counts.length / INSTANCE_WIDTH;
  return Array.from({ length: rows }, (_, row) => total(world, 'instances', row, counter));
}

/** Nobody asks any more, and all that is under way ends: then nothing may be left, and nothing may be missing. */
export function drained(world: World, model: Model): string[] {
  const found = violations(world);
  reconfigure(world, silenced(model));
  run(world, world.now + 600 * NS_PER_SECOND);
  return [...found, ...violationsWhenDrained(world)];
}
