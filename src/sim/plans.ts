import { mix32 } from '../base/keyed-hash';
import {
  CONFLICT,
  ERROR,
  FALLBACK,
  INVALID,
  OK,
  REFUSED,
  isRejection,
  isServed,
  type Outcome,
} from '../base/outcome';
import { beginCall, startCall } from './calls';
import type { PlanPart, StepPart } from './configuration';
import { endJob, freeWorker } from './jobs';
import { BY_NOBODY, CALLING_WITH_WORKER, OPTIONAL, TAKEN_OVER } from './tables';
import type { World } from './world';

/** The node's own work is done; it makes the calls of its plan, one step after the other. */
export function beginPlan(world: World, job: number): void {
  // A write that had lost when an edit took the rule away has not lost any more.
  const { outcome, step, pending } = world.jobs.col;
  outcome[job] = OK;
  step[job] = 0;
  pending[job] = 0;
  runStep(world, job);
}

/** What a node calls for the request of a job. */
function planOf(world: World, job: number): PlanPart {
  const { attempt, instance } = world.jobs.col;
  const { commonPlan, plans } = world.nodeParts[world.instances.col.node[instance[job]]];
  if (commonPlan !== null) return commonPlan;
  return plans[world.requests.col.type[world.attempts.col.request[attempt[job]]]];
}

/** Makes the calls of the present step, all at once. They may settle at once, too. */
function runStep(world: World, job: number): void {
  const plan = planOf(world, job);
  const col = world.jobs.col;
  for (;;) {
    // An edit may have shortened the plan under way: then there is nothing left to do.
    if (col.step[job] >= plan.length) {
      if (!takenOver(world, job)) finish(world, job, col.outcome[job]);
      return;
    }
    const step = plan[col.step[job]];
    if (step.unawaited.length > 0) callUnawaited(world, job, step);
    if (step.awaited.length > 0) {
      makeCalls(world, job, step);
      return;
    }
    col.step[job]++;
  }
}

/** Whether a process of the node goes on with the request; it says when that is over. */
function takenOver(world: World, job: number): boolean {
  const { step, pending, link } = world.jobs.col;
  if (world.data === null || step[job] >= TAKEN_OVER) return false;
  step[job] = TAKEN_OVER;
  pending[job] = 1;
  link[job] = -1;
  if (world.data.takesOver(job)) return true;
  pending[job] = 0;
  return false;
}

/** The process that went on with the request of a job is over. */
export function processOver(world: World, job: number, outcome: Outcome): void {
  const col = world.jobs.col;
  if (outcome !== OK) col.outcome[job] = outcome;
  col.pending[job] = 0;
  goOn(world, job);
}

function makeCalls(world: World, job: number, { awaited }: StepPart): void {
  const { pending, link } = world.jobs.col;
  pending[job] = awaited.length;
  link[job] = -1;
  if (awaited.length > 1) makeSeveral(world, job, awaited);
  else beginOfPlan(world, job, openCall(world, job, awaited[0]));
}

/** All calls are linked before the first begins, for a call may settle at once and look for itself in the list. */
function makeSeveral(world: World, job: number, awaited: StepPart['awaited']): void {
  for (let k = awaited.length - 1; k >= 0; k--) openCall(world, job, awaited[k]);
  let row = world.jobs.col.link[job];
  while (row >= 0) {
    const next = world.attempts.col.sibling[row];
    beginOfPlan(world, job, row);
    row = next;
  }
}

function beginOfPlan(world: World, job: number, row: number): void {
  if (world.recorder !== null) world.recorder.callOpened(row, 'plan', world.jobs.col.attempt[job]);
  beginCall(world, row);
}

/** One more call of the job, before those that it has already. */
function openCall(world: World, job: number, { edge, turn, optional }: StepPart['awaited'][number]): number {
  const { attempt, link } = world.jobs.col;
  const { request, luck } = world.attempts.col;
  const caller = attempt[job];
  const row = startCall(world, edge, request[caller], job, mix32(luck[caller], turn), link[job]);
  world.data?.inheritDeed(row, caller);
  if (optional) world.attempts.col.flags[row] |= OPTIONAL;
  link[job] = row;
  return row;
}

function callUnawaited(world: World, job: number, { unawaited }: StepPart): void {
  for (const { edge, turn } of unawaited) callAndForget(world, job, edge, turn);
}

/** The request goes on without the outcome of this call, and may be over before it. */
function callAndForget(world: World, job: number, edge: number, turn: number): void {
  const attempt = world.jobs.col.attempt[job];
  const request = world.attempts.col.request[attempt];
  const row = startCall(world, edge, request, job, mix32(world.attempts.col.luck[attempt], turn), -1);
  world.data?.inheritDeed(row, attempt);
  world.attempts.col.parent[row] = BY_NOBODY;
  world.requests.col.uses[request]++;
  world.recorder?.callOpened(row, 'unawaited', attempt);
  beginCall(world, row);
}

/**
 * One of a job's calls has its outcome. A step fails when any of its calls does that is not optional, once all have
 * ended; where its calls were only turned away, so is the job, and its caller can tell that from a failure.
 * Where a fallback answered one of them, the answer of the job is one of a fallback, too.
 */
export function childSettled(world: World, job: number, row: number, outcome: Outcome): void {
  const col = world.jobs.col;
  unlinkCall(world, job, row);
  if (outcome !== OK && (world.attempts.col.flags[row] & OPTIONAL) === 0)
    noteOutcome(world, job, outcome, world.data?.hasDeed(row) === true);
  col.pending[job]--;
  goOn(world, job);
}

/**
 * What an answer that is no answer of the callee makes of the job; a failure counts more than a fallback. What whoever
 * keeps the data has decided is handed on as it is.
 */
function noteOutcome(world: World, job: number, outcome: Outcome, isAboutData: boolean): void {
  const col = world.jobs.col;
  if (isAboutData && (outcome === INVALID || outcome === CONFLICT)) {
    if (col.outcome[job] !== ERROR) col.outcome[job] = outcome;
  } else if (outcome === FALLBACK) {
    if (col.outcome[job] === OK) col.outcome[job] = FALLBACK;
  } else if (col.outcome[job] !== ERROR) col.outcome[job] = isRejection(outcome) ? REFUSED : ERROR;
}

/** The next step, when all calls of this one have ended and the instance can move. */
export function goOn(world: World, job: number): void {
  const col = world.jobs.col;
  if (col.pending[job] > 0 || world.instances.col.hung[col.instance[job]] !== 0) return;
  if (!isServed(col.outcome[job])) {
    finish(world, job, col.outcome[job]);
    return;
  }
  col.step[job]++;
  runStep(world, job);
}

function finish(world: World, job: number, outcome: Outcome): void {
  const { state, instance } = world.jobs.col;
  const holdsWorker = state[job] === CALLING_WITH_WORKER;
  const at = instance[job];
  endJob(world, job, outcome);
  if (holdsWorker) freeWorker(world, world.instances.col.node[at], at);
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
