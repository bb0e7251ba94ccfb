import { boundsOf, type Box, type Size } from '../geometry/box';

/** The part of the world that may come into sight: its left upper and its right lower corner. */
export type PanLimit = [[number, number], [number, number]];

/** The middle of the pane never leaves the topology, so that part of it always stays in sight. */
export function panLimit(drawn: readonly Box[], pane: Size, zoom: number): PanLimit {
  const { x, y, width, height } = boundsOf(drawn);
  const [beside, above] = [pane.width / zoom / 2, pane.height / zoom / 2];
  return [
    [x - beside, y - above],
    [x + width + beside, y + height + above],
  ];
}
