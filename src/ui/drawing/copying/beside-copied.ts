import type { Box, Point } from '../../topology/geometry/box';
import { freePlace } from '../adding/free-place';

/** A copy stands about so far from what it copies. */
const AWAY = 40;

/** Where the upper left corner of a copy goes: near what is copied, and over nothing else. */
export function besideCopied(copied: Box, boxes: Iterable<Box>): Point {
  const { x, y, width, height } = copied;
  return freePlace({ x: x + AWAY, y: y + AWAY }, { width, height }, boxes);
}
