import { panelsIn } from '../topology/use-fit';
import { centreOf, overlap, type Box, type Point } from '../topology/geometry/box';
import type { Sight } from './desk';

/** From the edges of the pane, in px of the screen. */
export const MARGIN = 16;

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

/** The same, past the panels that would lie over it there; null when there is no room for all of it. */
export function shiftPastPanels(box: Box, { seen, covered }: Sight): Point | null {
  const straight = shiftIntoSight(box, seen);
  const there = { ...box, x: box.x + straight.x, y: box.y + straight.y };
  const free = freeOf(
    seen,
    covered.filter((panel) => overlap(panel, there) > 0),
  );
  return box.width <= free.width && box.height <= free.height ? shiftIntoSight(box, free) : null;
}

/** What is left of a sight below the panels in its upper half and above those in its lower half. */
function freeOf(seen: Box, panels: readonly Box[]): Box {
  const middle = centreOf(seen).y;
  let [top, bottom] = [seen.y, seen.y + seen.height];
  for (const panel of panels) {
    if (centreOf(panel).y < middle) top = Math.max(top, panel.y + panel.height);
    else bottom = Math.min(bottom, panel.y);
  }
  return { ...seen, y: top, height: Math.max(0, bottom - top) };
}
