import { boundsOf, type Box, type Point } from '../../topology/geometry/box';

/** What is moved stands on a multiple of this where it meets nothing else. */
export const GRID = 8;

/** A line through edges or middles that agree, as long as what it joins. */
export interface Guide {
  /** An upright line has one x, a level one has one y. */
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snap {
  /** By how much more it is moved. */
  readonly by: Point;
  readonly guides: readonly Guide[];
}

/** Where a moved box goes so that its edges or its middle agree with those of others near by, else with the grid. */
export function snap(moved: Box, others: readonly Box[], reach: number): Snap {
  const x = shiftAlong('x', moved, others, reach);
  const y = shiftAlong('y', moved, others, reach);
  const by = { x: x ?? toGrid(moved.x), y: y ?? toGrid(moved.y) };
  const there = { ...moved, x: moved.x + by.x, y: moved.y + by.y };
  return {
    by,
    guides: [
      ...(x === null ? [] : guidesAlong('x', there, others)),
      ...(y === null ? [] : guidesAlong('y', there, others)),
    ],
  };
}

/** The smallest shift by which a line of the box meets one of another; null when none is within reach. */
function shiftAlong(axis: 'x' | 'y', moved: Box, others: readonly Box[], reach: number): number | null {
  let best: number | null = null;
  for (const other of others) {
    for (const line of linesOf(axis, other)) {
      for (const own of linesOf(axis, moved)) {
        const shift = line - own;
        if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best))) best = shift;
      }
    }
  }
  return best;
}

function guidesAlong(axis: 'x' | 'y', box: Box, others: readonly Box[]): Guide[] {
  const cross = axis === 'x' ? 'y' : 'x';
  const guides = linesOf(axis, box).flatMap((at): Guide[] => {
    const joined = others.filter((other) => linesOf(axis, other).some((line) => Math.abs(line - at) < 0.01));
    if (joined.length === 0) return [];
    const bounds = boundsOf([box, ...joined]);
    const length = axis === 'x' ? bounds.height : bounds.width;
    return [{ axis, at, from: bounds[cross], to: bounds[cross] + length }];
  });
  // Cards of one size agree in both edges and the middle: one line says it.
  return guides.length === 3 ? [guides[1]] : guides;
}

/** Start, middle and end. */
function linesOf(axis: 'x' | 'y', { x, y, width, height }: Box): readonly number[] {
  return axis === 'x' ? [x, x + width / 2, x + width] : [y, y + height / 2, y + height];
}

function toGrid(place: number): number {
  return Math.round(place / GRID) * GRID - place;
}
