import { overlap, type Box, type Point } from '../../topology/geometry/box';

/** The box between the place where a band was begun and where it is drawn to. */
export function bandOf(from: Point, to: Point): Box {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

/** The cards that a band touches. */
export function touchedBy(band: Box, boxes: ReadonlyMap<string, Box>): readonly string[] {
  return [...boxes].flatMap(([id, box]) => (overlap(band, box) > 0 ? [id] : []));
}
