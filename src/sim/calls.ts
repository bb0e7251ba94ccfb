import { mix32 } from '../base/keyed-hash';
import { CANCELLED, OK, type Outcome } from '../base/outcome';
import { DETACHED, LIVE, NOT_LATE, OUTSIDE, SENT } from '../policies/attempts';
import { answer, enterStack, withdrawCall } from '../policies/walk';
import { forgetLost, travel } from './network';
import { releaseRequest } from './request-rows';
import { EDGE, EDGE_LEVEL, EDGE_LEVEL_WIDTH, EDGE_WIDTH } from './measure/layout';
import {
  ANSWER,
  ANSWERED,
  BY_NOBODY,
  CANCEL,
  CANCELLED_EARLY,
  DELIVER,
  DUPLICATE,
  FOR_HOP_BACK,
  FOR_HOP_CANCEL,
  FOR_HOP_OUT,
  LOST,
  NOWHERE,
} from './tables';
import type { World } from './world';

/** Starts a call along an edge for a job, or for the client itself (BY_CLIENT). Returns the row of the call. */
export function startCall(
  world: World,
  edge: number,
  request: number,
  caller: number,
  parentKey: number,
  sibling: number,
): number {
  const part = world.edgeParts[edge];
  const row = world.attempts.alloc();
  world.clearFrame(row);
  const col = world.attempts.col;
  col.stack[row] = part.stack;
  col.base[row] = OUTSIDE;
  col.parent[row] = caller;
  fillTry(world, row, request, edge);
  col.zone[row] = world.hasZones ? zoneOfCaller(world, caller, request) : 0;
  col.sibling[row] = sibling;
  col.drawKey[row] = mix32(parentKey, part.key);
  col.startedAt[row] = world.now;
  world.meter.edges.counts[edge * EDGE_WIDTH + EDGE.calls]++;
  world.meter.edges.levels[edge * EDGE_LEVEL_WIDTH + EDGE_LEVEL.open]++;
  return row;
}

function zoneOfCaller(world: World, caller: number, request: number): number {
  if (caller >= 0) return world.zoneOf[world.jobs.col.instance[caller]];
  return world.clientParts[world.requests.col.client[request]].zone;
}

/** The call enters its stack; it may settle at once. */
export function beginCall(world: World, row: number): void {
  enterStack(world, row);
}

export function openTryRow(world: World, parent: number, base: number): number {
  const row = world.attempts.alloc();
  world.clearFrame(row);
  const col = world.attempts.col;
  col.stack[row] = col.stack[parent];
  col.base[row] = base;
  col.parent[row] = parent;
  fillTry(world, row, col.request[parent], col.edge[parent]);
  col.instance[row] = col.instance[parent];
  col.zone[row] = col.zone[parent];
  col.sibling[row] = -1;
  col.drawKey[row] = col.drawKey[parent];
  col.startedAt[row] = world.now;
  world.data?.inheritDeed(row, parent);
  world.recorder?.tryOpened(row, parent, 'beside', base);
  return row;
}

export function fillTry(world: World, row: number, request: number, edge: number): void {
  const col = world.attempts.col;
  col.edge[row] = edge;
  col.number[row] = 1;
  col.tries[row] = 1;
  col.depth[row] = 0;
  col.flags[row] = LIVE;
  col.lateFrom[row] = NOT_LATE;
  col.held[row] = 0;
  col.kept[row] = 0;
  col.request[row] = request;
  col.job[row] = -1;
  col.instance[row] = NOWHERE;
}

export function closeAttempt(world: World, row: number): void {
  world.attempts.col.generation[row]++;
  world.data?.attemptClosed(row);
  world.attempts.free(row);
}

/** The attempt leaves its stack for the network. */
export function sendAttempt(world: World, row: number): void {
  const edge = world.edgeOf(row);
  const col = world.attempts.col;
  col.flags[row] &= ~(ANSWERED | CANCELLED_EARLY | LOST);
  col.luck[row] = mix32(col.drawKey[row], col.number[row]);
  // Of a try before that was lost, the handle of its end is still here.
  col.job[row] = -1;
  if (!world.stacks[col.stack[row]].choosesInstance) pickInstance(world, edge, row);
  world.meter.edges.counts[edge * EDGE_WIDTH + EDGE.sent]++;
  world.meter.edges.levels[edge * EDGE_LEVEL_WIDTH + EDGE_LEVEL.out]++;
  if (world.recorder !== null) world.recorder.sent(row);
  travel(world, row, edge, FOR_HOP_OUT, DELIVER, 0);
}

/** Callers take turns among the instances that they know of. */
function pickInstance(world: World, edge: number, row: number): void {
  const list = world.rotations[world.edgeParts[edge].to];
  const { instance, base } = world.attempts.col;
  instance[row] = list.length === 1 ? list[0] : nextInTurn(world, edge, list);
  if (base[row] !== OUTSIDE && list.length > 1) goElsewhere(world, edge, row, list);
}

/** While the try is waited for that this one is to hurry up, it does not go to the same instance. */
function goElsewhere(world: World, edge: number, row: number, list: readonly number[]): void {
  const { instance, parent, lateFrom, flags } = world.attempts.col;
  const first = parent[row];
  if (first === DETACHED || lateFrom[first] !== NOT_LATE || (flags[first] & SENT) === 0) return;
  if (instance[row] === instance[first]) instance[row] = nextInTurn(world, edge, list);
}

function nextInTurn(world: World, edge: number, list: readonly number[]): number {
  const { turn } = world.edges.col;
  const next = turn[edge] % list.length;
  turn[edge] = next + 1;
  return list[next];
}

/** The callee answers; the answer travels back. */
export function sendAnswer(world: World, row: number, outcome: Outcome): void {
  const edge = world.edgeOf(row);
  const col = world.attempts.col;
  col.flags[row] |= ANSWERED;
  col.job[row] = -1;
  if (world.recorder !== null) world.recorder.answered(row, outcome);
  travel(world, row, edge, FOR_HOP_BACK, ANSWER, outcome);
}

export function answerArrived(world: World, row: number, outcome: Outcome): void {
  const edge = world.edgeOf(row);
  const { flags, lateFrom } = world.attempts.col;
  const { edges } = world.meter;
  if (lateFrom[row] === NOT_LATE) {
    edges.counts[edge * EDGE_WIDTH + EDGE.answered]++;
    edges.levels[edge * EDGE_LEVEL_WIDTH + EDGE_LEVEL.out]--;
  } else if ((flags[row] & DUPLICATE) === 0) edges.levels[edge * EDGE_LEVEL_WIDTH + EDGE_LEVEL.out]--;
  if (world.recorder !== null) world.recorder.arrived(row, outcome);
  answer(world, row, outcome);
}

/** Nobody waits for this attempt any more: it goes on as a zombie, or a message tells the callee to stop. */
export function abandonSent(world: World, row: number): void {
  const edge = world.edgeOf(row);
  world.meter.edges.levels[edge * EDGE_LEVEL_WIDTH + EDGE_LEVEL.zombies]++;
  world.requests.col.uses[world.attempts.col.request[row]]++;
  world.meter.noteTrouble(world.edgeParts[edge].to, 1);
  if (world.edgeParts[edge].model.giveUp === 'abandon') return;
  if ((world.attempts.col.flags[row] & LOST) !== 0) {
    forgetLost(world, row);
    return;
  }
  travel(world, row, edge, FOR_HOP_CANCEL, CANCEL, tryTag(world, row));
}

/** Tells this try from every other that runs in the same row, before it or after it. */
export function tryTag(world: World, row: number): number {
  return (world.attempts.col.generation[row] << 16) | world.attempts.col.number[row];
}

export function lateAnswer(world: World, row: number, outcome: Outcome): void {
  const { request, flags } = world.attempts.col;
  if ((flags[row] & DUPLICATE) === 0) {
    const edge = world.edgeOf(row);
    world.meter.edges.levels[edge * EDGE_LEVEL_WIDTH + EDGE_LEVEL.zombies]--;
    const counter = outcome === CANCELLED ? EDGE.cancelled : EDGE.late;
    world.meter.edges.counts[edge * EDGE_WIDTH + counter]++;
    if (outcome !== CANCELLED) world.traces.lateAnswer(world, request[row]);
  }
  releaseRequest(world, request[row]);
}

/** A call has its outcome. */
export function countSettled(world: World, row: number, outcome: Outcome): void {
  const edge = world.edgeOf(row);
  const col = world.attempts.col;
  const duration = world.now - col.startedAt[row];
  const { edges } = world.meter;
  edges.counts[edge * EDGE_WIDTH + EDGE.outcome + outcome]++;
  edges.counts[edge * EDGE_WIDTH + EDGE.callNs] += duration;
  edges.levels[edge * EDGE_LEVEL_WIDTH + EDGE_LEVEL.open]--;
  if (outcome === OK) world.meter.latency(edges, edge, duration);
  if (world.recorder !== null) world.recorder.settled(row, outcome);
}

/** A job that was cancelled withdraws a call it had made. */
export function withdraw(world: World, row: number): void {
  const edge = world.edgeOf(row);
  world.meter.edges.counts[edge * EDGE_WIDTH + EDGE.withdrawn]++;
  world.meter.edges.levels[edge * EDGE_LEVEL_WIDTH + EDGE_LEVEL.open]--;
  world.attempts.col.parent[row] = BY_NOBODY;
  world.recorder?.withdrawn(row);
  withdrawCall(world, row);
}
