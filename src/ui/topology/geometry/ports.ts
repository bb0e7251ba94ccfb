import { centreOf, type Box } from './box';
import type { Port, Side } from './curve';

/** Which way calls mostly go; it decides between two sides that would both do. */
export type FlowDirection = 'right' | 'down';

export interface PortEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export interface EdgePorts {
  readonly from: Port;
  readonly to: Port;
}

/** A side needs this much room before a curve may leave through it. */
const ROOM_ACROSS = 40;
const ROOM_ALONG = 16;
/** Straight lines keep this far from the corners of the cards. */
const CORNER = 10;

/**
 * Where edges touch their cards. The sides that face each other are used, the ends on one side are spread over it in
 * the order of where they lead, and two cards that face each other alone are joined by a straight line.
 */
export function assignPorts(
  boxes: ReadonlyMap<string, Box>,
  edges: readonly PortEdge[],
  flow: FlowDirection,
): ReadonlyMap<string, EdgePorts> {
  const ends = new Map<string, End[]>();
  const drawn = edges.flatMap((edge) => {
    const [a, b] = [boxes.get(edge.from), boxes.get(edge.to)];
    if (a === undefined || b === undefined) return [];
    const [fromSide, toSide] = facingSides(a, b, flow);
    const from = { edge: edge.id, box: a, side: fromSide, towards: b };
    const to = { edge: edge.id, box: b, side: toSide, towards: a };
    list(ends, `${edge.from}/${fromSide}`).push(from);
    list(ends, `${edge.to}/${toSide}`).push(to);
    return [{ id: edge.id, from, to, keys: [`${edge.from}/${fromSide}`, `${edge.to}/${toSide}`] }];
  });
  for (const group of ends.values())
    group.sort((a, b) => along(a.towards, a.side) - along(b.towards, b.side));
  return new Map(
    drawn.map(({ id, from, to, keys }) => {
      const groups = keys.map((key) => list(ends, key));
      const straight = groups.every((group) => group.length === 1) ? sharedLine(from, to) : undefined;
      const [a, b] = [from, to].map((end, index) => portOf(end, groups[index], straight));
      return [id, { from: a, to: b }];
    }),
  );
}

interface End {
  readonly edge: string;
  readonly box: Box;
  readonly side: Side;
  readonly towards: Box;
}

function facingSides(a: Box, b: Box, flow: FlowDirection): readonly [Side, Side] {
  const right = b.x - (a.x + a.width);
  const down = b.y - (a.y + a.height);
  const up = a.y - (b.y + b.height);
  const left = a.x - (b.x + b.width);
  if (flow === 'down' && down >= ROOM_ALONG) return ['bottom', 'top'];
  if (right >= ROOM_ACROSS) return ['right', 'left'];
  if (down >= ROOM_ALONG) return ['bottom', 'top'];
  if (up >= ROOM_ALONG) return ['top', 'bottom'];
  if (left >= ROOM_ACROSS) return ['left', 'right'];
  return ['right', 'left'];
}

function list(ends: Map<string, End[]>, key: string): End[] {
  const known = ends.get(key);
  if (known !== undefined) return known;
  const made: End[] = [];
  ends.set(key, made);
  return made;
}

/** The coordinate along a side: down a left or right side, along a top or bottom. */
function along(box: Box, side: Side): number {
  const centre = centreOf(box);
  return side === 'left' || side === 'right' ? centre.y : centre.x;
}

/** Where a straight line between two facing sides can run, if there is room for one. */
function sharedLine(from: End, to: End): number | undefined {
  const level = from.side === 'left' || from.side === 'right';
  const [a, b] = [from.box, to.box];
  const low = level ? Math.max(a.y, b.y) : Math.max(a.x, b.x);
  const high = level ? Math.min(a.y + a.height, b.y + b.height) : Math.min(a.x + a.width, b.x + b.width);
  return high - low >= 2 * CORNER ? (low + high) / 2 : undefined;
}

function portOf(end: End, group: readonly End[], straight: number | undefined): Port {
  const { box, side } = end;
  const share = (group.indexOf(end) + 1) / (group.length + 1);
  const x = straight ?? box.x + box.width * share;
  const y = straight ?? box.y + box.height * share;
  switch (side) {
    case 'left':
      return { x: box.x, y, side };
    case 'right':
      return { x: box.x + box.width, y, side };
    case 'top':
      return { x, y: box.y, side };
    case 'bottom':
      return { x, y: box.y + box.height, side };
  }
}
