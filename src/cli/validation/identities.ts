import { BreakerGuard } from '../../policies/layers/breaker-layer';
import { BulkheadGuard } from '../../policies/layers/bulkhead-layer';
import { CANCELLED, OK, OUTCOME_COUNT } from '../../base/outcome';
import {
  CLIENT,
  CLIENT_LEVEL_WIDTH,
  EDGE,
  EDGE_LEVEL,
  EDGE_LEVEL_WIDTH,
  GROUPS,
  INSTANCE,
  NODE,
  NODE_LEVEL,
  NODE_LEVEL_WIDTH,
  WIDTHS,
  type Group,
} from '../../sim/measure/layout';
import { INSTANCE_HUNG } from '../../sim/change-log';
import type { FaultPart } from '../../sim/configuration';
import type { World } from '../../sim/world';

/*
 * What has to hold to the last digit at any moment of any run, whatever its luck. Each function gives the identities
 * that do not hold, in words.
 */

type Count = (counter: number) => number;

/** Nothing is lost and nothing is made up: at any moment, on every client, edge and node. */
export function conservation(world: World): string[] {
  const { clients, edges, nodes } = world.configuration;
  const counterOf = countersOf(world);
  const found: string[] = [];
  clients.forEach(({ model }, row) => {
    const count = counterOf('clients', row);
    const waiting = world.meter.clients.levels[row * CLIENT_LEVEL_WIDTH];
    expectSame(found, `${model.id}: asked`, count(CLIENT.asked), outcomes(count, CLIENT.outcome) + waiting);
    const answered = count(CLIENT.inTime) + count(CLIENT.late);
    expectSame(found, `${model.id}: answered`, count(CLIENT.outcome + OK), answered);
  });
  edges.forEach(({ model }, row) => {
    const count = counterOf('edges', row);
    const level = (which: number): number => world.meter.edges.levels[row * EDGE_LEVEL_WIDTH + which];
    const settled = outcomes(count, EDGE.outcome) + count(EDGE.withdrawn);
    expectSame(found, `${model.id}: calls`, count(EDGE.calls), settled + level(EDGE_LEVEL.open));
    const ended = count(EDGE.answered) + count(EDGE.late) + count(EDGE.cancelled);
    expectSame(found, `${model.id}: sent`, count(EDGE.sent), ended + level(EDGE_LEVEL.out));
    expectSame(found, `${model.id}: settled as cancelled`, count(EDGE.outcome + CANCELLED), 0);
  });
  nodes.forEach(({ model }, row) => {
    const count = counterOf('nodes', row);
    const level = (which: number): number => world.meter.nodes.levels[row * NODE_LEVEL_WIDTH + which];
    const answered = count(NODE.served) + count(NODE.failed) + count(NODE.withdrawn);
    const turnedAway = count(NODE.shed) + count(NODE.unavailable) + count(NODE.expired) + count(NODE.broken);
    const left = answered + turnedAway + level(NODE_LEVEL.present);
    expectSame(found, `${model.id}: arrived`, count(NODE.arrived), left);
    if (count(NODE.withdrawn) + count(NODE.broken) > 0) return;
    const notBegun = count(NODE.shed) + count(NODE.unavailable) + count(NODE.expired);
    const begun = count(NODE.started) + notBegun + level(NODE_LEVEL.queued);
    expectSame(found, `${model.id}: arrived, by start`, count(NODE.arrived), begun);
  });
  return [...found, ...sharedOut(world, counterOf)];
}

/** What a node has is what its instances have together, where there are several. */
function sharedOut(world: World, counterOf: (group: Group, row: number) => Count): string[] {
  const found: string[] = [];
  world.configuration.nodes.forEach(({ model, allInstances }, row) => {
    if (allInstances.length < 2) return;
    const count = counterOf('nodes', row);
    const ofInstances = allInstances.map((instance) => counterOf('instances', instance));
    const sum = (counter: number): number => ofInstances.reduce((all, own) => all + own(counter), 0);
    const turnedAway = count(NODE.shed) + count(NODE.unavailable) + count(NODE.expired) + count(NODE.broken);
    const pairs: readonly [string, number, number][] = [
      ['arrived', count(NODE.arrived), INSTANCE.arrived],
      ['served', count(NODE.served), INSTANCE.served],
      ['failed', count(NODE.failed), INSTANCE.failed],
      ['turned away', turnedAway, INSTANCE.turnedAway],
      ['time of those answered', count(NODE.sojournNs), INSTANCE.sojournNs],
      ['workers taken', count(NODE.busyArea), INSTANCE.busyArea],
      ['queue', count(NODE.queueArea), INSTANCE.queueArea],
    ];
    for (const [what, whole, counter] of pairs) {
      expectSame(found, `${model.id}: ${what}, by instance`, whole, sum(counter));
    }
    allInstances.forEach((instance, place) => {
      const own = ofInstances[place];
      const ended = own(INSTANCE.served) + own(INSTANCE.failed) + own(INSTANCE.turnedAway);
      const held = ended + world.instances.col.present[instance];
      // Those whose callers withdrew are not counted by instance.
      const withdrawn = own(INSTANCE.arrived) - held;
      if (withdrawn < 0 || withdrawn > count(NODE.withdrawn)) {
        found.push(
          `${model.id}, instance ${place}: ${own(INSTANCE.arrived)} arrived, ${held} ended or are there`,
        );
      }
    });
  });
  return found;
}

/** When all have left: Little's law on the same run, busy time, and calls that became arrivals. */
export function drained(world: World): string[] {
  const { edges, faults, nodes } = world.configuration;
  const counterOf = countersOf(world);
  const found = [...conservation(world), ...emptiness(world), ...givenBack(world)];
  const hung = new Set(
    world.log
      .past()
      .filter(({ code }) => code === INSTANCE_HUNG)
      .map(({ subject }) => subject),
  );
  nodes.forEach(({ model }, row) => {
    const count = counterOf('nodes', row);
    expectSame(found, `${model.id}: busy time`, count(NODE.workArea), count(NODE.serviceNs));
    const calling = edges.map(({ to }, edge) => (to === row ? counterOf('edges', edge) : undefined));
    const total = (counter: number): number => calling.reduce((sum, edge) => sum + (edge?.(counter) ?? 0), 0);
    // A request that was cancelled before it came in was sent and never arrived, and is not counted apart; a lost
    // message may have been a request or an answer, and one that was refused was sent, too.
    const mayBeRefused = faults.some((fault) =>
      edges.some(({ to }, edge) => to === row && refuses(fault, edge)),
    );
    if (!mayBeRefused && total(EDGE.cancelled) + total(EDGE.lost) === 0) {
      const sent = total(EDGE.sent) + total(EDGE.duplicated);
      expectSame(found, `${model.id}: arrivals of its edges`, count(NODE.arrived), sent);
    }
    // A worker that hangs with its instance is taken and does not work.
    if (!hung.has(row) && (!model.holdsWorker || model.plan.length === 0)) {
      expectSame(found, `${model.id}: workers taken`, count(NODE.busyArea), count(NODE.workArea));
    }
    const present = count(NODE.sojournNs) + count(NODE.stoppedNs);
    expectSame(found, `${model.id}: Little's law`, count(NODE.presentArea), present);
    const waited = count(NODE.waitNs) + count(NODE.stoppedWaitNs);
    expectSame(found, `${model.id}: Little's law of the queue`, count(NODE.queueArea), waited);
  });
  return found;
}

function refuses({ model, edges }: FaultPart, edge: number): boolean {
  return model.on === 'edges' && model.cut === 'refused' && edges.includes(edge);
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

/** Every slot and permit of a guard has been given back once. */
function givenBack(world: World): string[] {
  const found: string[] = [];
  for (const part of world.configuration.guards) {
    const name = `${part.layer} of ${world.configuration.edges[part.edge].model.id}`;
    if (part.guard instanceof BulkheadGuard) {
      expectSame(found, `${name}: slots held at the end`, part.guard.state.current, 0);
      expectSame(found, `${name}: waiting at the end`, part.guard.state.queued, 0);
      continue;
    }
    if (!(part.guard instanceof BreakerGuard)) continue;
    const { total, rejected, succeeded, failed, ignored, cancelled, late } = part.guard.state;
    const completed = succeeded + failed + ignored + cancelled + late;
    expectSame(found, `${name}: permits`, total - rejected, completed);
  }
  return found;
}

/** The counters of the run up to now. What the second under way has so far is looked up once. */
function countersOf(world: World): (group: Group, row: number) => Count {
  const { history } = world.meter;
  const open = world.meter.partial(world.now);
  return (group, row) => {
    const counts = open.counts[GROUPS.indexOf(group)];
    return (counter) =>
      history.sum(group, row, counter, 0, history.cursor) + counts[row * WIDTHS[group] + counter];
  };
}

function outcomes(count: Count, first: number): number {
  let sum = 0;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++) sum += count(first + outcome);
  return sum;
}

function expectSame(found: string[], what: string, one: number, other: number): void {
  if (one !== other) found.push(`${what}: ${one} is not ${other}`);
}
