import type { Box, Point, Size } from '../geometry/box';
import { boundsOf } from '../geometry/box';
import type { LayoutCall } from './layered';

/** Where a place of one axis goes: knots in order, straight lines between them and as steep as before beyond them. */
type Knots = readonly { readonly from: number; readonly to: number }[];

/** How places are drawn closer together. */
export interface Squeeze {
  readonly there: (spot: Point) => Point;
  /** What the cards take up when they are as close together as may be. */
  readonly least: Size;
}

/** Gaps do not become smaller than this: where a gate needs its room, and elsewhere. */
export interface LeastGaps {
  readonly across: { readonly gated: number; readonly free: number };
  readonly down: { readonly gated: number; readonly free: number };
}

/**
 * Draws columns and rows of cards closer together, since gaps say nothing and small cards cannot be read: gaps give
 * way until everything fits into the room at the zoom that is reached when all of them do. Cards keep their size.
 */
export function squeezeInto(
  boxes: ReadonlyMap<string, Box>,
  calls: readonly LayoutCall[],
  room: Size,
  largest: number,
  gaps: LeastGaps,
): Squeeze {
  const across = axisOf(boxes, calls, 'across', gaps.across);
  const down = axisOf(boxes, calls, 'down', gaps.down);
  const zoom = Math.min(
    largest,
    room.width / Math.max(1, across.least),
    room.height / Math.max(1, down.least),
  );
  const x = knotsOf(across, room.width / zoom);
  const y = knotsOf(down, room.height / zoom);
  return {
    there: (spot) => ({ x: along(x, spot.x), y: along(y, spot.y) }),
    least: { width: across.least, height: down.least },
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Stretches of an axis on which cards stand, with the least gap before each of them. */
interface Axis {
  readonly spans: readonly (Span & { readonly leastBefore: number })[];
  readonly full: number;
  readonly least: number;
}

function axisOf(
  boxes: ReadonlyMap<string, Box>,
  calls: readonly LayoutCall[],
  direction: 'across' | 'down',
  gaps: LeastGaps['across'],
): Axis {
  const spanOf = (box: Box): Span =>
    direction === 'across' ? { from: box.x, to: box.x + box.width } : { from: box.y, to: box.y + box.height };
  const gated = calls.flatMap((call) => {
    const [a, b] = [boxes.get(call.from), boxes.get(call.to)];
    if (!call.gated || a === undefined || b === undefined) return [];
    // A gate between two columns needs room there; between two rows only where one card is below the other.
    if (direction === 'down' && (a.x >= b.x + b.width || b.x >= a.x + a.width)) return [];
    return [[spanOf(a), spanOf(b)] as const];
  });
  const spans = merged([...boxes.values()].map(spanOf)).map((span, index, all) => {
    if (index === 0) return { ...span, leastBefore: 0 };
    const before = all[index - 1].to;
    const isGated = gated.some(
      ([a, b]) => isBetween(before, span.from, a, b) || isBetween(before, span.from, b, a),
    );
    return { ...span, leastBefore: Math.min(span.from - before, isGated ? gaps.gated : gaps.free) };
  });
  const bounds = boundsOf(boxes.values());
  return {
    spans,
    full: direction === 'across' ? bounds.width : bounds.height,
    least: spans.reduce((sum, { from, to, leastBefore }) => sum + leastBefore + to - from, 0),
  };
}

function isBetween(from: number, to: number, first: Span, second: Span): boolean {
  return first.to <= from && second.from >= to;
}

function merged(spans: readonly Span[]): Span[] {
  const apart: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last === undefined || from > last.to) apart.push({ from, to });
    else last.to = Math.max(last.to, to);
  }
  return apart;
}

/** All gaps give way by the same share of what they can. */
function knotsOf({ spans, full, least }: Axis, available: number): Knots {
  const share = full > least ? Math.max(0, Math.min(1, (available - least) / (full - least))) : 1;
  let end = spans.at(0)?.from ?? 0;
  let before = end;
  return spans.flatMap(({ from, to, leastBefore }) => {
    const start = Math.round(end + leastBefore + (from - before - leastBefore) * share);
    end = start + to - from;
    before = to;
    return [
      { from, to: start },
      { from: to, to: end },
    ];
  });
}

function along(knots: Knots, place: number): number {
  const next = knots.findIndex(({ from }) => from >= place);
  if (next <= 0) {
    const nearest = next === 0 ? knots.at(0) : knots.at(-1);
    return nearest === undefined ? place : place + nearest.to - nearest.from;
  }
  const [a, b] = [knots[next - 1], knots[next]];
  return a.to + ((place - a.from) / (b.from - a.from)) * (b.to - a.to);
}
