import { canonicalJson, type JsonValue } from '../../base/json';

export type LineMark = 'same' | 'added' | 'removed' | 'changed';

/** A line of a value that is written as JSON. */
export interface JsonLine {
  readonly mark: LineMark;
  /** How deep it lies, from 0. */
  readonly depth: number;
  readonly text: string;
  /** What stood in its place; null unless it changed. */
  readonly was: string | null;
}

interface Place {
  readonly depth: number;
  /** Stands before the value: its key, if it has one. */
  readonly label: string;
  /** Another value comes after it. */
  readonly comma: boolean;
}

/** A member of two values that are compared; what is undefined is missing in one of them. */
interface Pair {
  readonly label: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

const WHOLE: Place = { depth: 0, label: '', comma: false };

/** A value as lines, its keys in the order in which it has them. */
export function jsonLines(value: JsonValue): readonly JsonLine[] {
  return written(value, 'same', WHOLE);
}

/**
 * How one value became another: the lines of the later one, in its order of keys, with those that it does not have any
 * more where they stood. Null stands for no value at all. The order of keys alone is no difference.
 */
export function jsonDifference(before: JsonValue, after: JsonValue): readonly JsonLine[] {
  if (before === null) return after === null ? [] : written(after, 'added', WHOLE);
  if (after === null) return written(before, 'removed', WHOLE);
  return compared(before, after, WHOLE);
}

function written(value: JsonValue, mark: LineMark, place: Place): readonly JsonLine[] {
  if (!isNested(value)) return [line(mark, place, JSON.stringify(value))];
  const [open, close] = bracketsOf(value);
  const members = membersOf(value);
  if (members.length === 0) return [line(mark, place, `${open}${close}`)];
  return [
    { mark, depth: place.depth, text: `${place.label}${open}`, was: null },
    ...members.flatMap(({ label, member }, nth) =>
      written(member, mark, { depth: place.depth + 1, label, comma: nth < members.length - 1 }),
    ),
    line(mark, { ...place, label: '' }, close),
  ];
}

function compared(before: JsonValue, after: JsonValue, place: Place): readonly JsonLine[] {
  if (canonicalJson(before) === canonicalJson(after)) return written(after, 'same', place);
  if (isList(before) && isList(after)) return between(after, pairsOfItems(before, after), place);
  if (isRecord(before) && isRecord(after)) return between(after, pairsOfKeys(before, after), place);
  if (isNested(before) || isNested(after)) {
    return [...written(before, 'removed', place), ...written(after, 'added', place)];
  }
  return [{ ...line('changed', place, JSON.stringify(after)), was: JSON.stringify(before) }];
}

/** The brackets of both values, and between them what became of each member. */
function between(after: Nested, pairs: readonly Pair[], place: Place): readonly JsonLine[] {
  const [open, close] = bracketsOf(after);
  const depth = place.depth + 1;
  return [
    { mark: 'same', depth: place.depth, text: `${place.label}${open}`, was: null },
    ...pairs.flatMap(({ label, before: was, after: is }, nth) => {
      const rest = pairs.slice(nth + 1);
      const comma = rest.some((pair) => (is === undefined ? pair.before : pair.after) !== undefined);
      const inside = { depth, label, comma };
      if (is === undefined) return was === undefined ? [] : written(was, 'removed', inside);
      return was === undefined ? written(is, 'added', inside) : compared(was, is, inside);
    }),
    line('same', { ...place, label: '' }, close),
  ];
}

function pairsOfKeys(before: JsonRecord, after: JsonRecord): readonly Pair[] {
  const earlier = new Map(Object.entries(before));
  const later = new Map(Object.entries(after));
  const keys = [...later.keys()];
  let last = -1;
  for (const key of earlier.keys()) {
    const at = keys.indexOf(key);
    last = at < 0 ? last + 1 : at;
    if (at < 0) keys.splice(last, 0, key);
  }
  return keys.map((key) => ({ label: labelOf(key), before: earlier.get(key), after: later.get(key) }));
}

/** What both have at their beginning and end is the same; of the rest, what stands at the same place is compared. */
function pairsOfItems(before: JsonList, after: JsonList): readonly Pair[] {
  const one = before.map((item) => canonicalJson(item));
  const other = after.map((item) => canonicalJson(item));
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const gone = before.slice(head, before.length - tail);
  const come = after.slice(head, after.length - tail);
  const same = (items: JsonList): readonly Pair[] =>
    items.map((item) => ({ label: '', before: item, after: item }));
  const middle = Array.from({ length: Math.max(gone.length, come.length) }, (_, nth) => ({
    label: '',
    before: gone[nth],
    after: come[nth],
  }));
  return [...same(after.slice(0, head)), ...middle, ...same(after.slice(after.length - tail))];
}

type JsonList = readonly JsonValue[];
type JsonRecord = { readonly [key: string]: JsonValue };
type Nested = JsonList | JsonRecord;

function isNested(value: JsonValue): value is Nested {
  return typeof value === 'object' && value !== null;
}

function isList(value: JsonValue): value is JsonList {
  return Array.isArray(value);
}

function isRecord(value: JsonValue): value is JsonRecord {
  return isNested(value) && !isList(value);
}

function bracketsOf(value: Nested): readonly [string, string] {
  return isList(value) ? ['[', ']'] : ['{', '}'];
}

function membersOf(value: Nested): readonly { readonly label: string; readonly member: JsonValue }[] {
  if (isList(value)) return value.map((member) => ({ label: '', member }));
  return Object.entries(value).map(([key, member]) => ({ label: labelOf(key), member }));
}

function labelOf(key: string): string {
  return `${JSON.stringify(key)}: `;
}

function line(mark: LineMark, { depth, label, comma }: Place, text: string): JsonLine {
  return { mark, depth, text: `${label}${text}${comma ? ',' : ''}`, was: null };
}
