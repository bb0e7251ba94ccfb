import { BalancerGuard } from '../policies/layers/balancer-layer';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import { EjectionGuard } from '../policies/layers/ejection-layer';
import { BulkheadGuard } from '../policies/layers/bulkhead-layer';
import { CANCELLED, OK, OUTCOME_COUNT } from '../base/outcome';
import { LIVE, NOT_LATE, OUTSIDE, SENT } from '../policies/attempts';
import { INSTANCE_HUNG } from './change-log';
import {
  AREAS,
  CLIENT,
  CLIENT_LEVEL_WIDTH,
  EDGE,
  EDGE_LEVEL,
  EDGE_LEVEL_WIDTH,
  GROUPS,
  INSTANCE_LEVEL,
  INSTANCE_LEVEL_WIDTH,
  NODE,
  NODE_LEVEL,
  NODE_LEVEL_WIDTH,
  WIDTHS,
  type Group,
} from './measure/layout';
import {
  CALLING_WITH_WORKER,
  CRASHED,
  DRAINING,
  DUPLICATE,
  FROZEN,
  GONE,
  STARTING,
  STOPPED,
  WORKING,
} from './tables';
import type { World } from './world';

/** What a counter has come to since the run began. */
export function total(world: World, group: Group, row: number, counter: number): number {
  const { history } = world.meter;
  const open = world.meter.partial(world.now).counts[GROUPS.indexOf(group)];
  return history.sum(group, row, counter, 0, history.cursor) + open[row * WIDTHS[group] + counter];
}

/** Two figures that must be one, by name. */
type Same = readonly [what: string, one: number, other: number];

/** What does not hold of all that has to hold at any moment of any run. */
export function violations(world: World): string[] {
  return broken([
    ...ofClients(world),
    ...ofEdges(world),
    ...ofNodes(world),
    ...ofInstances(world),
    ...ofUsers(world),
    ...ofRows(world),
  ]);
}

/** What does not hold of all that has to hold when the last request has left. */
export function violationsWhenDrained(world: World): string[] {
  return [...violations(world), ...broken([...ofEmptyWorld(world), ...ofTimes(world), ...ofGuards(world)])];
}

function broken(pairs: readonly Same[]): string[] {
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => `${what}: ${one} is not ${other}`);
}

function counterOf(world: World, group: Group, row: number): (counter: number) => number {
  const { history } = world.meter;
  const open = world.meter.partial(world.now).counts[GROUPS.indexOf(group)];
  return (counter) =>
    history.sum(group, row, counter, 0, history.cursor) + open[row * WIDTHS[group] + counter];
}

function outcomes(count: (counter: number) => number, first: number): number {
  let sum = 0;
  for (let outcome = 0; outcome < OUTCOME_COUNT; outcome++) sum += count(first + outcome);
  return sum;
}

function ofClients(world: World): Same[] {
  return world.configuration.clients.flatMap(({ model }, row): Same[] => {
    const count = counterOf(world, 'clients', row);
    const waiting = world.meter.clients.levels[row * CLIENT_LEVEL_WIDTH];
    return [
      [`${model.id} asked`, count(CLIENT.asked), outcomes(count, CLIENT.outcome) + waiting],
      [`${model.id} answered`, count(CLIENT.outcome + OK), count(CLIENT.inTime) + count(CLIENT.late)],
    ];
  });
}

function ofEdges(world: World): Same[] {
  return world.configuration.edges.flatMap(({ model }, row): Same[] => {
    const count = counterOf(world, 'edges', row);
    const level = (which: number): number => world.meter.edges.levels[row * EDGE_LEVEL_WIDTH + which];
    const settled = outcomes(count, EDGE.outcome) + count(EDGE.withdrawn);
    const ended = count(EDGE.answered) + count(EDGE.late) + count(EDGE.cancelled);
    return [
      [`${model.id} calls`, count(EDGE.calls), settled + level(EDGE_LEVEL.open)],
      [`${model.id} sent`, count(EDGE.sent), ended + level(EDGE_LEVEL.out)],
      [`${model.id} settled as cancelled`, count(EDGE.outcome + CANCELLED), 0],
    ];
  });
}

function ofNodes(world: World): Same[] {
  return world.configuration.nodes.flatMap(({ model }, row): Same[] => {
    const count = counterOf(world, 'nodes', row);
    const level = (which: number): number => world.meter.nodes.levels[row * NODE_LEVEL_WIDTH + which];
    const answered = count(NODE.served) + count(NODE.failed) + count(NODE.withdrawn);
    const turnedAway = count(NODE.shed) + count(NODE.unavailable) + count(NODE.broken) + count(NODE.expired);
    const { node, busy, queued, present } = world.instances.col;
    const rows = { busy: 0, queued: 0, present: 0 };
    for (let instance = 0; instance < world.instances.high; instance++) {
      if (node[instance] !== row) continue;
      rows.busy += busy[instance];
      rows.queued += queued[instance];
      rows.present += present[instance];
    }
    return [
      [`${model.id} arrived`, count(NODE.arrived), answered + turnedAway + level(NODE_LEVEL.present)],
      [`${model.id} busy workers`, rows.busy, level(NODE_LEVEL.busy)],
      [`${model.id} queued requests`, rows.queued, level(NODE_LEVEL.queued)],
      [`${model.id} requests present`, rows.present, level(NODE_LEVEL.present)],
    ];
  });
}

/**
 * An instance holds no more than it may, its queue is as long as it says, nothing about it is below zero, and nobody
 * waits while a worker is free.
 */
function ofInstances(world: World): Same[] {
  const { busy, queued, present, first, state, hung } = world.instances.col;
  const { link, instance: at } = world.jobs.col;
  const found: Same[] = [];
  for (let instance = 0; instance < world.instances.high; instance++) {
    let length = 0;
    for (let job = first[instance]; job >= 0; job = link[job]) length += at[job] === instance ? 1 : NaN;
    const name = `instance ${instance}`;
    found.push([`${name}: length of the queue`, length, queued[instance]]);
    const least = Math.min(busy[instance], queued[instance], present[instance] - queued[instance]);
    found.push([`${name}: negative`, Math.min(0, least), 0]);
    const jobs = jobsOf(world, instance);
    found.push([`${name}: rows of jobs`, jobs.length, present[instance]]);
    const holding = jobs.filter((job) => HOLDS_WORKER.has(job)).length;
    found.push([`${name}: jobs with a worker`, holding, busy[instance]]);
    const isFree = queued[instance] > 0 && busy[instance] < world.workers[instance];
    found.push([`${name}: waits although a worker is free`, isFree ? queued[instance] : 0, 0]);
    const isDown = state[instance] === CRASHED || state[instance] === STOPPED || state[instance] === STARTING;
    if (isDown) found.push([`${name}: requests although it is down`, present[instance], 0]);
    if (state[instance] === DRAINING)
      found.push([`${name}: drains nothing`, Math.min(1, present[instance]), 1]);
    const moving = jobs.filter((job) => job === (hung[instance] === 1 ? WORKING : FROZEN)).length;
    found.push([`${name}: works while it hangs, or stands still`, moving, 0]);
    if (world.meter.instanceMeasured[instance] === 0) continue;
    const level = (which: number): number =>
      world.meter.instances.levels[instance * INSTANCE_LEVEL_WIDTH + which];
    found.push([`${name}: busy`, busy[instance], level(INSTANCE_LEVEL.busy)]);
    found.push([`${name}: queued`, queued[instance], level(INSTANCE_LEVEL.queued)]);
  }
  return found;
}

const HOLDS_WORKER = new Set<number>([WORKING, CALLING_WITH_WORKER, FROZEN]);

/** The states of the jobs at an instance. */
function jobsOf(world: World, instance: number): number[] {
  const { instance: at, state } = world.jobs.col;
  return Array.from(state.subarray(0, world.jobs.high)).filter(
    (one, job) => one !== GONE && at[job] === instance,
  );
}

/** A user thinks or waits, never both; and who is wanted does one of the two. */
function ofUsers(world: World): Same[] {
  const { event, waiting } = world.users.col;
  return world.configuration.clients.flatMap(({ model, removed, users }, row): Same[] => {
    const wanted = removed || model.load.kind === 'open' ? 0 : model.load.users;
    const asked = users.filter((user) => waiting[user] === 1).length;
    const level = world.meter.clients.levels[row * CLIENT_LEVEL_WIDTH];
    return [
      ...users.map((user, place): Same => {
        const does = (event[user] >= 0 ? 1 : 0) + waiting[user];
        return [`${model.id}: user ${place}`, does, place < wanted ? 1 : waiting[user]];
      }),
      [`${model.id}: users who wait`, Math.min(asked, level), asked],
    ];
  });
}

/** The tables and the levels tell the same story. */
function ofRows(world: World): Same[] {
  const { flags, base, lateFrom } = world.attempts.col;
  const found = { open: 0, out: 0, zombies: 0 };
  for (let row = 0; row < world.attempts.high; row++) {
    if ((flags[row] & LIVE) !== 0 && base[row] === OUTSIDE) found.open++;
    if ((flags[row] & SENT) === 0 || (flags[row] & DUPLICATE) !== 0) continue;
    found.out++;
    if (lateFrom[row] !== NOT_LATE) found.zombies++;
  }
  const { edges, nodes } = world.meter;
  const sum = (levels: Float64Array, width: number, which: number): number =>
    levels.reduce((all, value, at) => (at % width === which ? all + value : all), 0);
  const edgeLevels = (which: number): number => sum(edges.levels, EDGE_LEVEL_WIDTH, which);
  return [
    ['open calls', found.open, edgeLevels(EDGE_LEVEL.open)],
    ['attempts out', found.out, edgeLevels(EDGE_LEVEL.out)],
    ['zombies', found.zombies, edgeLevels(EDGE_LEVEL.zombies)],
    ['rows of jobs', world.jobs.live, sum(nodes.levels, NODE_LEVEL_WIDTH, NODE_LEVEL.present)],
  ];
}

function ofEmptyWorld(world: World): Same[] {
  const { clients, edges, nodes } = world.meter;
  // The last number of a node's levels is a moment and no level.
  const ofNode = nodes.levels.filter((_, at) => at % NODE_LEVEL_WIDTH < AREAS);
  const levels = [...clients.levels, ...edges.levels, ...ofNode];
  const sweeps = world.configuration.guards.filter(({ guard }) => guard instanceof EjectionGuard).length;
  return [
    ['rows of requests', world.requests.live, 0],
    ['rows of attempts', world.attempts.live, 0],
    ['rows of jobs', world.jobs.live, 0],
    ['levels', levels.reduce((sum, level) => sum + Math.abs(level), 0), 0],
    // With the last fault over and no request to come there is nothing to wait for, but for the sweeps of ejections.
    ['pending events', world.heap.size, sweeps],
    ['timers', world.lanes.held, 0],
  ];
}

/** Sums over requests and integrals over time are the same nanoseconds, counted in two ways. */
function ofTimes(world: World): Same[] {
  return world.configuration.nodes.flatMap(({ model }, row): Same[] => {
    const count = counterOf(world, 'nodes', row);
    const pairs: Same[] = [[`${model.id} work`, count(NODE.workArea), count(NODE.serviceNs)]];
    // A worker that hangs with its instance is taken and does not work.
    const hung = world.log.past().some(({ code, subject }) => code === INSTANCE_HUNG && subject === row);
    const goesOn = model.plan.length > 0 || world.data?.hasProcess(row) === true;
    if (!hung && (!model.holdsWorker || !goesOn)) {
      pairs.push([`${model.id} workers taken`, count(NODE.busyArea), count(NODE.workArea)]);
    }
    const present = count(NODE.sojournNs) + count(NODE.stoppedNs);
    pairs.push([`${model.id} Little's law`, count(NODE.presentArea), present]);
    const waited = count(NODE.waitNs) + count(NODE.stoppedWaitNs);
    pairs.push([`${model.id} Little's law of the queue`, count(NODE.queueArea), waited]);
    return pairs;
  });
}

/** Every permit and slot has been given back once. */
function ofGuards(world: World): Same[] {
  return world.configuration.guards.flatMap((part): Same[] => {
    const name = `${part.layer} of edge ${part.edge}`;
    if (part.guard instanceof BulkheadGuard) {
      const { current, queued } = part.guard.state;
      return [
        [`slots held at ${name}`, current, 0],
        [`waiters at ${name}`, queued, 0],
      ];
    }
    if (part.guard instanceof BalancerGuard) {
      const { chosen, settled, inFlight } = part.guard.state;
      return [
        [`calls settled by ${name}`, settled, chosen],
        [`calls under way of ${name}`, inFlight.reduce((sum, count) => sum + count, 0), 0],
      ];
    }
    if (!(part.guard instanceof BreakerGuard)) return [];
    const { state } = part.guard;
    const completed = state.succeeded + state.failed + state.ignored + state.cancelled + state.late;
    return [
      [`permits of ${name}`, state.total - state.rejected, completed],
      [`trials of ${name}`, state.trialsIssued, state.trialsSucceeded + state.trialsFailed],
    ];
  });
}
