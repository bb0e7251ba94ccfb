import { mix32 } from '../base/keyed-hash';
import { CANCELLED, ERROR, OK, REFUSED, SHED, isRejection, type Outcome } from '../base/outcome';
import { NS_PER_SECOND } from '../base/time';
import { LIVE, NOT_LATE } from '../policies/attempts';
import { answerArrived, beginCall, sendAnswer, startCall, withdraw } from './calls';
import { SHEDDING_BEGAN, SHEDDING_ENDED } from './change-log';
import { sampleDuration } from './distribution';
import { NODE, NODE_LEVEL, NODE_LEVEL_WIDTH, NODE_WIDTH } from './measure/layout';
import {
  CALLING,
  CALLING_WITH_WORKER,
  CANCELLED_EARLY,
  FOR_ERROR,
  FOR_SERVICE,
  QUEUED,
  WORKING,
  WORK_DONE,
} from './tables';
import type { World } from './world';

/** Shedding that pauses for less than this goes on, for the log: under overload every other request is shed. */
const CALM_AFTER = NS_PER_SECOND;

/** Eleven days: faults that overlap multiply, and time must stay a whole number. */
const LONGEST_WORK = 1e15;

/** A request of an attempt reaches the callee: it starts, waits, or is shed. */
export function deliver(world: World, attempt: number): void {
  const edge = world.edgeOf(attempt);
  const node = world.edgeParts[edge].to;
  if ((world.attempts.col.flags[attempt] & CANCELLED_EARLY) !== 0) {
    answerArrived(world, attempt, CANCELLED);
    return;
  }
  const instance = pickInstance(world, edge, node);
  const { model } = world.nodeParts[node];
  count(world, node, NODE.arrived);
  world.meter.nodes.levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.lastArrivedAt] = world.heap.clock[0];
  const { busy, queued } = world.instances.col;
  const mayStart = busy[instance] < model.concurrency && queued[instance] === 0;
  if (!mayStart && queued[instance] >= model.queueRoom) {
    shed(world, node, attempt);
    return;
  }
  const job = world.jobs.alloc();
  const col = world.jobs.col;
  col.instance[job] = instance;
  col.attempt[job] = attempt;
  col.step[job] = 0;
  col.pending[job] = 0;
  col.outcome[job] = OK;
  col.arrivedAt[job] = world.now;
  col.link[job] = -1;
  world.attempts.col.job[attempt] = job;
  world.meter.changeLevel(node, NODE_LEVEL.present, 1);
  if (mayStart) {
    noteCalm(world, node);
    startWork(world, node, job);
  } else enqueue(world, node, job);
}

function pickInstance(world: World, edge: number, node: number): number {
  const { instances } = world.nodeParts[node];
  if (instances.length === 1) return instances[0];
  const { turn } = world.edges.col;
  const next = turn[edge] % instances.length;
  turn[edge] = next + 1;
  return instances[next];
}

function shed(world: World, node: number, attempt: number): void {
  count(world, node, NODE.shed);
  world.meter.noteTrouble(node, 1);
  const { levels } = world.meter.nodes;
  const at = node * NODE_LEVEL_WIDTH + NODE_LEVEL.lastShedAt;
  if (levels[at] === 0) world.log.append(world.now, SHEDDING_BEGAN, node);
  levels[at] = Math.max(1, world.now);
  sendAnswer(world, attempt, SHED);
}

function enqueue(world: World, node: number, job: number): void {
  const { instance, state, link, previous } = world.jobs.col;
  const { queued, first, last } = world.instances.col;
  const at = instance[job];
  state[job] = QUEUED;
  link[job] = -1;
  previous[job] = last[at];
  if (last[at] >= 0) link[last[at]] = job;
  else first[at] = job;
  last[at] = job;
  queued[at]++;
  world.meter.changeLevel(node, NODE_LEVEL.queued, 1);
}

function dequeue(world: World, node: number, job: number): void {
  const { instance, link, previous } = world.jobs.col;
  const { queued, first, last } = world.instances.col;
  const at = instance[job];
  if (previous[job] >= 0) link[previous[job]] = link[job];
  else first[at] = link[job];
  if (link[job] >= 0) previous[link[job]] = previous[job];
  else last[at] = previous[job];
  queued[at]--;
  world.meter.changeLevel(node, NODE_LEVEL.queued, -1);
}

/** A request found a free worker and nobody waiting. When that comes long after the last shed one, it is over. */
function noteCalm(world: World, node: number): void {
  const { levels } = world.meter.nodes;
  const at = node * NODE_LEVEL_WIDTH + NODE_LEVEL.lastShedAt;
  if (levels[at] === 0 || world.now - levels[at] < CALM_AFTER) return;
  levels[at] = 0;
  world.log.append(world.now, SHEDDING_ENDED, node);
}

/** A worker takes the job: the node's own work begins. */
function startWork(world: World, node: number, job: number): void {
  const part = world.nodeParts[node];
  const col = world.jobs.col;
  const waited = world.now - col.arrivedAt[job];
  count(world, node, NODE.started);
  if (waited > 0) {
    count(world, node, NODE.waited);
    world.meter.nodes.counts[node * NODE_WIDTH + NODE.waitNs] += waited;
  }
  world.instances.col.busy[col.instance[job]]++;
  world.meter.workBegins(node);
  const luck = world.attempts.col.luck[col.attempt[job]];
  const drawn = sampleDuration(world.bank, luck, part.key ^ FOR_SERVICE, part.model.latency);
  const factor = world.latencyFactors[node];
  const duration = factor === 1 ? drawn : Math.min(LONGEST_WORK, Math.round(drawn * factor));
  col.state[job] = WORKING;
  col.startedAt[job] = world.now;
  col.link[job] = world.heap.pushAfter(duration, WORK_DONE, job, 0);
}

/** The node's own work is done: it fails, or the node makes its calls. */
export function workDone(world: World, job: number): void {
  const col = world.jobs.col;
  const node = world.instances.col.node[col.instance[job]];
  const part = world.nodeParts[node];
  endWork(world, node, job);
  const errorRate = world.errorRates[node];
  if (errorRate > 0) {
    const luck = world.attempts.col.luck[col.attempt[job]];
    if (world.bank.keyedUnit(luck, part.key ^ FOR_ERROR) < errorRate) {
      count(world, node, NODE.erred);
      world.meter.noteTrouble(node, 1);
      endJob(world, node, job, ERROR, true);
      return;
    }
  }
  if (part.plan.length === 0) {
    endJob(world, node, job, OK, true);
    return;
  }
  const { holdsWorker } = part.model;
  col.state[job] = holdsWorker ? CALLING_WITH_WORKER : CALLING;
  if (!holdsWorker) freeWorker(world, node, col.instance[job]);
  runStep(world, job);
}

function endWork(world: World, node: number, job: number): void {
  const { startedAt } = world.jobs.col;
  world.meter.nodes.counts[node * NODE_WIDTH + NODE.serviceNs] += world.now - startedAt[job];
  world.meter.changeLevel(node, NODE_LEVEL.working, -1);
}

/** Makes the calls of the present step, all at once. They may settle at once, too. */
function runStep(world: World, job: number): void {
  const node = world.instances.col.node[world.jobs.col.instance[job]];
  const { plan, turns } = world.nodeParts[node];
  const col = world.jobs.col;
  while (col.step[job] < plan.length && plan[col.step[job]].length === 0) col.step[job]++;
  // An edit may have shortened the plan under way: then there is nothing left to do.
  if (col.step[job] >= plan.length) {
    finishPlan(world, node, job, OK);
    return;
  }
  const edges = plan[col.step[job]];
  const attempt = col.attempt[job];
  const request = world.attempts.col.request[attempt];
  const luck = world.attempts.col.luck[attempt];
  const turn = turns[col.step[job]];
  col.pending[job] = edges.length;
  col.link[job] = -1;
  if (edges.length === 1) {
    const row = startCall(world, edges[0], request, job, mix32(luck, turn[0]), -1);
    col.link[job] = row;
    beginCall(world, row);
    return;
  }
  // All calls are linked before the first begins, for a call may settle at once and look for itself in the list.
  for (let k = edges.length - 1; k >= 0; k--) {
    col.link[job] = startCall(world, edges[k], request, job, mix32(luck, turn[k]), col.link[job]);
  }
  let row = col.link[job];
  while (row >= 0) {
    const next = world.attempts.col.sibling[row];
    beginCall(world, row);
    row = next;
  }
}

/**
 * One of a job's calls has its outcome. A step fails when any of its calls does, once all have ended; where its calls
 * were only turned away, so is the job, and its caller can tell that from a failure.
 */
export function childSettled(world: World, job: number, row: number, outcome: Outcome): void {
  const col = world.jobs.col;
  unlinkCall(world, job, row);
  if (outcome !== OK && col.outcome[job] !== ERROR) {
    col.outcome[job] = isRejection(outcome) ? REFUSED : ERROR;
  }
  if (--col.pending[job] > 0) return;
  const node = world.instances.col.node[col.instance[job]];
  if (col.outcome[job] !== OK) {
    finishPlan(world, node, job, col.outcome[job]);
    return;
  }
  col.step[job]++;
  runStep(world, job);
}

function finishPlan(world: World, node: number, job: number, outcome: Outcome): void {
  endJob(world, node, job, outcome, world.jobs.col.state[job] === CALLING_WITH_WORKER);
}

function unlinkCall(world: World, job: number, row: number): void {
  const { link } = world.jobs.col;
  const { sibling } = world.attempts.col;
  if (link[job] === row) {
    link[job] = sibling[row];
    return;
  }
  let at = link[job];
  while (sibling[at] !== row) at = sibling[at];
  sibling[at] = sibling[row];
}

/** The job is over: its worker is free for the next, and the answer goes out. */
function endJob(world: World, node: number, job: number, outcome: Outcome, holdsWorker: boolean): void {
  const col = world.jobs.col;
  const attempt = col.attempt[job];
  count(world, node, outcome === OK ? NODE.served : NODE.failed);
  if (outcome === REFUSED) count(world, node, NODE.refused);
  // An answer that nobody waits for any more mends nothing: its caller has counted it as lost.
  if (outcome === OK && world.attempts.col.lateFrom[attempt] === NOT_LATE) world.meter.noteTrouble(node, 0);
  const sojourn = world.now - col.arrivedAt[job];
  world.meter.nodes.counts[node * NODE_WIDTH + NODE.sojournNs] += sojourn;
  world.meter.latency(world.meter.nodes, node, sojourn);
  world.meter.changeLevel(node, NODE_LEVEL.present, -1);
  const instance = col.instance[job];
  world.jobs.free(job);
  sendAnswer(world, attempt, outcome);
  if (holdsWorker) freeWorker(world, node, instance);
}

function freeWorker(world: World, node: number, instance: number): void {
  world.instances.col.busy[instance]--;
  world.meter.changeLevel(node, NODE_LEVEL.busy, -1);
  startQueued(world, node, instance);
}

/** Starts whoever may start at an instance: after a job ended, or after an edit gave it more workers. */
export function startQueued(world: World, node: number, instance: number): void {
  const { concurrency } = world.nodeParts[node].model;
  const col = world.instances.col;
  while (col.queued[instance] > 0 && col.busy[instance] < concurrency) {
    const job = col.first[instance];
    dequeue(world, node, job);
    startWork(world, node, job);
  }
}

/** The caller withdrew and the word of it arrived: whatever the job is doing stops. */
export function cancelJob(world: World, job: number): void {
  const col = world.jobs.col;
  const instance = col.instance[job];
  const node = world.instances.col.node[instance];
  const state = col.state[job];
  count(world, node, NODE.withdrawn);
  const { counts } = world.meter.nodes;
  const present = world.now - col.arrivedAt[job];
  counts[node * NODE_WIDTH + NODE.withdrawnNs] += present;
  let holdsWorker = false;
  if (state === QUEUED) {
    counts[node * NODE_WIDTH + NODE.withdrawnWaitNs] += present;
    dequeue(world, node, job);
  } else if (state === WORKING) {
    world.heap.cancel(col.link[job]);
    endWork(world, node, job);
    holdsWorker = true;
  } else {
    withdrawCalls(world, job);
    holdsWorker = state === CALLING_WITH_WORKER;
  }
  world.meter.changeLevel(node, NODE_LEVEL.present, -1);
  world.jobs.free(job);
  if (holdsWorker) freeWorker(world, node, instance);
}

function withdrawCalls(world: World, job: number): void {
  let row = world.jobs.col.link[job];
  while (row >= 0) {
    const next = world.attempts.col.sibling[row];
    if ((world.attempts.col.flags[row] & LIVE) !== 0) withdraw(world, row);
    row = next;
  }
}

function count(world: World, node: number, counter: number): void {
  world.meter.nodes.counts[node * NODE_WIDTH + counter]++;
}
