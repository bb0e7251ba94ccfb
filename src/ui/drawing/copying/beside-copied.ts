import type { Box, Point } from '../../topology/geometry/box';
import { placeInSight } from '../adding/place-in-sight';
import type { Desk } from '../desk';

/** A copy stands about so far from what it copies. */
const AWAY = 40;

/** Where the upper left corner of a copy goes: near what is copied, and over nothing else. */
export function besideCopied(desk: Desk, copied: Box): Point {
  const { x, y, width, height } = copied;
  return placeInSight(desk, { x: x + AWAY, y: y + AWAY }, { width, height });
}
