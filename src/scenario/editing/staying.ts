/**
 * Which items of a list stay where they are when it becomes another list of the same kind: the longest run of items
 * that come in the same order in both. All others go, or come, or change their place.
 */
export function staying(before: readonly string[], after: readonly string[]): readonly string[] {
  const places = new Map(before.map((item, place) => [item, place]));
  const common = after.flatMap((item) => {
    const place = places.get(item);
    return place === undefined ? [] : [{ item, place }];
  });
  /** For each length of a run the item with the smallest place in which such a run ends. */
  const ends: number[] = [];
  const previous: number[] = [];
  common.forEach(({ place }, index) => {
    const length = lengthBefore(ends, (end) => common[end].place < place);
    previous.push(length === 0 ? -1 : ends[length - 1]);
    ends[length] = index;
  });
  const kept: string[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]) kept.push(common[at].item);
  return kept.reverse();
}

/** How many of the ends come first for which it is so; it is so of the first ones only. */
function lengthBefore(ends: readonly number[], isSo: (end: number) => boolean): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(ends[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
