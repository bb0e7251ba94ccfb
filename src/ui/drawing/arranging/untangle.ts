import type { Item, Layers } from './layers';

const SWEEPS = 16;

/** Orders each layer by the middles of what its items are joined to, to and fro, and keeps what crosses least. */
export function untangled(from: Layers): Layers {
  let layers = from.layers.map((layer) => [...layer]);
  let best = layers;
  let least = crossings(layers, from);
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    const forth = sweep % 2 === 0;
    layers = layers.map((layer) => [...layer]);
    for (let step = 1; step < layers.length; step++) {
      const rank = forth ? step : layers.length - 1 - step;
      const fixed = layers[forth ? rank - 1 : rank + 1];
      layers[rank] = ordered(layers[rank], fixed, forth ? from.before : from.after);
    }
    const found = crossings(layers, from);
    if (found < least) [best, least] = [layers, found];
  }
  return { ...from, layers: best };
}

/** What is joined to nothing there keeps its place. */
function ordered(
  layer: readonly Item[],
  fixed: readonly Item[],
  joined: ReadonlyMap<Item, readonly Item[]>,
): Item[] {
  const places = new Map(fixed.map((item, place) => [item, place]));
  const wishes = layer.map((item, place) => {
    const others = joined.get(item) ?? [];
    const sum = others.reduce((total, other) => total + (places.get(other) ?? 0), 0);
    const wish = others.length === 0 ? (place / layer.length) * fixed.length : sum / others.length;
    return { item, place, wish };
  });
  wishes.sort((a, b) => a.wish - b.wish || a.place - b.place);
  return wishes.map(({ item }) => item);
}

export function crossings(layers: readonly (readonly Item[])[], { after }: Pick<Layers, 'after'>): number {
  let sum = 0;
  for (let rank = 0; rank + 1 < layers.length; rank++) {
    const places = new Map(layers[rank + 1].map((item, place) => [item, place]));
    const ends = layers[rank].map((item) =>
      (after.get(item) ?? []).map((other) => places.get(other) ?? 0).toSorted((a, b) => a - b),
    );
    sum += inversions(ends, layers[rank + 1].length);
  }
  return sum;
}

/** Pairs of lines that cross: counted by how many ends before lie further on. */
function inversions(ends: readonly (readonly number[])[], width: number): number {
  const seen = new Uint32Array(width);
  let count = 0;
  for (const places of ends) {
    for (const place of places) for (let after = place + 1; after < width; after++) count += seen[after];
    for (const place of places) seen[place]++;
  }
  return count;
}
