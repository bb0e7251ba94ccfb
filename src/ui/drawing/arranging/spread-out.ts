import type { Item, Layers } from './layers';

const BETWEEN_CARDS = 40;
const BETWEEN_LANES = 12;
const ROUNDS = 12;

/** Where the middle of each item lies: as near as may be to what it is joined to, in the order of its layer. */
export function spreadOut({ layers, before, after }: Layers): ReadonlyMap<Item, number> {
  const middles = new Map<Item, number>();
  for (const layer of layers)
    settle(
      layer,
      layer.map(() => 0),
      middles,
    );
  for (let round = 0; round < ROUNDS; round++) {
    const forth = round % 2 === 0;
    const inTurn = forth ? layers : layers.toReversed();
    for (const layer of inTurn) {
      const wishes = layer.map((item) => {
        const near = (forth ? before : after).get(item) ?? [];
        // At the end both sides count, so that a caller stands before the middle of what it calls.
        const joined =
          round < ROUNDS - 2 && near.length > 0
            ? near
            : [...(before.get(item) ?? []), ...(after.get(item) ?? [])];
        if (joined.length === 0) return middles.get(item) ?? 0;
        return joined.reduce((sum, other) => sum + (middles.get(other) ?? 0), 0) / joined.length;
      });
      settle(layer, wishes, middles);
    }
  }
  return middles;
}

/** A run of items that touch each other. */
interface Block {
  sum: number;
  count: number;
}

/** The places nearest to those wished for that keep the order and the gaps: neighbours that would meet move as one. */
function settle(layer: readonly Item[], wishes: readonly number[], middles: Map<Item, number>): void {
  const offsets: number[] = [];
  let offset = 0;
  layer.forEach((item, place) => {
    if (place > 0) offset += gap(layer[place - 1], item);
    offsets.push(offset);
  });
  const blocks: Block[] = [];
  wishes.forEach((wish, place) => {
    blocks.push({ sum: wish - offsets[place], count: 1 });
    for (;;) {
      const [one, other] = blocks.slice(-2);
      if (other === undefined || one.sum / one.count <= other.sum / other.count) return;
      blocks.splice(-2, 2, { sum: one.sum + other.sum, count: one.count + other.count });
    }
  });
  let place = 0;
  for (const { sum, count } of blocks) {
    for (let index = 0; index < count; index++, place++)
      middles.set(layer[place], sum / count + offsets[place]);
  }
}

/** Between the middles of two neighbours. */
function gap(one: Item, other: Item): number {
  const between = one.id === null && other.id === null ? BETWEEN_LANES : BETWEEN_CARDS;
  return one.height / 2 + between + other.height / 2;
}
