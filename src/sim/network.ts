import { mix32 } from '../base/keyed-hash';
import { CANCELLED, NO_ANSWER, UNAVAILABLE, type Outcome } from '../base/outcome';
import type { Duration } from '../base/time';
import { NOT_LATE, OUTSIDE, SENT, storedPosition } from '../policies/attempts';
import type { FaultPart } from './configuration';
import { deadlineOf } from './deadlines';
import { LONGEST, sampleDuration } from './distribution';
import { strengthAt } from './fault-schedule';
import { EDGE, EDGE_WIDTH } from './measure/layout';
import {
  ANSWER,
  ANSWERED,
  BY_NOBODY,
  CANCEL,
  DELIVER,
  DUPLICATE,
  FOR_COPY,
  FOR_JITTER,
  FOR_LOSS,
  LOST,
} from './tables';
import type { World } from './world';

/** A message crosses the network, one way: a request, an answer, or the word that an answer is not wanted any more. */
export function travel(
  world: World,
  row: number,
  edge: number,
  purpose: number,
  event: number,
  content: number,
): void {
  const { model, key } = world.edgeParts[edge];
  const delay = sampleDuration(world.bank, world.attempts.col.luck[row], key ^ purpose, model.latency);
  if (world.roughEdges[edge] === 0) world.heap.pushAfter(delay, event, row, content);
  else travelRough(world, row, edge, purpose, event, content, delay);
}

/** What everything that acts on one message comes to. */
interface Passage {
  addedNs: number;
  passes: number;
  duplicateRate: number;
  cut: 'no' | 'silent' | 'refused';
}

/** The ways of a message on which more than its latency may happen to it. */
function travelRough(
  world: World,
  row: number,
  edge: number,
  purpose: number,
  event: number,
  content: number,
  latency: number,
): void {
  const { model, key } = world.edgeParts[edge];
  const luck = world.attempts.col.luck[row];
  const passage = passageOf(world, row, edge, event === ANSWER);
  let delay = latency + passage.addedNs;
  if (model.jitterNs > 0) {
    delay += Math.round(model.jitterNs * world.bank.keyedUnit(luck, key ^ purpose ^ FOR_JITTER));
  }
  delay = Math.min(LONGEST, delay);
  if (passage.cut === 'refused') {
    world.recorder?.passage(row, event, 'refused', delay);
    refuse(world, row, event, delay);
    return;
  }
  const isLost =
    passage.cut === 'silent' ||
    (passage.passes < 1 && world.bank.keyedUnit(luck, key ^ purpose ^ FOR_LOSS) >= passage.passes);
  if (isLost) {
    world.meter.edges.counts[edge * EDGE_WIDTH + EDGE.lost]++;
    world.recorder?.passage(row, event, 'lost', delay);
    lose(world, row, event);
    return;
  }
  world.recorder?.passage(row, event, 'passes', delay);
  world.heap.pushAfter(delay, event, row, content);
  if (event !== DELIVER || passage.duplicateRate === 0) return;
  if (world.bank.keyedUnit(luck, key ^ FOR_COPY) < passage.duplicateRate)
    copyRequest(world, row, edge, passage.addedNs);
}

function passageOf(world: World, row: number, edge: number, isBack: boolean): Passage {
  const { model } = world.edgeParts[edge];
  const passage: Passage = {
    addedNs: 0,
    passes: 1 - model.lossRate,
    duplicateRate: model.duplicateRate,
    cut: 'no',
  };
  const { zone, instance } = world.attempts.col;
  const caller = zone[row];
  const callee = world.zoneOf[instance[row]];
  const from = isBack ? callee : caller;
  const to = isBack ? caller : callee;
  if (from !== to && from > 0 && to > 0) {
    passage.addedNs = world.configuration.model.network.betweenZonesNs;
  }
  const { faults, faultsOfEdge } = world.configuration;
  for (const index of faultsOfEdge[edge]) {
    const fault = faults[index];
    if (world.faultTurns[index] >= 0 && concerns(fault, isBack, from, to)) addFault(world, fault, passage);
  }
  return passage;
}

/** The faults that act on a message of this attempt now. */
export function actingOnMessage(world: World, row: number, isBack: boolean): number[] {
  const { faults, faultsOfEdge } = world.configuration;
  const { zone, instance, edge } = world.attempts.col;
  const [caller, callee] = [zone[row], world.zoneOf[instance[row]]];
  const [from, to] = isBack ? [callee, caller] : [caller, callee];
  return faultsOfEdge[edge[row]].filter(
    (fault) => world.faultTurns[fault] >= 0 && concerns(faults[fault], isBack, from, to),
  );
}

/** Whether a fault of the network acts on a message of this direction, or from this zone to that. */
function concerns({ model, between }: FaultPart, isBack: boolean, from: number, to: number): boolean {
  if (model.on !== 'edges') return false;
  if (between === null) return model.direction === 'both' || (model.direction === 'back') === isBack;
  const there = from === between[0] && to === between[1];
  const back = from === between[1] && to === between[0];
  return (there && model.direction !== 'back') || (back && model.direction !== 'there');
}

function addFault(world: World, { model }: FaultPart, passage: Passage): void {
  if (model.on !== 'edges') return;
  const strength = strengthAt(model, world.now);
  passage.addedNs += Math.round(model.addedNs * strength);
  passage.passes *= 1 - model.lossRate * strength;
  passage.duplicateRate = 1 - (1 - passage.duplicateRate) * (1 - model.duplicateRate * strength);
  // A wall that says no is noticed before one that is silent.
  if (model.cut === 'refused' || passage.cut === 'no')
    passage.cut = model.cut === 'no' ? passage.cut : model.cut;
}

/** Nothing tells the caller but its own patience with the connection. A lost word to stop is lost without a trace. */
function lose(world: World, row: number, event: number): void {
  if (event === CANCEL) return;
  const { giveUp, lostAfterNs } = world.edgeParts[world.edgeOf(row)].model;
  const isGivenUp = world.attempts.col.lateFrom[row] !== NOT_LATE;
  if (isGivenUp && giveUp !== 'abandon') endBy(world, row, 0, CANCELLED);
  else endBy(world, row, lostAfterNs, NO_ANSWER);
}

/** The way is closed, and whoever is sent along it hears so. */
function refuse(world: World, row: number, event: number, delay: number): void {
  if (event !== CANCEL) endBy(world, row, delay, UNAVAILABLE);
}

function endBy(world: World, row: number, delay: number, outcome: Outcome): void {
  const { flags, job } = world.attempts.col;
  flags[row] |= LOST;
  job[row] = world.heap.pushAfter(delay, ANSWER, row, outcome);
}

/** The caller of a lost message does not wait for it any more: it ends at once. */
export function forgetLost(world: World, row: number): void {
  const { flags, job } = world.attempts.col;
  world.heap.cancel(job[row]);
  flags[row] = (flags[row] & ~LOST) | ANSWERED;
  job[row] = -1;
  world.heap.pushAfter(0, ANSWER, row, CANCELLED);
}

/** The request arrives a second time: a try that was given up before it began, so that nobody waits for its answer. */
function copyRequest(world: World, original: number, edge: number, addedNs: Duration): void {
  const copy = world.attempts.alloc();
  world.clearFrame(copy);
  const col = world.attempts.col;
  const layers = world.stacks[col.stack[original]].layers.length;
  col.stack[copy] = col.stack[original];
  col.base[copy] = OUTSIDE;
  col.parent[copy] = BY_NOBODY;
  col.number[copy] = col.number[original];
  col.tries[copy] = col.number[original];
  col.depth[copy] = layers;
  col.flags[copy] = SENT | DUPLICATE;
  col.lateFrom[copy] = storedPosition(layers - 1);
  col.held[copy] = 0;
  col.kept[copy] = 0;
  col.request[copy] = col.request[original];
  col.edge[copy] = edge;
  col.instance[copy] = col.instance[original];
  col.zone[copy] = col.zone[original];
  col.sibling[copy] = -1;
  col.job[copy] = -1;
  col.drawKey[copy] = mix32(col.drawKey[original], FOR_COPY);
  col.luck[copy] = mix32(col.luck[original], FOR_COPY);
  col.startedAt[copy] = deadlineOf(world, original);
  world.requests.col.uses[col.request[copy]]++;
  world.data?.inheritDeed(copy, original);
  const { model, key } = world.edgeParts[edge];
  world.meter.edges.counts[edge * EDGE_WIDTH + EDGE.duplicated]++;
  world.recorder?.tryOpened(copy, original, 'copy', -1);
  world.recorder?.sent(copy);
  const luck = col.luck[copy];
  const jitter = Math.round(model.jitterNs * world.bank.keyedUnit(luck, key ^ FOR_JITTER));
  const delay = sampleDuration(world.bank, luck, key ^ FOR_COPY, model.latency) + jitter + addedNs;
  world.heap.pushAfter(Math.min(LONGEST, delay), DELIVER, copy, 0);
}
