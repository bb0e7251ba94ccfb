import type { Box } from '../topology/geometry/box';

interface Offers {
  /** What undo and redo would do, in words. */
  readonly undo: string | null;
  readonly redo: string | null;
}

/** What could be undone can now be done again, or the other way round. */
export function isTakenBack(before: Offers, now: Offers): boolean {
  if (now.undo === before.undo && now.redo === before.redo) return false;
  const isUndone = now.redo !== null && now.redo === before.undo;
  const isRedone = now.undo !== null && now.undo === before.redo;
  return isUndone || isRedone;
}

/** Where cards stand that stood elsewhere, or that were not there. */
export function otherPlaces(before: ReadonlyMap<string, Box>, now: ReadonlyMap<string, Box>): readonly Box[] {
  return [...now].flatMap(([id, box]) => {
    const old = before.get(id);
    return old !== undefined && old.x === box.x && old.y === box.y ? [] : [box];
  });
}
