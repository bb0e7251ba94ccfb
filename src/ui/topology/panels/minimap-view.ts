import { boundsOf, type Box, type Point, type Size } from '../geometry/box';
import type { Viewport } from '../layout/view-between';

/** Around all that the minimap shows, as a share of it. */
const MARGIN = 0.08;

/** What of the world a pane shows. */
export function boxInSight(pane: Size, { x, y, zoom }: Viewport): Box {
  return { x: -x / zoom, y: -y / zoom, width: pane.width / zoom, height: pane.height / zoom };
}

/** The part of the world that a map of this size shows: all cards and what is in sight, in the middle of it. */
export function mapBox(cards: Iterable<Box>, sight: Box, map: Size): Box {
  const { x, y, width, height } = boundsOf([...cards, sight]);
  const scale = Math.max(width / map.width, height / map.height, Number.MIN_VALUE) * (1 + 2 * MARGIN);
  const [wide, high] = [map.width * scale, map.height * scale];
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high };
}

/** Where the view stands when a drag of the map, by so many of its pixels, has taken it along. */
export function draggedView(from: Viewport, by: Point, box: Box, map: Size): Viewport {
  const scale = box.width / map.width;
  return { ...from, x: from.x - by.x * scale * from.zoom, y: from.y - by.y * scale * from.zoom };
}

/** The view whose middle shows the spot of the map, in its pixels. */
export function viewAround(spot: Point, box: Box, map: Size, pane: Size, zoom: number): Viewport {
  const scale = box.width / map.width;
  const [x, y] = [box.x + spot.x * scale, box.y + spot.y * scale];
  return { x: pane.width / 2 - x * zoom, y: pane.height / 2 - y * zoom, zoom };
}
