import { DETACHED } from '../policies/attempts';
import { mix32 } from '../base/keyed-hash';
import type { Outcome } from '../base/outcome';
import { fillTry, startCall } from './calls';
import { FOR_ATTEMPT, FOR_DETACHED, FOR_OTHER } from './tables';
import type { World } from './world';

/** Calls and tries that layers make beside the one that they guard. */

/** A call of the same request along another edge, for the layer that `row` is parked at. */
export function openOther(world: World, row: number, edge: number): number {
  const { request, drawKey, number, depth } = world.attempts.col;
  // Every try has luck of its own, and so has every layer that turns to another edge.
  const luck = mix32(mix32(drawKey[row], number[row]), FOR_OTHER + depth[row]);
  const other = startCall(world, edge, request[row], FOR_ATTEMPT - row, luck, -1);
  // The new row may have moved the table, and the columns with it.
  const { zone } = world.attempts.col;
  zone[other] = zone[row];
  world.data?.inheritDeed(other, row);
  return other;
}

export function otherSettled(world: World, row: number, outcome: Outcome): void {
  world.layersOf(row)[world.attempts.col.depth[row]].otherEnded(world, row, outcome);
}

/** A try that nobody waits for: the request may be over before it, so it holds the row of the request by itself. */
export function openDetached(world: World, row: number, base: number): number {
  const tryRow = world.attempts.alloc();
  world.clearFrame(tryRow);
  const col = world.attempts.col;
  col.stack[tryRow] = col.stack[row];
  col.base[tryRow] = base;
  col.parent[tryRow] = DETACHED;
  fillTry(world, tryRow, col.request[row], col.edge[row]);
  col.zone[tryRow] = col.zone[row];
  col.sibling[tryRow] = -1;
  col.drawKey[tryRow] = mix32(mix32(col.drawKey[row], col.number[row]), FOR_DETACHED + base);
  col.startedAt[tryRow] = world.now;
  world.data?.inheritDeed(tryRow, row);
  world.requests.col.uses[col.request[row]]++;
  world.recorder?.tryOpened(tryRow, row, 'detached', base);
  return tryRow;
}
