import type { Point, Size } from '../../topology/geometry/box';
import type { Desk } from '../desk';
import { freePlace } from './free-place';

/** Near a place, over nothing else, and in sight as long as there is room: nobody looks for what was just made. */
export function placeInSight(desk: Desk, wished: Point, size: Size): Point {
  const { seen, covered } = desk.sight();
  return freePlace(wished, size, [...desk.drawn().boxes.values(), ...covered], seen);
}
