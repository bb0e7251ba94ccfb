import { CANCELLED, type Outcome } from '../base/outcome';
import { LIVE, NOT_LATE, OUTSIDE, SENT, positionOf, storedPosition } from './attempts';
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
    if (signal === PASS) continue;
    if (signal === PARKED) {
      host.attempts.col.depth[row] = i;
      return;
    }
    ascend(host, row, i - 1, signal);
    return;
  }
  const col = host.attempts.col;
  col.depth[row] = layers.length;
  col.flags[row] |= SENT;
  host.send(row);
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
      if (signal === PARKED) {
        host.attempts.col.depth[at] = i;
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
    closeIfDone(host, at);
    tryRow = at;
    at = parent;
  }
}

/** The answer to a sent attempt, or the word that its work was cancelled. */
export function answer(host: Host, row: number, outcome: Outcome): void {
  const col = host.attempts.col;
  col.flags[row] &= ~SENT;
  const lateFrom = col.lateFrom[row];
  if (lateFrom === NOT_LATE) {
    ascend(host, row, host.layersOf(row).length - 1, outcome);
    return;
  }
  col.lateFrom[row] = NOT_LATE;
  host.late(row, outcome);
  const boundary = positionOf(lateFrom);
  releaseInside(host, row, host.layersOf(row).length - 1, boundary, outcome);
  tryEnded(host, row, boundary, outcome);
}

/**
 * Layer `boundary` withdraws from everything inside of it. Returns whether something is still out; the answer then
 * comes late. The layers from `boundary` outward are not touched.
 */
export function giveUp(host: Host, row: number, boundary: number): boolean {
  const layers = host.layersOf(row);
  const col = host.attempts.col;
  const depth = col.depth[row];
  const deepest = Math.min(depth, layers.length - 1);
  let out = 0;
  for (let i = deepest; i > boundary; i--) out += layers[i].withdraw(host, row);
  if (depth === layers.length) {
    col.lateFrom[row] = storedPosition(boundary);
    host.abandoned(row);
    return true;
  }
  if (out > 0) {
    col.held[row] = out;
    col.heldFrom[row] = storedPosition(boundary);
    return true;
  }
  releaseInside(host, row, depth - 1, boundary, CANCELLED);
  return false;
}

/** A layer gives up a try that it opened in a row of its own. Returns whether it is still out. */
export function giveUpTry(host: Host, row: number): boolean {
  const col = host.attempts.col;
  const out = giveUp(host, row, positionOf(col.base[row]));
  col.flags[row] &= ~LIVE;
  closeIfDone(host, row);
  return out;
}

/** The caller withdraws the whole call: nobody hears of its outcome. */
export function withdrawCall(host: Host, row: number): void {
  giveUp(host, row, -1);
  host.attempts.col.flags[row] &= ~LIVE;
  closeIfDone(host, row);
}

function releaseInside(host: Host, row: number, from: number, boundary: number, outcome: Outcome): void {
  const layers = host.layersOf(row);
  for (let i = from; i > boundary; i--) layers[i].release(host, row, outcome);
}

/** A given-up try of this row has ended. When the row that opened it waits only for that, it goes on outward. */
function tryEnded(host: Host, row: number, boundary: number, outcome: Outcome): void {
  const col = host.attempts.col;
  const base = col.base[row];
  if (base !== OUTSIDE && boundary === base) {
    const parent = col.parent[row];
    if (col.held[parent] > 0 && --col.held[parent] === 0) {
      const heldFrom = positionOf(col.heldFrom[parent]);
      releaseInside(host, parent, base - 1, heldFrom, outcome);
      tryEnded(host, parent, heldFrom, outcome);
    }
  }
  closeIfDone(host, row);
}

function closeIfDone(host: Host, row: number): void {
  const col = host.attempts.col;
  if ((col.flags[row] & (LIVE | SENT)) === 0 && col.held[row] === 0) host.close(row);
}
