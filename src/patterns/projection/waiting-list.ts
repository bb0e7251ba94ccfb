import type { FieldShape, Shape } from '../../base/shape';
import { NEVER, type Time } from '../../base/time';
import type { ProjectionConfig } from './config';

/** What `await` tells a reader of its own write. */
export const SHOWS = 1;
export const WAITING = 2;
export const NO_PLACE = 3;

/** In place of a row: there is nobody. */
export const NOBODY = -1;

/**
 * Readers that wait until a position shows in the read model: they have written something, were told its position, and
 * want to see it. A type and not an interface, so that it can be handed to whoever saves plain states by their shape.
 */
export type WaitingList = {
  count: number;
  /** A cell for each reader, in two sorted lists. Links are cell + 1, 0 being nobody; ends are the first and the last. */
  freeCell: number;
  rows: Float64Array;
  positions: Float64Array;
  laterPosition: Float64Array;
  earlierPosition: Float64Array;
  positionEnds: Float64Array;
  deadlines: Float64Array;
  laterDeadline: Float64Array;
  earlierDeadline: Float64Array;
  deadlineEnds: Float64Array;

  /** What became of those that asked. */
  shownAtOnce: number;
  shown: number;
  expired: number;
  withdrawn: number;
  turnedAway: number;
};

export function waitingShape(config: ProjectionConfig): Shape {
  const cells = { ring: config.maxWaiters };
  const ends = { ring: 2 };
  return {
    count: 'number',
    freeCell: 'number',
    rows: cells,
    positions: cells,
    laterPosition: cells,
    earlierPosition: cells,
    positionEnds: ends,
    deadlines: cells,
    laterDeadline: cells,
    earlierDeadline: cells,
    deadlineEnds: ends,
    shownAtOnce: 'number',
    shown: 'number',
    expired: 'number',
    withdrawn: 'number',
    turnedAway: 'number',
  } satisfies Record<keyof WaitingList, FieldShape>;
}

export function initWaiting(config: ProjectionConfig): WaitingList {
  return { ...emptyCells(config), shownAtOnce: 0, shown: 0, expired: 0, withdrawn: 0, turnedAway: 0 };
}

/** A reader wants to see a position. SHOWS and NO_PLACE are answers; WAITING is one when the row is named later. */
export function awaitPosition(
  config: ProjectionConfig,
  list: WaitingList,
  position: number,
  visible: number,
  row: number,
  now: Time,
): number {
  if (position <= visible) {
    list.shownAtOnce += 1;
    return SHOWS;
  }
  if (list.count >= config.maxWaiters) {
    list.turnedAway += 1;
    return NO_PLACE;
  }
  add(list, row, position, now + config.waitNs);
  return WAITING;
}

/** The row of a reader whose position shows now, in the order of positions; to be called until NOBODY. */
export function nextShown(list: WaitingList, visible: number): number {
  const first = list.positionEnds[0];
  if (first === 0 || list.positions[first - 1] > visible) return NOBODY;
  list.shown += 1;
  return remove(list, first);
}

/** The row of a reader that has waited long enough; to be called until NOBODY. */
export function nextExpired(list: WaitingList, now: Time): number {
  const first = list.deadlineEnds[0];
  if (first === 0 || list.deadlines[first - 1] > now) return NOBODY;
  list.expired += 1;
  return remove(list, first);
}

/** A reader gives up by itself. False when it does not wait. */
export function withdraw(list: WaitingList, row: number): boolean {
  for (let link = list.positionEnds[0]; link > 0; link = list.laterPosition[link - 1]) {
    if (list.rows[link - 1] !== row) continue;
    list.withdrawn += 1;
    remove(list, link);
    return true;
  }
  return false;
}

/** The row of a reader for which there is no place by new settings; to be called until NOBODY, before `adaptWaiting`. */
export function turnAway(config: ProjectionConfig, list: WaitingList): number {
  if (list.count <= config.maxWaiters) return NOBODY;
  list.turnedAway += 1;
  return remove(list, list.positionEnds[1]);
}

export function adaptWaiting(config: ProjectionConfig, list: WaitingList): void {
  if (list.rows.length === config.maxWaiters) return;
  const before = { ...list };
  const { count } = list;
  Object.assign(list, emptyCells(config), { count });
  // Each list is gone through in its own order, so that first come stays first come in both.
  const cells = new Float64Array(before.rows.length);
  for (let link = before.positionEnds[0]; link > 0; link = before.laterPosition[link - 1]) {
    const at = link - 1;
    cells[at] = fillCell(list, before.rows[at], before.positions[at], before.deadlines[at]);
    insertByPosition(list, cells[at]);
  }
  for (let link = before.deadlineEnds[0]; link > 0; link = before.laterDeadline[link - 1]) {
    insertByDeadline(list, cells[link - 1]);
  }
}

/** When the next reader has waited long enough. */
export function nextDeadline(list: WaitingList): Time {
  const first = list.deadlineEnds[0];
  return first === 0 ? NEVER : list.deadlines[first - 1];
}

function emptyCells({ maxWaiters }: ProjectionConfig) {
  const laterPosition = new Float64Array(maxWaiters);
  for (let cell = 0; cell < maxWaiters - 1; cell++) laterPosition[cell] = cell + 2;
  return {
    count: 0,
    freeCell: maxWaiters > 0 ? 1 : 0,
    rows: new Float64Array(maxWaiters),
    positions: new Float64Array(maxWaiters),
    laterPosition,
    earlierPosition: new Float64Array(maxWaiters),
    positionEnds: new Float64Array(2),
    deadlines: new Float64Array(maxWaiters),
    laterDeadline: new Float64Array(maxWaiters),
    earlierDeadline: new Float64Array(maxWaiters),
    deadlineEnds: new Float64Array(2),
  };
}

function add(list: WaitingList, row: number, position: number, deadline: Time): void {
  const link = fillCell(list, row, position, deadline);
  insertByPosition(list, link);
  insertByDeadline(list, link);
  list.count += 1;
}

/** The link of a cell that was free. */
function fillCell(list: WaitingList, row: number, position: number, deadline: Time): number {
  const link = list.freeCell;
  list.freeCell = list.laterPosition[link - 1];
  list.rows[link - 1] = row;
  list.positions[link - 1] = position;
  list.deadlines[link - 1] = deadline;
  return link;
}

function insertByPosition(list: WaitingList, link: number): void {
  insert(list.positions, list.laterPosition, list.earlierPosition, list.positionEnds, link);
}

function insertByDeadline(list: WaitingList, link: number): void {
  insert(list.deadlines, list.laterDeadline, list.earlierDeadline, list.deadlineEnds, link);
}

function remove(list: WaitingList, link: number): number {
  takeOut(list.laterPosition, list.earlierPosition, list.positionEnds, link);
  takeOut(list.laterDeadline, list.earlierDeadline, list.deadlineEnds, link);
  list.laterPosition[link - 1] = list.freeCell;
  list.freeCell = link;
  list.count -= 1;
  return list.rows[link - 1];
}

/**
 * Puts a cell into a list that is sorted by `keys`. Newcomers mostly belong to the end, for positions and deadlines grow
 * with time, so the search begins there.
 */
function insert(
  keys: Float64Array,
  next: Float64Array,
  previous: Float64Array,
  ends: Float64Array,
  link: number,
): void {
  let before = ends[1];
  while (before > 0 && keys[before - 1] > keys[link - 1]) before = previous[before - 1];
  const after = before === 0 ? ends[0] : next[before - 1];
  previous[link - 1] = before;
  next[link - 1] = after;
  if (before === 0) ends[0] = link;
  else next[before - 1] = link;
  if (after === 0) ends[1] = link;
  else previous[after - 1] = link;
}

function takeOut(next: Float64Array, previous: Float64Array, ends: Float64Array, link: number): void {
  const before = previous[link - 1];
  const after = next[link - 1];
  if (before === 0) ends[0] = after;
  else next[before - 1] = after;
  if (after === 0) ends[1] = before;
  else previous[after - 1] = before;
}
