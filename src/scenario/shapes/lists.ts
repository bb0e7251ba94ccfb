import { described, schemaOf } from './json-schema';
import { refuse, type Shape } from './shape';

/** A list whose length has bounds. One that is too long or too short is told as a whole, without its items. */
export function listOf<Item>(
  item: Shape<Item>,
  most: number,
  least = 0,
  expected = least === 0 ? `a list of at most ${most} items` : `a list of ${least} to ${most} items`,
): Shape<readonly Item[]> {
  const read: Shape<readonly Item[]> = (raw, path, problems) => {
    if (!Array.isArray(raw) || raw.length < least || raw.length > most) {
      return refuse(raw, expected, path, problems);
    }
    const given: readonly unknown[] = raw;
    const before = problems.length;
    const items: Item[] = [];
    for (const [index, one] of given.entries()) {
      const value = item(one, `${path}[${index}]`, problems);
      if (value !== undefined) items.push(value);
    }
    return problems.length === before ? items : undefined;
  };
  return described(read, () => ({
    type: 'array',
    items: schemaOf(item),
    ...(least > 0 && { minItems: least }),
    maxItems: most,
  }));
}

/** A list of exactly two different things. */
export function twoOf<Item>(item: Shape<Item>): Shape<readonly [Item, Item]> {
  const list = listOf(item, 2, 2, 'a list of two different items');
  const read: Shape<readonly [Item, Item]> = (raw, path, problems) => {
    const [first, second] = list(raw, path, problems) ?? [];
    if (first === undefined || second === undefined) return undefined;
    return first === second ? refuse(raw, 'two different items', path, problems) : [first, second];
  };
  return described(read, () => ({ ...schemaOf(list), uniqueItems: true }));
}
