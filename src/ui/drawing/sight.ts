import { panelsIn } from '../topology/use-fit';
import type { Box, Point } from '../topology/geometry/box';
import type { Sight } from './desk';

/** From the edges of the pane, in px of the screen. */
const MARGIN = 16;

interface Pane {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly [x: number, y: number, zoom: number];
}

/** What of the world a pane shows, and what of that its panels hide. */
export function sightOf({ width, height, transform }: Pane, element: Element | null): Sight {
  const [left, top, zoom] = transform;
  const world = (box: Box): Box => ({
    x: (box.x - left) / zoom,
    y: (box.y - top) / zoom,
    width: box.width / zoom,
    height: box.height / zoom,
  });
  const seen = { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN };
  const panels = element === null ? [] : panelsIn(element, element.getBoundingClientRect());
  return { seen: world(seen), covered: panels.map(world) };
}

/** By how much the world has to move for a box to be in sight: no farther than that takes, and its beginning first. */
export function shiftIntoSight(box: Box, seen: Box): Point {
  const along = (at: 'x' | 'y', length: 'width' | 'height'): number => {
    const before = seen[at] - box[at];
    const after = box[at] + box[length] - seen[at] - seen[length];
    if (before <= 0 && after <= 0) return 0;
    return before > 0 || before + after > 0 ? before : -after;
  };
  return { x: along('x', 'width'), y: along('y', 'height') };
}
