import { CANCELLED, EXPIRED, OK, REFUSED, SHED, UNAVAILABLE, isServed, type Outcome } from '../base/outcome';
import type { Duration } from '../base/time';
import { LIVE, NOT_LATE } from '../policies/attempts';
import { DECISION } from '../policies/decisions';
import { answerArrived, sendAnswer, withdraw } from './calls';
import { deadlineOf } from './deadlines';
import { sampleDuration } from './distribution';
import { longerWork } from './faulty-work';
import { requestLeft } from './instance-states';
import { INSTANCE, NODE, NODE_LEVEL, NODE_WIDTH } from './measure/layout';
import { HERE, ONLY_OUTSIDE, workPlace } from './outside/work-place';
import { dequeue, displaced, enqueue, nextInQueue } from './queue';
import { noteShed } from './shedding';
import {
  CALLING,
  CALLING_WITH_WORKER,
  CANCELLED_EARLY,
  DRAINING,
  FOR_SERVICE,
  FROZEN,
  GONE,
  ASKING_OUTSIDE,
  QUEUED,
  TAKEN_OVER,
  UP,
  WORKING,
  WORK_DONE,
} from './tables';
import type { World } from './world';

/** A request of an attempt reaches the callee: it starts, waits, or is turned away. */
export function deliver(world: World, attempt: number): void {
  const col = world.attempts.col;
  if ((col.flags[attempt] & CANCELLED_EARLY) !== 0) {
    answerArrived(world, attempt, CANCELLED);
    return;
  }
  const instance = col.instance[attempt];
  const { busy, queued, node: nodeOf } = world.instances.col;
  const node = nodeOf[instance];
  world.meter.arrived(node, instance);
  world.passed.note(col.request[attempt], node);
  // Who is not up has no workers.
  if (busy[instance] < world.workers[instance] && queued[instance] === 0) {
    startOrDrop(world, node, openJob(world, node, instance, attempt));
  } else wait(world, node, instance, attempt);
}

/** There is no free worker: the request waits, or is turned away. */
function wait(world: World, node: number, instance: number, attempt: number): void {
  const { state, queued } = world.instances.col;
  if (state[instance] !== UP && state[instance] !== DRAINING) {
    turnAway(world, node, instance, attempt, UNAVAILABLE);
    return;
  }
  const { queueRoom } = world.nodeParts[node].model;
  if (queued[instance] >= queueRoom && !makeRoom(world, node, instance, attempt)) {
    shed(world, node, instance, attempt);
    return;
  }
  world.recorder?.queued(attempt, queued[instance]);
  enqueue(world, node, openJob(world, node, instance, attempt));
}

function openJob(world: World, node: number, instance: number, attempt: number): number {
  const job = world.jobs.alloc();
  const col = world.jobs.col;
  col.instance[job] = instance;
  col.attempt[job] = attempt;
  // What else a row has is set by whoever needs it first: the queue, the worker, the plan.
  col.state[job] = GONE;
  col.outcome[job] = OK;
  col.arrivedAt[job] = world.now;
  world.attempts.col.job[attempt] = job;
  world.instances.col.present[instance]++;
  world.meter.changeLevel(node, instance, NODE_LEVEL.present, 1);
  return job;
}

/** Nobody takes the request in. */
function turnAway(world: World, node: number, instance: number, attempt: number, outcome: Outcome): void {
  const counter = outcome === SHED ? NODE.shed : NODE.unavailable;
  world.meter.nodes.counts[node * NODE_WIDTH + counter]++;
  world.meter.countInstance(instance, INSTANCE.turnedAway);
  world.meter.noteTrouble(node, 1);
  world.recorder?.turnedAway(attempt, outcome);
  sendAnswer(world, attempt, outcome);
}

function shed(world: World, node: number, instance: number, attempt: number): void {
  noteShed(world, node);
  world.decided(attempt, DECISION.shed);
  turnAway(world, node, instance, attempt, SHED);
}

/** Whether somebody less important gives up a place in the queue. */
function makeRoom(world: World, node: number, instance: number, attempt: number): boolean {
  const job = displaced(world, node, instance, attempt);
  if (job < 0) return false;
  const loser = world.jobs.col.attempt[job];
  stopJob(world, job);
  shed(world, node, instance, loser);
  return true;
}

/** A worker takes the job, unless too little is left of its deadline. */
function startOrDrop(world: World, node: number, job: number): void {
  const { leastLeftNs } = world.nodeParts[node];
  if (leastLeftNs < 0 || !dropLate(world, node, job, leastLeftNs)) startWork(world, node, job);
}

function dropLate(world: World, node: number, job: number, leastLeftNs: Duration): boolean {
  const attempt = world.jobs.col.attempt[job];
  if (deadlineOf(world, attempt) - world.now >= leastLeftNs) return false;
  world.meter.nodes.counts[node * NODE_WIDTH + NODE.expired]++;
  world.meter.countInstance(world.jobs.col.instance[job], INSTANCE.turnedAway);
  stopJob(world, job);
  world.recorder?.turnedAway(attempt, EXPIRED);
  sendAnswer(world, attempt, EXPIRED);
  return true;
}

function startWork(world: World, node: number, job: number): void {
  const part = world.nodeParts[node];
  const col = world.jobs.col;
  const instance = col.instance[job];
  const attempt = col.attempt[job];
  const place = world.outside.isUsed ? workPlace(world, node, world.attempts.col.request[attempt]) : HERE;
  const luck = world.attempts.col.luck[attempt];
  const drawn =
    place === ONLY_OUTSIDE ? 0 : sampleDuration(world.bank, luck, part.key ^ FOR_SERVICE, part.model.latency);
  const duration = world.workChanged[instance] === 0 ? drawn : longerWork(world, instance, drawn);
  world.instances.col.busy[instance]++;
  world.meter.workBegins(node, instance, world.now - col.arrivedAt[job]);
  col.state[job] = WORKING;
  col.step[job] = place;
  col.startedAt[job] = world.now;
  if (world.recorder !== null) world.recorder.started(attempt, drawn, duration);
  col.link[job] = world.heap.pushAfter(duration, WORK_DONE, job, 0);
}

/** The node's own work stops here, done or not. */
export function endWork(world: World, node: number, job: number): void {
  const { startedAt, instance } = world.jobs.col;
  world.meter.nodes.counts[node * NODE_WIDTH + NODE.serviceNs] += world.now - startedAt[job];
  world.meter.changeLevel(node, instance[job], NODE_LEVEL.working, -1);
}

/** The job is over, and the answer goes out. */
export function endJob(world: World, job: number, outcome: Outcome): void {
  const { attempt, instance, arrivedAt } = world.jobs.col;
  const caller = attempt[job];
  const at = instance[job];
  const node = world.instances.col.node[at];
  world.meter.answered(node, at, isServed(outcome), world.now - arrivedAt[job]);
  if (isServed(outcome)) {
    // An answer that nobody waits for any more mends nothing: its caller has counted it as lost.
    if (world.attempts.col.lateFrom[caller] === NOT_LATE) world.meter.noteTrouble(node, 0);
  } else if (outcome === REFUSED) world.meter.nodes.counts[node * NODE_WIDTH + NODE.refused]++;
  closeJob(world, job);
  sendAnswer(world, caller, outcome);
  requestLeft(world, at);
}

function closeJob(world: World, job: number): void {
  const col = world.jobs.col;
  world.instances.col.present[col.instance[job]]--;
  col.state[job] = GONE;
  world.jobs.free(job);
}

/** A worker that was held while the node called others is free. */
export function freeWorker(world: World, node: number, instance: number): void {
  world.meter.changeLevel(node, instance, NODE_LEVEL.busy, -1);
  takeNext(world, node, instance);
}

/** A worker that is free already takes the next request. */
export function takeNext(world: World, node: number, instance: number): void {
  world.instances.col.busy[instance]--;
  if (world.instances.col.queued[instance] > 0) startQueued(world, node, instance);
}

/** Starts whoever may start at an instance: after a job ended, or after something gave it more workers. */
export function startQueued(world: World, node: number, instance: number): void {
  const col = world.instances.col;
  while (col.queued[instance] > 0 && col.busy[instance] < world.workers[instance]) {
    const job = nextInQueue(world, node, instance);
    dequeue(world, node, job);
    startOrDrop(world, node, job);
  }
}

/** The caller withdrew and the word of it arrived: whatever the job is doing stops. */
export function cancelJob(world: World, job: number): void {
  const instance = world.jobs.col.instance[job];
  const node = world.instances.col.node[instance];
  world.meter.nodes.counts[node * NODE_WIDTH + NODE.withdrawn]++;
  world.recorder?.cancelled(world.jobs.col.attempt[job]);
  stopJob(world, job);
}

/** The instance that worked on the job is no more. */
export function breakJob(world: World, job: number, outcome: Outcome): void {
  const { instance, attempt } = world.jobs.col;
  const node = world.instances.col.node[instance[job]];
  const caller = attempt[job];
  world.meter.nodes.counts[node * NODE_WIDTH + NODE.broken]++;
  world.meter.countInstance(instance[job], INSTANCE.turnedAway);
  world.meter.noteTrouble(node, 1);
  world.recorder?.turnedAway(caller, outcome);
  stopJob(world, job);
  sendAnswer(world, caller, outcome);
}

/** Takes a job from its instance, whatever it is doing there. Its time is counted apart. */
function stopJob(world: World, job: number): void {
  const col = world.jobs.col;
  const instance = col.instance[job];
  const node = world.instances.col.node[instance];
  const state = col.state[job];
  const { counts } = world.meter.nodes;
  const present = world.now - col.arrivedAt[job];
  counts[node * NODE_WIDTH + NODE.stoppedNs] += present;
  let holdsWorker = false;
  if (state === QUEUED || state === GONE) {
    counts[node * NODE_WIDTH + NODE.stoppedWaitNs] += present;
    if (state === QUEUED) dequeue(world, node, job);
  } else if (state === WORKING) {
    world.heap.cancel(col.link[job]);
    endWork(world, node, job);
    holdsWorker = true;
  } else if (state === ASKING_OUTSIDE) {
    world.outside.waiting--;
    endWork(world, node, job);
    holdsWorker = true;
  } else if (state === FROZEN) holdsWorker = true;
  else if (state === CALLING || state === CALLING_WITH_WORKER) {
    withdrawCalls(world, job);
    if (col.step[job] === TAKEN_OVER) world.data?.jobStopped(job);
    holdsWorker = state === CALLING_WITH_WORKER;
  }
  world.meter.changeLevel(node, instance, NODE_LEVEL.present, -1);
  closeJob(world, job);
  if (holdsWorker) freeWorker(world, node, instance);
  requestLeft(world, instance);
}

function withdrawCalls(world: World, job: number): void {
  let row = world.jobs.col.link[job];
  while (row >= 0) {
    const next = world.attempts.col.sibling[row];
    if ((world.attempts.col.flags[row] & LIVE) !== 0) withdraw(world, row);
    row = next;
  }
}

/** The jobs of an instance by row: the one order in which nothing but the run itself has a say. */
export function jobsOf(world: World, instance: number): number[] {
  const { instance: at, state } = world.jobs.col;
  const found: number[] = [];
  const count = world.instances.col.present[instance];
  for (let job = 0; job < world.jobs.high && found.length < count; job++) {
    if (at[job] === instance && state[job] !== GONE) found.push(job);
  }
  return found;
}
