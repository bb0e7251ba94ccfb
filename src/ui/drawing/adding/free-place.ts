import { grown, overlap, type Box, type Point, type Size } from '../../topology/geometry/box';
import { GRID } from '../moving/snap';

/** A new card keeps this far from others. */
const ROOM = 16;
const STEP = 48;
const MOST_RINGS = 60;

/**
 * The free place nearest to the one that is wished for, on the grid: below it first, then around it. As long as there
 * is one in sight, it is that.
 */
export function freePlace(wished: Point, size: Size, boxes: Iterable<Box>, sight?: Box): Point {
  let unseen: Point | null = null;
  const taken = [...boxes].map((box) => grown(box, ROOM));
  for (let ring = 0; ring <= MOST_RINGS; ring++) {
    for (const { x, y } of ringOf(ring)) {
      const spot = { x: onGrid(wished.x + x * STEP), y: onGrid(wished.y + y * STEP) };
      if (taken.some((box) => overlap(box, { ...spot, ...size }) > 0)) continue;
      if (sight === undefined || isWithin({ ...spot, ...size }, sight)) return spot;
      unseen ??= spot;
    }
    if (unseen !== null && ring * STEP > reachOf(sight)) break;
  }
  return unseen ?? { x: onGrid(wished.x), y: onGrid(wished.y) };
}

function isWithin({ x, y, width, height }: Box, sight: Box): boolean {
  const right = sight.x + sight.width;
  const bottom = sight.y + sight.height;
  return x >= sight.x && y >= sight.y && x + width <= right && y + height <= bottom;
}

/** Farther away than this nothing in sight is near any more. */
function reachOf(sight: Box | undefined): number {
  return sight === undefined ? 0 : 2 * Math.max(sight.width, sight.height);
}

/** The steps to all places of a ring, the lowest first and those in the middle before those at the sides. */
function ringOf(ring: number): Point[] {
  if (ring === 0) return [{ x: 0, y: 0 }];
  const along = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring);
  along.sort((a, b) => Math.abs(a) - Math.abs(b) || b - a);
  return [
    ...along.map((x) => ({ x, y: ring })),
    ...along.map((x) => ({ x, y: -ring })),
    ...along.map((y) => ({ x: ring, y })),
    ...along.map((y) => ({ x: -ring, y })),
  ];
}

function onGrid(place: number): number {
  return Math.round(place / GRID) * GRID;
}
