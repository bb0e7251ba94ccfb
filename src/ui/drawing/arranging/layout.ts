import { boundsOf, type Box, type Point } from '../../topology/geometry/box';
import { ranksOf, type LayoutNode } from '../../topology/layout/layered';
import { inColumns, MOST_ROWS } from './columns';
import { layersOf } from './layers';
import type { LaidOut, LayoutAsk } from './layouts';
import { spreadOut } from './spread-out';
import { packed, systemsOf } from './systems';
import { untangled } from './untangle';

/** Between two layers there is room for a gate and its label. */
const BETWEEN_LAYERS = 104;
/** Nodes that are joined to nothing stand in rows below all others. */
const LOOSE = { between: 40, fewest: 4, below: 64 };

/**
 * Each system in layers from left to right, with few crossings and long calls as straight as may be; systems that no call
 * joins side by side. The same each time.
 */
export function layout({ nodes, calls }: LayoutAsk): LaidOut {
  const ends = new Set(calls.flatMap(({ from, to }) => [from, to]));
  const joined = nodes.filter(({ id }) => ends.has(id));
  const boxes = packed(systemsOf({ nodes: joined, calls }).map(layered));
  const { x, y, height, width } = boundsOf(boxes.values());
  const start = { x, y: boxes.size === 0 ? 0 : y + height + LOOSE.below };
  const loose = rows(
    nodes.filter(({ id }) => !ends.has(id)),
    start,
    width,
  );
  return Object.fromEntries([...boxes, ...loose].map(([id, box]) => [id, { x: box.x, y: box.y }]));
}

function layered({ nodes, calls }: LayoutAsk): ReadonlyMap<string, Box> {
  const ordered = untangled(layersOf(nodes, calls, ranksOf(nodes, calls)));
  const cards = ordered.layers.map((layer) =>
    layer.flatMap(({ id, width, height }) => (id === null ? [] : [{ id, width, height }])),
  );
  if (cards.some((layer) => layer.length > MOST_ROWS)) return inColumns(cards);
  const middles = spreadOut(ordered);
  const boxes = new Map<string, Box>();
  let left = 0;
  for (const layer of ordered.layers) {
    const depth = Math.max(0, ...layer.map(({ width }) => width));
    for (const item of layer) {
      const { id, width, height } = item;
      if (id === null) continue;
      const x = Math.round(left + (depth - width) / 2);
      boxes.set(id, { x, y: Math.round((middles.get(item) ?? 0) - height / 2), width, height });
    }
    left += depth + BETWEEN_LAYERS;
  }
  return boxes;
}

function rows(nodes: readonly LayoutNode[], start: Point, room: number): ReadonlyMap<string, Box> {
  const pitch = {
    x: Math.max(0, ...nodes.map(({ width }) => width)) + LOOSE.between,
    y: Math.max(0, ...nodes.map(({ height }) => height)) + LOOSE.between,
  };
  const across = Math.max(LOOSE.fewest, Math.floor((room + LOOSE.between) / pitch.x));
  return new Map(
    nodes.map(({ id, width, height }, place) => [
      id,
      {
        x: start.x + (place % across) * pitch.x,
        y: start.y + Math.floor(place / across) * pitch.y,
        width,
        height,
      },
    ]),
  );
}
