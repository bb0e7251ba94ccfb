import { boundsOf, type Box } from '../../topology/geometry/box';
import type { LayoutAsk } from './layouts';

/** About as wide for its height as the pane of the canvas. */
export const ASPECT = 2;
const BETWEEN = { x: 104, y: 64 };

/** The parts of a graph that no call joins, each in the order in which its nodes came. */
export function systemsOf({ nodes, calls }: LayoutAsk): readonly LayoutAsk[] {
  const parents = new Map(nodes.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
      root = next;
    parents.set(id, root);
    return root;
  };
  for (const { from, to } of calls) parents.set(rootOf(to), rootOf(from));
  const systems = new Map<
    string,
    { nodes: LayoutAsk['nodes'][number][]; calls: LayoutAsk['calls'][number][] }
  >();
  for (const node of nodes) {
    const root = rootOf(node.id);
    const system = systems.get(root);
    if (system === undefined) systems.set(root, { nodes: [node], calls: [] });
    else system.nodes.push(node);
  }
  for (const call of calls) systems.get(rootOf(call.from))?.calls.push(call);
  return [...systems.values()];
}

/** Puts drawings beside and below each other, the tallest first, so that all together fit a pane. */
export function packed(drawings: readonly ReadonlyMap<string, Box>[]): ReadonlyMap<string, Box> {
  const sized = drawings.map((boxes) => ({ boxes, bounds: boundsOf(boxes.values()) }));
  sized.sort((a, b) => b.bounds.height - a.bounds.height);
  const area = sized.reduce(
    (sum, { bounds }) => sum + (bounds.width + BETWEEN.x) * (bounds.height + BETWEEN.y),
    0,
  );
  const room = Math.max(Math.sqrt(area * ASPECT), ...sized.map(({ bounds }) => bounds.width));
  const placed = new Map<string, Box>();
  let [left, top, row] = [0, 0, 0];
  for (const { boxes, bounds } of sized) {
    if (left > 0 && left + bounds.width > room) [left, top, row] = [0, top + row + BETWEEN.y, 0];
    for (const [id, box] of boxes)
      placed.set(id, { ...box, x: box.x - bounds.x + left, y: box.y - bounds.y + top });
    left += bounds.width + BETWEEN.x;
    row = Math.max(row, bounds.height);
  }
  return placed;
}
