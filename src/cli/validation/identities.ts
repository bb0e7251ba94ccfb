import { CANCELLED, OK, OUTCOME_COUNT } from '../../base/outcome';
import {
  CLIENT,
  CLIENT_LEVEL_WIDTH,
  EDGE,
  EDGE_LEVEL,
  EDGE_LEVEL_WIDTH,
  NODE,
  NODE_LEVEL,
  NODE_LEVEL_WIDTH,
  type Group,
} from '../../sim/measure/layout';
import type { World } from '../../sim/world';

/**
 * What has to hold to the last digit in every run, whatever its luck. Each function gives the identities that do
 * not hold, in words. A run must stand at the end of a whole second, because the history knows whole seconds only.
 */
type Count = (counter: number) => number;

/** Nothing is lost and nothing is made up: at any moment, on every client, edge and node. */
export function conservation(world: World): string[] {
  const { clients, edges, nodes } = world.configuration;
  const found: string[] = [];
  clients.forEach(({ model }, row) => {
    const count = counterOf(world, 'clients', row);
    const waiting = world.meter.clients.levels[row * CLIENT_LEVEL_WIDTH];
    expectSame(found, `${model.id}: asked`, count(CLIENT.asked), outcomes(count, CLIENT.outcome) + waiting);
    const answered = count(CLIENT.inTime) + count(CLIENT.late);
    expectSame(found, `${model.id}: answered`, count(CLIENT.outcome + OK), answered);
  });
  edges.forEach(({ model }, row) => {
    const count = counterOf(world, 'edges', row);
    const level = (which: number): number => world.meter.edges.levels[row * EDGE_LEVEL_WIDTH + which];
    const settled = outcomes(count, EDGE.outcome) + count(EDGE.withdrawn);
    expectSame(found, `${model.id}: calls`, count(EDGE.calls), settled + level(EDGE_LEVEL.open));
    const ended = count(EDGE.answered) + count(EDGE.late) + count(EDGE.cancelled);
    expectSame(found, `${model.id}: sent`, count(EDGE.sent), ended + level(EDGE_LEVEL.out));
    expectSame(found, `${model.id}: settled as cancelled`, count(EDGE.outcome + CANCELLED), 0);
  });
  nodes.forEach(({ model }, row) => {
    const count = counterOf(world, 'nodes', row);
    const level = (which: number): number => world.meter.nodes.levels[row * NODE_LEVEL_WIDTH + which];
    const left = count(NODE.served) + count(NODE.failed) + count(NODE.shed) + count(NODE.withdrawn);
    expectSame(found, `${model.id}: arrived`, count(NODE.arrived), left + level(NODE_LEVEL.present));
    if (count(NODE.withdrawn) > 0) return;
    const begun = count(NODE.started) + count(NODE.shed) + level(NODE_LEVEL.queued);
    expectSame(found, `${model.id}: arrived, by start`, count(NODE.arrived), begun);
  });
  return found;
}

/** When all have left: Little's law on the same run, busy time, and calls that became arrivals. */
export function drained(world: World): string[] {
  const { edges, nodes } = world.configuration;
  const found = [...conservation(world), ...emptiness(world)];
  nodes.forEach(({ model }, row) => {
    const count = counterOf(world, 'nodes', row);
    expectSame(found, `${model.id}: busy time`, count(NODE.workArea), count(NODE.serviceNs));
    const calling = edges.map(({ to }, edge) => (to === row ? counterOf(world, 'edges', edge) : undefined));
    const total = (counter: number): number => calling.reduce((sum, edge) => sum + (edge?.(counter) ?? 0), 0);
    // A request that was cancelled before it came in was sent and never arrived, and is not counted apart.
    if (total(EDGE.cancelled) === 0) {
      expectSame(found, `${model.id}: arrivals of its edges`, count(NODE.arrived), total(EDGE.sent));
    }
    if (!model.holdsWorker || model.plan.length === 0) {
      expectSame(found, `${model.id}: workers taken`, count(NODE.busyArea), count(NODE.workArea));
    }
    const present = count(NODE.sojournNs) + count(NODE.withdrawnNs);
    expectSame(found, `${model.id}: Little's law`, count(NODE.presentArea), present);
    const waited = count(NODE.waitNs) + count(NODE.withdrawnWaitNs);
    expectSame(found, `${model.id}: Little's law of the queue`, count(NODE.queueArea), waited);
  });
  return found;
}

function emptiness(world: World): string[] {
  const found: string[] = [];
  const { clients, edges, nodes } = world.meter;
  world.configuration.clients.forEach(({ model }, row) => {
    expectSame(found, `${model.id}: waiting at the end`, clients.levels[row * CLIENT_LEVEL_WIDTH], 0);
  });
  world.configuration.edges.forEach(({ model }, row) => {
    for (const [name, which] of Object.entries(EDGE_LEVEL)) {
      expectSame(found, `${model.id}: ${name} at the end`, edges.levels[row * EDGE_LEVEL_WIDTH + which], 0);
    }
  });
  const { working, busy, queued, present } = NODE_LEVEL;
  world.configuration.nodes.forEach(({ model }, row) => {
    for (const [name, which] of Object.entries({ working, busy, queued, present })) {
      expectSame(found, `${model.id}: ${name} at the end`, nodes.levels[row * NODE_LEVEL_WIDTH + which], 0);
    }
  });
  for (const table of ['requests', 'attempts', 'jobs'] as const) {
    expectSame(found, `rows of ${table} at the end`, world[table].live, 0);
  }
  return found;
}

function counterOf(world: World, group: Group, row: number): Count {
  const { history } = world.meter;
  return (counter) => history.sum(group, row, counter, 0, history.length);
}

function outcomes(count: Count, first: number): number {
  let sum = 0;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++) sum += count(first + outcome);
  return sum;
}

function expectSame(found: string[], what: string, one: number, other: number): void {
  if (one !== other) found.push(`${what}: ${one} is not ${other}`);
}
