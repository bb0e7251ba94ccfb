import type { Point } from '../../topology/geometry/box';
import { ranksOf } from '../../topology/layout/layered';
import type { LaidOut, LayoutAsk } from './layouts';
import { layersOf, type Item } from './layers';
import { spreadOut } from './spread-out';
import { untangled } from './untangle';

/** Between two layers there is room for a gate and its label. */
const BETWEEN_LAYERS = 104;

/** Layers from left to right, with few crossings and long calls as straight as may be. The same each time. */
export function layout({ nodes, calls }: LayoutAsk): LaidOut {
  const layers = layersOf(nodes, calls, ranksOf(nodes, calls));
  const ordered = untangled(layers);
  const middles = spreadOut(ordered);
  const places: Record<string, Point> = {};
  let left = 0;
  for (const layer of ordered.layers) {
    const depth = Math.max(0, ...layer.map(({ width }) => width));
    for (const item of layer) place(places, item, left + (depth - item.width) / 2, middles.get(item) ?? 0);
    left += depth + BETWEEN_LAYERS;
  }
  return places;
}

function place(places: Record<string, Point>, { id, height }: Item, x: number, middle: number): void {
  if (id !== null) places[id] = { x: Math.round(x), y: Math.round(middle - height / 2) };
}
