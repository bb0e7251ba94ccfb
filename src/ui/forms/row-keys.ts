/** The items of a list with a key for each, by which its row is the same row wherever it stands. */
export interface KeyedItems<Item> {
  readonly items: readonly Item[];
  readonly keys: readonly number[];
  /** No key was as high as this one. */
  readonly next: number;
}

export function keyedItems<Item>(items: readonly Item[]): KeyedItems<Item> {
  return { items, keys: items.map((_, place) => place), next: items.length };
}

/**
 * The keys after the list has changed: an item that was replaced keeps its key, and where some came or went, all
 * others keep theirs.
 */
export function keyedAnew<Item>(
  before: KeyedItems<Item>,
  items: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): KeyedItems<Item> {
  const more = items.length - before.items.length;
  if (more === 0) return { ...before, items };
  const shorter = Math.min(items.length, before.items.length);
  const found = items.findIndex((item, place) => place >= shorter || !isSame(item, before.items[place]));
  // Where items only came or went at the end, that is where.
  const change = found < 0 ? shorter : found;
  const fresh = Array.from({ length: Math.max(0, more) }, (_, nth) => before.next + nth);
  const keys = before.keys.toSpliced(change, Math.max(0, -more), ...fresh);
  return { items, keys, next: before.next + fresh.length };
}
