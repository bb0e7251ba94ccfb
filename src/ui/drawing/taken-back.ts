import type { LineInfo, MadeEdit } from '../../worker/lines';
import type { Box } from '../topology/geometry/box';

/** What was done last on any line of the run. */
export function newestOf(lines: readonly Pick<LineInfo, 'made'>[]): MadeEdit | undefined {
  const last = lines.flatMap(({ made }) => made.slice(-1));
  return last.find(({ id }) => last.every((other) => other.id <= id));
}

/** Something was done since, and that took something back or made it again. To go to another moment or line does neither. */
export function isTakenBack(before: MadeEdit | undefined, now: MadeEdit | undefined): boolean {
  return now !== undefined && now.role !== 'made' && now.id > (before?.id ?? 0);
}

/** Where cards stand that stood elsewhere, or that were not there. */
export function otherPlaces(before: ReadonlyMap<string, Box>, now: ReadonlyMap<string, Box>): readonly Box[] {
  return [...now].flatMap(([id, box]) => {
    const old = before.get(id);
    return old !== undefined && old.x === box.x && old.y === box.y ? [] : [box];
  });
}
