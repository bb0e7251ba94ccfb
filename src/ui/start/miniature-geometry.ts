import type { PictureEdge, PictureNode } from '../../scenario/library/details';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface MiniatureEdge {
  readonly id: string;
  readonly path: string;
  /** Where its breaker stands. */
  readonly gate: Point | null;
}

export interface Miniature {
  readonly places: ReadonlyMap<string, Point>;
  readonly edges: readonly MiniatureEdge[];
}

/** Room around the middle of each node, so that its glyph stays within the box. */
const MARGIN_X = 22;
const MARGIN_Y = 16;

/** Where the nodes and calls of a topology lie when all of it has to fit into a box of this size. */
export function miniatureOf(
  nodes: readonly PictureNode[],
  edges: readonly PictureEdge[],
  width: number,
  height: number,
): Miniature {
  const across = fit(
    nodes.map(({ x }) => x),
    MARGIN_X,
    width - MARGIN_X,
  );
  const down = fit(
    nodes.map(({ y }) => y),
    MARGIN_Y,
    height - MARGIN_Y,
  );
  const places = new Map(nodes.map(({ id, x, y }) => [id, { x: across(x), y: down(y) }]));
  const drawn = edges.flatMap(({ from, to, guarded = false }) => {
    const start = places.get(from);
    const end = places.get(to);
    if (start === undefined || end === undefined) return [];
    const gate = guarded ? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } : null;
    return [{ id: `${from} ${to}`, path: curve(start, end), gate }];
  });
  return { places, edges: drawn };
}

/** Spreads values over a range; when all are the same they lie in its middle. */
function fit(values: readonly number[], from: number, to: number): (value: number) => number {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  if (span === 0) return () => (from + to) / 2;
  return (value) => Math.round((from + ((value - least) / span) * (to - from)) * 10) / 10;
}

/** An S along the longer way, through the middle between both ends, where a gate may stand. */
function curve(start: Point, end: Point): string {
  const flat = Math.abs(end.x - start.x) >= Math.abs(end.y - start.y);
  const middle = flat ? (start.x + end.x) / 2 : (start.y + end.y) / 2;
  const bend = flat ? `${middle} ${start.y} ${middle} ${end.y}` : `${start.x} ${middle} ${end.x} ${middle}`;
  return `M${start.x} ${start.y}C${bend} ${end.x} ${end.y}`;
}
