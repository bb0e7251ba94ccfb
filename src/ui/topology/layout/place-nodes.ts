import { grown, overlap, type Box } from '../geometry/box';
import type { Topology } from '../topology';
import { cardSize, type Sizing } from './card-size';
import { layered, type LayoutCall } from './layered';

/** Nodes that nobody placed keep this far from the others. */
const ROOM = 24;

/**
 * Where each card stands: where the scenario puts it, else by layers. A narrow screen has a layout of its own, from top
 * to bottom.
 */
export function placeNodes(topology: Topology, sizing: Sizing): ReadonlyMap<string, Box> {
  const { nodes } = topology;
  const narrow = sizing === 'narrow';
  const sized = nodes.map(({ id, kind, position }) => ({
    id,
    ...cardSize(kind, sizing),
    position: narrow ? undefined : position,
  }));
  const placed = new Map<string, Box>();
  for (const { id, width, height, position } of sized) {
    if (position !== undefined) placed.set(id, { x: position.x, y: position.y, width, height });
  }
  if (placed.size === nodes.length) return placed;
  const fallback = layered(sized, callsOf(topology), narrow ? 'down' : 'right');
  for (const { id, width, height } of sized) {
    const spot = fallback.get(id);
    if (placed.has(id) || spot === undefined) continue;
    placed.set(id, clearOf(placed.values(), { x: spot.x, y: spot.y, width, height }));
  }
  return placed;
}

/** The calls as far as they decide where cards stand. */
export function callsOf({ edges }: Topology): LayoutCall[] {
  return edges.map(({ from, to, stack }) => ({
    from,
    to,
    gated: stack.some(({ kind }) => kind === 'circuit-breaker'),
  }));
}

/** Moves a box down until it covers none of the others. */
function clearOf(others: Iterable<Box>, box: Box): Box {
  const around = [...others];
  let free = box;
  for (;;) {
    const hit = around.find((other) => overlap(grown(other, ROOM / 2), free) > 0);
    if (hit === undefined) return free;
    free = { ...free, y: hit.y + hit.height + ROOM };
  }
}
