import type { Topology, TopologyEdge } from '../topology';
import { grown, type Box, type Point, type Size } from './box';
import { curveBetween, curvePath, directionOn, pointOn, splitCurve, type Curve } from './curve';
import { BoxField } from './box-field';
import { freeSpot } from './free-spot';
import { assignPorts, type FlowDirection } from './ports';

/** All that is drawn of an edge and stays the same until a card moves. */
export interface EdgeGeometry {
  readonly curve: Curve;
  readonly path: string;
  /** With a gate on the edge: the parts before it and behind it, whose traffic differs. */
  readonly parts: readonly [string, string] | null;
  readonly gates: readonly GateSpot[];
  /** Where the figures of the edge go when no particles show them. */
  readonly rates: Box;
  /** Where it says that a fault of the network acts on it. */
  readonly fault: Point;
  /** Where it says that it crosses ownership; null of an edge that does not. */
  readonly crossing: Box | null;
  /** Where waiting retries are shown; null for an edge that never retries. */
  readonly waits: Box | null;
}

export interface GateSpot extends Point {
  readonly layer: string;
  /** Where on the curve, 0 to 1. */
  readonly at: number;
  /** The direction of the call there. */
  readonly degrees: number;
  readonly label: Box;
}

/** What the ring and its countdown arc take up. */
const GATE_REACH = 22;
const LABEL = { width: 150, height: 22 };
const WAITS = { width: 96, height: 28 };
const RATES = { width: 64, height: 30 };
/** Between the last gate and the callee. */
const BEHIND_GATES = 0.86;
const CROSSING = { width: 60, height: 18 };
const NOWHERE: Box = { x: 0, y: 0, ...RATES };
/** A card that nobody calls says so below its right corner. */
const NOTE = { width: 116, height: 22 };
/** Curves are avoided by small boxes along them. */
const STEPS = 12;
const CURVE_BOX = 10;
/** Between a card or curve and what is written beside it. */
const GAP = 6;

export function edgeGeometry(
  { edges }: Pick<Topology, 'edges'>,
  boxes: ReadonlyMap<string, Box>,
  flow: FlowDirection,
  crossings: readonly { readonly edge: string }[] = [],
): ReadonlyMap<string, EdgeGeometry> {
  const ports = assignPorts(boxes, edges, flow);
  const curves = new Map<string, Curve>();
  for (const [id, { from, to }] of ports) curves.set(id, curveBetween(from, to));
  const cards = [...boxes.values()].flatMap((box) => [grown(box, 2), noteUnder(box)]);
  const gateBoxes = edges.flatMap((edge) =>
    gatesOf(edge, curves.get(edge.id)).map((gate) => around(gate, GATE_REACH)),
  );
  const taken = new BoxField([...cards, ...gateBoxes, ...[...curves.values()].flatMap(boxesAlong)]);
  const claim = (candidates: readonly Box[]): Box => {
    const spot = freeSpot(candidates, (place, most) => taken.covered(place, most));
    taken.add(spot);
    return spot;
  };
  const crossing = new Set(crossings.map(({ edge }) => edge));
  const drawn = new Map<string, EdgeGeometry>();
  for (const edge of edges) {
    const curve = curves.get(edge.id);
    const caller = boxes.get(edge.from);
    if (curve === undefined || caller === undefined) continue;
    const line = lineAlong(edge, curve);
    drawn.set(edge.id, {
      ...line,
      gates: line.gates.map((gate) => ({ ...gate, label: claim(labelSpots(gate)) })),
      waits: retriesOn(edge) ? claim(waitSpots(caller, curve)) : null,
      crossing: crossing.has(edge.id) ? claim(crossingSpots(curve)) : null,
      rates: NOWHERE,
    });
  }
  // Last, since they are shown only where nothing moves.
  for (const [id, one] of drawn) {
    const spots = besideSpots(pointOn(one.curve, 0.5), one.gates.length > 0 ? GATE_REACH : 4, RATES);
    drawn.set(id, { ...one, rates: claim(spots) });
  }
  return drawn;
}

/** What an edge is drawn by along its curve, without what is written beside it. */
export interface Line extends Pick<EdgeGeometry, 'curve' | 'path' | 'parts' | 'fault'> {
  readonly gates: readonly Omit<GateSpot, 'label'>[];
}

export function lineAlong(edge: TopologyEdge, curve: Curve): Line {
  const gates = gatesOf(edge, curve);
  return {
    curve,
    path: curvePath(curve),
    parts: gates.length === 0 ? null : partsAt(curve, gates[0].at),
    gates,
    fault: pointOn(curve, gates.length > 0 ? BEHIND_GATES : 0.5),
  };
}

function retriesOn({ stack }: TopologyEdge): boolean {
  return stack.some(({ kind }) => kind === 'retry');
}

/** Whether nothing of it would be drawn elsewhere, so that what is drawn can stay as it is. */
export function sameGeometry(a: EdgeGeometry, b: EdgeGeometry): boolean {
  return (
    a.path === b.path &&
    sameBox(a.rates, b.rates) &&
    sameBox(a.waits, b.waits) &&
    sameBox(a.crossing, b.crossing) &&
    a.gates.length === b.gates.length &&
    a.gates.every(
      (gate, index) => gate.layer === b.gates[index].layer && sameBox(gate.label, b.gates[index].label),
    )
  );
}

/** What must be seen of a topology: its cards, its gates, and what stands beside those. */
export function drawnBoxes(boxes: Iterable<Box>, geometry: Iterable<EdgeGeometry>): Box[] {
  const gates = [...geometry].flatMap((edge) => edge.gates);
  return [...boxes, ...gates.flatMap((gate) => [around(gate, GATE_REACH), gate.label])];
}

function gatesOf(edge: TopologyEdge, curve: Curve | undefined): Omit<GateSpot, 'label'>[] {
  if (curve === undefined) return [];
  const breakers = edge.stack.filter(({ kind }) => kind === 'circuit-breaker');
  return breakers.map(({ id }, index) => {
    const at = (index + 1) / (breakers.length + 1);
    return { layer: id, at, degrees: directionOn(curve, at), ...pointOn(curve, at) };
  });
}

function noteUnder({ x, y, width, height }: Box): Box {
  return { x: x + width - NOTE.width, y: y + height, ...NOTE };
}

function partsAt(curve: Curve, at: number): readonly [string, string] {
  const [before, behind] = splitCurve(curve, at);
  return [curvePath(before), curvePath(behind)];
}

function around({ x, y }: Point, reach: number): Box {
  return { x: x - reach, y: y - reach, width: reach * 2, height: reach * 2 };
}

function boxesAlong(curve: Curve): readonly Box[] {
  return Array.from({ length: STEPS - 1 }, (_, index) =>
    around(pointOn(curve, (index + 1) / STEPS), CURVE_BOX / 2),
  );
}

/** Above or below the ring, then with one edge flush with it, then beside it. */
function labelSpots({ x, y }: Point): Box[] {
  const { width, height } = LABEL;
  const above = y - GATE_REACH - height;
  const below = y + GATE_REACH;
  const lefts = [x - width / 2, x + GATE_REACH - width, x - GATE_REACH];
  const spots = [above, below].flatMap((top) => lefts.map((left) => ({ x: left, y: top, ...LABEL })));
  const beside = [x - GATE_REACH - GAP - width, x + GATE_REACH + GAP];
  return [...spots, ...beside.map((left) => ({ x: left, y: y - height / 2, ...LABEL }))];
}

/** Beside the start of the edge, else under, over or beside its caller. */
function waitSpots(caller: Box, { x0, y0, x1, y1 }: Curve): Box[] {
  const { width, height } = WAITS;
  const under = caller.y + caller.height + GAP;
  const over = caller.y - GAP - height;
  const right = caller.x + caller.width - width;
  const corners = [under, over].flatMap((y) => [right, caller.x].map((x) => ({ x, y, ...WAITS })));
  const side = GAP + CURVE_BOX / 2;
  const level = Math.abs(x1 - x0) > Math.abs(y1 - y0);
  const middle = caller.y + (caller.height - height) / 2;
  const beside = [caller.x + caller.width + GAP, caller.x - GAP - width].map((x) => ({
    x,
    y: middle,
    ...WAITS,
  }));
  const starts = level
    ? [y0 + side, y0 - side - height].map((y) => ({ x: x1 > x0 ? x0 + GAP : x0 - GAP - width, y, ...WAITS }))
    : [x0 + side, x0 - side - width].map((x) => ({ x, y: y1 > y0 ? y0 + GAP : y0 - GAP - height, ...WAITS }));
  return [...starts, ...corners, ...beside];
}

/** First near the callee: there it leads where it should not. */
function crossingSpots(curve: Curve): Box[] {
  return [0.7, 0.5, 0.3].flatMap((at) => besideSpots(pointOn(curve, at), 0, CROSSING));
}

function besideSpots({ x, y }: Point, reach: number, { width, height }: Size): Box[] {
  return [
    { x: x - width / 2, y: y + reach + GAP, width, height },
    { x: x - width / 2, y: y - reach - GAP - height, width, height },
    { x: x + reach + GAP, y: y - height / 2, width, height },
    { x: x - reach - GAP - width, y: y - height / 2, width, height },
  ];
}

export function sameBox(a: Box | null, b: Box | null): boolean {
  return a === b || (a !== null && b !== null && a.x === b.x && a.y === b.y);
}
