import type { Box } from '../../topology/geometry/box';
import type { Held } from '../../topology/use-placed';
import { GRID } from './snap';

/** So far React Flow proposes to move a card with one press of a key, in px. */
const PROPOSED = 5;

/** The same moves in steps of the grid. */
export function nudged(proposed: Held, boxes: ReadonlyMap<string, Box>): Held {
  const step = GRID / PROPOSED;
  return new Map(
    [...proposed].map(([id, spot]) => {
      const { x, y } = boxes.get(id) ?? spot;
      return [id, { x: Math.round(x + (spot.x - x) * step), y: Math.round(y + (spot.y - y) * step) }];
    }),
  );
}
