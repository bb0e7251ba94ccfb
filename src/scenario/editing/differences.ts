import { canonicalJson, type JsonValue } from '../../base/json';
import type { Patch } from '../edit';
import type { Scenario } from '../format';
import { TOP_LISTS } from '../schema';
import { fullFileOf } from '../write-scenario';
import { staying } from './staying';

type JsonObject = { readonly [key: string]: JsonValue };
type PartList = (typeof TOP_LISTS)[number];

/** Of the words and settings beside the lists of parts: those that hold settings of their own. */
const HOLDERS: readonly string[] = ['measure', 'network', 'data'];

/**
 * The patches that make one scenario another: only what differs, by ids. A part that is the very same object in both
 * costs next to nothing, so whoever changes a few parts hands on the others as they are.
 */
export function differences(before: Scenario, after: Scenario): Patch[] {
  const patches: Patch[] = [];
  const [old, now] = [fullFileOf(unlike(before, after, before)), fullFileOf(unlike(before, after, after))];
  for (const key of keysOf(old, now)) {
    if (!isPartList(key)) compareKey(key, old[key], now[key], HOLDERS.includes(key), patches);
  }
  for (const list of TOP_LISTS) {
    if (before[list] === after[list]) continue;
    const [ids, wanted] = [idsIn(before[list]), idsIn(after[list])];
    compareLists({ path: list, ids, wanted, old: byId(old[list]), now: byId(now[list]) }, patches);
  }
  return patches;
}

/** One of two scenarios with only those of its parts that have to be compared with the other, or written out. */
function unlike(before: Scenario, after: Scenario, one: Scenario): Scenario {
  const of = <Part extends WithId>(list: (scenario: Scenario) => readonly Part[]): readonly Part[] =>
    partsUnlike(list(before), list(after), list(one));
  return {
    ...one,
    requestTypes: of(({ requestTypes }) => requestTypes),
    nodes: of(({ nodes }) => nodes),
    edges: of(({ edges }) => edges),
    sagas: of(({ sagas }) => sagas),
    writers: of(({ writers }) => writers),
    views: of(({ views }) => views),
    faults: of(({ faults }) => faults),
    expect: of(({ expect }) => expect),
    groups: of(({ groups }) => groups),
  };
}

/** A part that changes its place among the others is written out, although it may be the same in both. */
function partsUnlike<Part extends WithId>(
  before: readonly Part[],
  after: readonly Part[],
  one: readonly Part[],
): readonly Part[] {
  if (before === after) return [];
  const places = new Set(staying(idsIn(before), idsIn(after)));
  const other = new Set(one === before ? after : before);
  return one.filter((part) => !other.has(part) || !places.has(part.id));
}

interface WithId {
  readonly id: string;
}

interface Lists {
  readonly path: string;
  readonly ids: readonly string[];
  readonly wanted: readonly string[];
  /** Parts that are not there are the same in both, and keep their place. */
  readonly old: ReadonlyMap<string, JsonObject>;
  readonly now: ReadonlyMap<string, JsonObject>;
}

function compareLists({ path, ids, wanted, old, now }: Lists, patches: Patch[]): void {
  const stay = new Set(staying(ids, wanted));
  for (const id of stay) {
    const [one, other] = [old.get(id), now.get(id)];
    if (one !== undefined && other !== undefined) compareParts(`${path}.${id}`, one, other, patches);
  }
  // From the last to the first, so that each place is still that of the list as it was.
  for (let at = ids.length - 1; at >= 0; at--) {
    const part = old.get(ids[at]);
    if (part !== undefined && !stay.has(ids[at])) {
      patches.push({ path: `${path}.${ids[at]}`, old: part, new: null, at });
    }
  }
  wanted.forEach((id, at) => {
    const part = now.get(id);
    if (part !== undefined && !stay.has(id))
      patches.push({ path: `${path}.${id}`, old: null, new: part, at });
  });
}

function compareParts(path: string, old: JsonObject, now: JsonObject, patches: Patch[]): void {
  if (old.kind !== now.kind) {
    patches.push({ path, old, new: now });
    return;
  }
  for (const key of keysOf(old, now)) {
    const [one, other] = [old[key], now[key]];
    if (isListOfParts(key, one) && isListOfParts(key, other)) {
      const lists = { ids: idsIn(one), wanted: idsIn(other), old: byId(one), now: byId(other) };
      compareLists({ path: `${path}.${key}`, ...lists }, patches);
    } else if (key === 'settings' && isJsonObject(one) && isJsonObject(other)) {
      compareSettings(path, old, one, other, patches);
    } else compareKey(`${path}.${key}`, one, other, false, patches);
  }
}

/** The settings of a layer stand directly under its id, unless the layer itself has such a key. */
function compareSettings(
  path: string,
  layer: JsonObject,
  old: JsonObject,
  now: JsonObject,
  patches: Patch[],
): void {
  for (const key of keysOf(old, now)) {
    const at = Object.hasOwn(layer, key) ? `${path}.settings.${key}` : `${path}.${key}`;
    compareKey(at, old[key], now[key], false, patches);
  }
}

function compareKey(
  path: string,
  old: JsonValue | undefined,
  now: JsonValue | undefined,
  isHolder: boolean,
  patches: Patch[],
): void {
  if (isHolder && isJsonObject(old) && isJsonObject(now)) {
    for (const key of keysOf(old, now)) compareKey(`${path}.${key}`, old[key], now[key], false, patches);
    return;
  }
  const [one, other] = [old ?? null, now ?? null];
  if (canonicalJson(one) !== canonicalJson(other)) patches.push({ path, old: one, new: other });
}

function keysOf(one: JsonObject, other: JsonObject): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function isPartList(key: string): key is PartList {
  return TOP_LISTS.some((list) => list === key);
}

/** The layers of an edge, and the steps of a saga. */
function isListOfParts(key: string, value: JsonValue | undefined): value is readonly JsonPart[] {
  return (key === 'stack' || key === 'steps') && Array.isArray(value);
}

type JsonPart = JsonObject & WithId;

function idsIn(parts: readonly WithId[]): readonly string[] {
  return parts.map(({ id }) => id);
}

function byId(parts: JsonValue | undefined): ReadonlyMap<string, JsonObject> {
  const list: readonly JsonValue[] = Array.isArray(parts) ? parts : [];
  return new Map(
    list.filter(isJsonObject).flatMap((part) => (typeof part.id === 'string' ? [[part.id, part]] : [])),
  );
}

function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
