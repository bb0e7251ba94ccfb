import type { LayoutCall, LayoutNode } from '../../topology/layout/layered';

/** A card, or the place where a long call passes through a layer. */
export interface Item {
  /** Null of a call that passes. */
  readonly id: string | null;
  readonly width: number;
  readonly height: number;
}

export interface Layers {
  readonly layers: readonly (readonly Item[])[];
  /** What an item is joined to in the layer before it, and in the one after it. */
  readonly before: ReadonlyMap<Item, readonly Item[]>;
  readonly after: ReadonlyMap<Item, readonly Item[]>;
}

/** A call that passes keeps a lane free. */
const LANE = 12;

/** Cards by their rank; calls that skip ranks pass through each of them. */
export function layersOf(
  nodes: readonly LayoutNode[],
  calls: readonly LayoutCall[],
  ranks: ReadonlyMap<string, number>,
): Layers {
  const layers: Item[][] = [];
  const items = new Map<string, Item>();
  const put = (item: Item, rank: number): Item => {
    while (layers.length <= rank) layers.push([]);
    layers[rank].push(item);
    return item;
  };
  for (const { id, width, height } of nodes) {
    items.set(id, put({ id, width, height }, ranks.get(id) ?? 0));
  }
  const [before, after] = [new Map<Item, Item[]>(), new Map<Item, Item[]>()];
  const join = (one: Item, next: Item): void => {
    listOf(after, one).push(next);
    listOf(before, next).push(one);
  };
  for (const { from, to } of calls) {
    const [caller, callee] = [items.get(from), items.get(to)];
    const [start, end] = [ranks.get(from) ?? 0, ranks.get(to) ?? 0];
    // A call back or within a layer says nothing about their order.
    if (caller === undefined || callee === undefined || end <= start) continue;
    let last = caller;
    for (let rank = start + 1; rank < end; rank++) {
      const passing = put({ id: null, width: 0, height: LANE }, rank);
      join(last, passing);
      last = passing;
    }
    join(last, callee);
  }
  return { layers, before, after };
}

function listOf(lists: Map<Item, Item[]>, item: Item): Item[] {
  const known = lists.get(item);
  if (known !== undefined) return known;
  const made: Item[] = [];
  lists.set(item, made);
  return made;
}
