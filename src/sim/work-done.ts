import { CONFLICT, OK, type Outcome } from '../base/outcome';
import { crashesAtWork } from './crash-at-work';
import { causeOf, oneOfTheFirst } from './faulty-work';
import { endJob, takeNext } from './jobs';
import { NODE, NODE_WIDTH } from './measure/layout';
import { ANSWERED, HERE } from './outside/work-place';
import { beginPlan } from './plans';
import { CALLING, CALLING_WITH_WORKER, FOR_ERROR, FROZEN, ASKING_OUTSIDE, WORKING } from './tables';
import type { World } from './world';

/** The node's own time is over: its work is done, or what it asks outside for it is sent. */
export function workDone(world: World, job: number): void {
  const { step, instance } = world.jobs.col;
  const place = step[job];
  if (place >= ANSWERED) {
    finishWork(world, job, place - ANSWERED);
    return;
  }
  const outcome = outcomeOfWork(world, world.instances.col.node[instance[job]], job);
  if (outcome === OK && place !== HERE) openExchange(world, job);
  else finishWork(world, job, outcome);
}

function openExchange(world: World, job: number): void {
  const { state, link } = world.jobs.col;
  state[job] = ASKING_OUTSIDE;
  link[job] = ++world.outside.opened;
  world.outside.waiting++;
  world.outside.call();
}

/** The work is done: it has failed, or the node makes its calls. */
export function finishWork(world: World, job: number, ended: Outcome): void {
  const col = world.jobs.col;
  const instance = col.instance[job];
  const node = world.instances.col.node[instance];
  const { model } = world.nodeParts[node];
  if (ended === OK && world.crashing[instance] !== 0 && crashesAtWork(world, job)) return;
  const { data } = world;
  // What the call is about takes effect with the end of the work, or is refused.
  const outcome = ended === OK && data !== null ? data.carriesOut(node, col.attempt[job]) : ended;
  if (world.recorder !== null) world.recorder.worked(col.attempt[job], outcome);
  const goesOn = model.plan.length > 0 || (data !== null && data.hasProcess(node));
  const calls = outcome === OK && goesOn;
  const keepsWorker = calls && model.holdsWorker;
  world.meter.workEnds(node, instance, world.now - col.startedAt[job], !keepsWorker);
  if (!calls) {
    endJob(world, job, outcome);
    takeNext(world, node, instance);
    return;
  }
  col.state[job] = keepsWorker ? CALLING_WITH_WORKER : CALLING;
  if (!keepsWorker) takeNext(world, node, instance);
  beginPlan(world, job);
}

function outcomeOfWork(world: World, node: number, job: number): Outcome {
  const { instance, attempt } = world.jobs.col;
  const at = instance[job];
  const part = world.nodeParts[node];
  if (world.failing[at] !== 0) {
    const failure = oneOfTheFirst(world, at);
    if (failure !== OK) return noteError(world, node, failure);
  }
  const rate = world.errorRates[at];
  if (rate > 0) {
    const u = world.bank.keyedUnit(world.attempts.col.luck[attempt[job]], part.key ^ FOR_ERROR);
    if (u < rate) return noteError(world, node, causeOf(world, at, u));
  }
  return part.model.firstWriteWins ? outcomeOfWrite(world, node, job) : OK;
}

/** The work of a node failed. */
export function noteError(world: World, node: number, outcome: Outcome): Outcome {
  world.meter.nodes.counts[node * NODE_WIDTH + NODE.erred]++;
  world.meter.noteTrouble(node, 1);
  return outcome;
}

/**
 * A write succeeds unless another one to the same key came first since it began; then all others under way have lost.
 * Requests without a key write nothing in common.
 */
function outcomeOfWrite(world: World, node: number, job: number): Outcome {
  const { outcome, state, instance, attempt } = world.jobs.col;
  if (outcome[job] === CONFLICT) return CONFLICT;
  const { key } = world.requests.col;
  const { request } = world.attempts.col;
  const written = key[request[attempt[job]]];
  if (written === 0) return OK;
  for (let other = 0; other < world.jobs.high; other++) {
    if (state[other] !== WORKING && state[other] !== FROZEN) continue;
    if (other === job || world.instances.col.node[instance[other]] !== node) continue;
    if (key[request[attempt[other]]] === written) outcome[other] = CONFLICT;
  }
  return OK;
}
