import { CANCELLED, type Outcome } from '../base/outcome';
import { DETACHED, LIVE, NOT_LATE, SENT, positionOf, storedPosition } from './attempts';
import { DECISION_OF_OUTCOME } from './decisions';
import type { Host } from './host';
import { PARKED, PASS } from './layer';

/**
 * How an attempt walks through its stack: inward by `descend`, outward by `ascend`, and, when a layer gives up on
 * what lies inside of it, by `giveUp` now and `answer` later. Between giving up and the late answer the attempt is
 * a zombie: the layers inside keep what they hold until the work has really ended.
 */

/** A new call enters its stack; the host has filled the row. */
export function enterStack(host: Host, row: number): void {
  descend(host, row, 0);
}

export function descend(host: Host, row: number, from: number): void {
  const layers = host.layersOf(row);
  for (let i = from; i < layers.length; i++) {
    const signal = layers[i].enter(host, row);
    if (host.recorder !== null) host.recorder.entered(row, i, signal);
    if (signal === PASS) continue;
    if (signal === PARKED) {
      host.attempts.col.depth[row] = i;
      return;
    }
    answerAt(host, row, i, signal);
    return;
  }
  const col = host.attempts.col;
  col.depth[row] = layers.length;
  col.flags[row] |= SENT;
  host.send(row);
}

/** A layer answers the call itself: it turns it away, or has the answer already. */
function answerAt(host: Host, row: number, position: number, outcome: Outcome): void {
  host.decided(row, DECISION_OF_OUTCOME[outcome]);
  ascend(host, row, position - 1, outcome);
}

/** A layer ends what it let in or kept: its time is over, or it has no place for it any more. */
export function cutOff(host: Host, row: number, position: number, outcome: Outcome): void {
  if (host.recorder !== null) host.recorder.cutOff(row, position, outcome);
  answerAt(host, row, position, outcome);
}

/** An outcome travels outward from layer `from`; a layer may replace it or keep the call (a retry does). */
export function ascend(host: Host, row: number, from: number, result: Outcome): void {
  const layers = host.layersOf(row);
  let at = row;
  let tryRow = row;
  let outcome = result;
  let i = from;
  for (;;) {
    const base = positionOf(host.attempts.col.base[at]);
    for (; i > base; i--) {
      const signal = layers[i].exit(host, at, outcome, tryRow);
      if (host.recorder !== null) host.recorder.left(at, i, outcome, signal, tryRow);
      if (signal === PARKED) {
        // Of a try in a row of its own, the end says nothing about where the row itself stands.
        if (tryRow === at) host.attempts.col.depth[at] = i;
        return;
      }
      outcome = signal;
      tryRow = at;
    }
    host.attempts.col.flags[at] &= ~LIVE;
    if (base < 0) {
      host.settled(at, outcome);
      closeIfDone(host, at);
      return;
    }
    const parent = host.attempts.col.parent[at];
    if (parent === DETACHED) {
      layers[base].detachedEnded(host, at, outcome);
      host.detachedEnded(at);
      closeIfDone(host, at);
      return;
    }
    // If something of the try is still out, its end is nobody's: the row that opened it goes on, and may end before.
    host.attempts.col.parent[at] = DETACHED;
    closeIfDone(host, at);
    tryRow = at;
    at = parent;
  }
}

/** The answer to a sent attempt, or the word that its work was cancelled. */
export function answer(host: Host, row: number, outcome: Outcome): void {
  const col = host.attempts.col;
  col.flags[row] &= ~SENT;
  if (col.lateFrom[row] === NOT_LATE) {
    ascend(host, row, host.layersOf(row).length - 1, outcome);
    return;
  }
  col.lateFrom[row] = NOT_LATE;
  host.late(row, outcome);
  endedInside(host, row, host.layersOf(row).length, outcome);
}

/**
 * Layer `boundary` withdraws from everything inside of it. Returns whether something is still out; the answer then
 * comes late. The layers from `boundary` outward are not touched.
 */
export function giveUp(host: Host, row: number, boundary: number): boolean {
  const layers = host.layersOf(row);
  const col = host.attempts.col;
  const depth = col.depth[row];
  const isSent = depth === layers.length;
  if (host.recorder !== null) host.recorder.givenUp(row, boundary);
  const deepest = isSent ? depth - 1 : depth;
  let out = isSent ? 1 : 0;
  for (let i = deepest; i > boundary; i--) {
    const tries = layers[i].withdraw(host, row);
    // What is out further in keeps this layer; without it, all but the layer where the try is parked give back at once.
    if (out > 0) col.kept[row] |= 1 << i;
    else if (i < depth) layers[i].release(host, row, CANCELLED);
    out += tries;
  }
  if (isSent) {
    col.lateFrom[row] = storedPosition(boundary);
    host.abandoned(row);
  }
  return out > 0;
}

/**
 * A layer that was given up gives up a try that it opened in a row of its own. Returns whether it is still out: then
 * the row that opened it waits for its end.
 */
export function giveUpTry(host: Host, row: number): boolean {
  const col = host.attempts.col;
  const out = giveUp(host, row, positionOf(col.base[row]));
  col.flags[row] &= ~LIVE;
  if (out) col.held[col.parent[row]]++;
  else col.parent[row] = DETACHED;
  closeIfDone(host, row);
  return out;
}

/** A layer that goes on does not need a try any more that it opened in a row of its own: nobody waits for its end. */
export function dropTry(host: Host, row: number): void {
  const col = host.attempts.col;
  giveUp(host, row, positionOf(col.base[row]));
  col.flags[row] &= ~LIVE;
  col.parent[row] = DETACHED;
  closeIfDone(host, row);
}

/** The caller withdraws the whole call: nobody hears of its outcome. */
export function withdrawCall(host: Host, row: number): void {
  giveUp(host, row, -1);
  host.attempts.col.flags[row] &= ~LIVE;
  closeIfDone(host, row);
}

/**
 * What was given up in this row has ended at a depth: the answer came, or the last try that the layer there had opened.
 * The layers that were kept for it give back what they hold, up to one that other tries are out of, or to the one that
 * gave up. If that one stands in another row, which waits for this, it goes on there.
 */
function endedInside(host: Host, row: number, depth: number, outcome: Outcome): void {
  const layers = host.layersOf(row);
  const col = host.attempts.col;
  const base = positionOf(col.base[row]);
  let i = depth - 1;
  for (; i > base && (col.kept[row] & (1 << i)) !== 0; i--) {
    col.kept[row] &= ~(1 << i);
    layers[i].release(host, row, outcome);
    if (layers[i].triesOut(host, row) > 0) break;
  }
  const parent = col.parent[row];
  if (i === base && base >= 0 && (col.flags[row] & LIVE) === 0 && parent !== DETACHED) {
    col.parent[row] = DETACHED;
    col.held[parent]--;
    layers[base].tryEnded(host, parent, row);
    const isLast = layers[base].triesOut(host, parent) === 0;
    // As long as the layer itself is kept, something deeper in that row is out, which will come by here.
    if (isLast && (col.kept[parent] & (1 << base)) === 0) endedInside(host, parent, base, outcome);
    else closeIfDone(host, parent);
  }
  closeIfDone(host, row);
}

function closeIfDone(host: Host, row: number): void {
  const col = host.attempts.col;
  if ((col.flags[row] & (LIVE | SENT)) === 0 && col.held[row] === 0) host.close(row);
}
