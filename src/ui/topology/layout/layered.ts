import type { FlowDirection } from '../geometry/ports';
import type { Box, Point, Size } from '../geometry/box';

export interface LayoutNode extends Size {
  readonly id: string;
}

export interface LayoutCall {
  readonly from: string;
  readonly to: string;
  /** Whether a gate is drawn on it, which needs room. */
  readonly gated: boolean;
}

/**
 * Between two layers with and without a gate, and between two cards of one layer, which may have words under them. A
 * narrow screen is also a low one, so there only gates get their room.
 */
const GAPS = {
  right: { gated: 100, free: 100, siblings: 48 },
  down: { gated: 58, free: 26, siblings: 20 },
} as const;

/** So many cards of a layer stand in one line: a column of a narrow screen has no room for more, and a tower of them no pane. */
const MOST_IN_LINE = { right: 16, down: 3 } as const;

/**
 * Where cards stand when nobody placed them: one layer for each step that the longest way from a client takes, and
 * in a layer each card as near as possible to the cards that call it.
 */
export function layered(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutCall[],
  flow: FlowDirection,
): ReadonlyMap<string, Point> {
  const known = new Set(nodes.map(({ id }) => id));
  const calls = edges.filter(({ from, to }) => known.has(from) && known.has(to));
  const ranks = ranksOf(nodes, calls);
  const placed = new Map<string, Box>();
  let front = 0;
  for (const layer of layersOf(nodes, ranks, flow)) {
    if (placed.size > 0) front += gapBefore(layer, calls, flow);
    const wished = layer.map((node) => wishedMiddle(node.id, calls, placed, flow));
    const rows = arranged(layer, wished, flow);
    const depth = Math.max(...layer.map((node) => (flow === 'right' ? node.width : node.height)));
    for (const { node, at } of rows) {
      placed.set(
        node.id,
        flow === 'right'
          ? { x: front, y: at, width: node.width, height: node.height }
          : { x: at, y: front, width: node.width, height: node.height },
      );
    }
    front += depth;
  }
  return placed;
}

function gapBefore(layer: readonly LayoutNode[], calls: readonly LayoutCall[], flow: FlowDirection): number {
  const here = new Set(layer.map(({ id }) => id));
  const gated = calls.some((call) => call.gated && here.has(call.to));
  return gated ? GAPS[flow].gated : GAPS[flow].free;
}

/** The longest way to each node from one that nobody calls. Calls that close a circle are left out. */
export function ranksOf(nodes: readonly LayoutNode[], calls: readonly LayoutCall[]): Map<string, number> {
  const callers = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of calls) callers.get(to)?.push(from);
  const ranks = new Map<string, number>();
  const underWay = new Set<string>();
  const rankOf = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    underWay.add(id);
    let rank = 0;
    for (const caller of callers.get(id) ?? []) {
      if (!underWay.has(caller)) rank = Math.max(rank, rankOf(caller) + 1);
    }
    underWay.delete(id);
    ranks.set(id, rank);
    return rank;
  };
  for (const { id } of nodes) rankOf(id);
  return ranks;
}

/** A long layer takes several lines. */
function layersOf(
  nodes: readonly LayoutNode[],
  ranks: ReadonlyMap<string, number>,
  flow: FlowDirection,
): LayoutNode[][] {
  const layers: LayoutNode[][] = [];
  for (const node of nodes) (layers[ranks.get(node.id) ?? 0] ??= []).push(node);
  const filled = layers.filter((layer) => layer.length > 0);
  return filled.flatMap((layer) => {
    const lines = Math.ceil(layer.length / MOST_IN_LINE[flow]);
    const each = Math.ceil(layer.length / lines);
    return Array.from({ length: lines }, (_, line) => layer.slice(line * each, (line + 1) * each));
  });
}

/** The middle of the cards that call this one; NaN while none of them has a place. */
function wishedMiddle(
  id: string,
  calls: readonly LayoutCall[],
  placed: ReadonlyMap<string, Box>,
  flow: FlowDirection,
): number {
  let sum = 0;
  let found = 0;
  for (const { from, to } of calls) {
    const caller = to === id ? placed.get(from) : undefined;
    if (caller === undefined) continue;
    sum += flow === 'right' ? caller.y + caller.height / 2 : caller.x + caller.width / 2;
    found++;
  }
  return found === 0 ? NaN : sum / found;
}

/** Puts the cards of a layer one after another in the order of their wishes, and as a whole where they wish to be. */
function arranged(
  layer: readonly LayoutNode[],
  wished: readonly number[],
  flow: FlowDirection,
): { node: LayoutNode; at: number }[] {
  const extent = (node: LayoutNode): number => (flow === 'right' ? node.height : node.width);
  const order = layer.map((node, index) => ({ node, index, wish: wished[index] || 0 }));
  order.sort((a, b) => a.wish - b.wish || a.index - b.index);
  let edge = 0;
  const spread = order.map(({ node, wish }) => {
    const at = edge;
    edge += extent(node) + GAPS[flow].siblings;
    return { node, at, off: wish - (at + extent(node) / 2) };
  });
  const shift = spread.reduce((sum, { off }) => sum + off, 0) / spread.length;
  return spread.map(({ node, at }) => ({ node, at: Math.round(at + shift) }));
}
