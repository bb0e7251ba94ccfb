import { hashText } from '../../base/hash-text';

const BITS = 4;
const FAN = 16;
/** A leaf that grows beyond this many entries becomes a branch, while its keys still differ in bits not yet used. */
const LEAF_ENTRIES = 8;
const DEEPEST = 32 / BITS;

/**
 * Values by text, in versions that share what they have in common: plain JSON, never changed. A plain object would
 * be copied whole at each new key, would put keys like "17" before all others, and would find "constructor" in itself.
 */
export interface TextMap<Value> {
  readonly size: number;
  readonly root: TextBranch<Value>;
}

export interface TextEntry<Value> {
  readonly key: string;
  readonly value: Value;
}

export type TextBranch<Value> =
  | { readonly entries: readonly TextEntry<Value>[] }
  | { readonly branches: readonly (TextBranch<Value> | null)[] };

export const NO_TEXTS: TextMap<never> = { size: 0, root: { entries: [] } };

export function valueOf<Value>(map: TextMap<Value>, key: string): Value | undefined {
  let branch: TextBranch<Value> | null = map.root;
  let hash = hashText(key, 0);
  while (branch !== null && 'branches' in branch) {
    branch = branch.branches[hash & (FAN - 1)];
    hash >>>= BITS;
  }
  return branch?.entries.find((entry) => entry.key === key)?.value;
}

export function withValue<Value>(map: TextMap<Value>, key: string, value: Value): TextMap<Value> {
  const isNew = valueOf(map, key) === undefined;
  const root = put(map.root, { key, value }, hashText(key, 0), 0);
  return { size: isNew ? map.size + 1 : map.size, root };
}

export function withoutKey<Value>(map: TextMap<Value>, key: string): TextMap<Value> {
  if (valueOf(map, key) === undefined) return map;
  return { size: map.size - 1, root: taken(map.root, key, hashText(key, 0)) ?? NO_TEXTS.root };
}

/** `hash` holds the bits that are not used yet above a branch of this depth. */
function put<Value>(
  branch: TextBranch<Value> | null,
  entry: TextEntry<Value>,
  hash: number,
  depth: number,
): TextBranch<Value> {
  if (branch === null) return { entries: [entry] };
  if ('branches' in branch) {
    const branches = branch.branches.slice();
    const slot = hash & (FAN - 1);
    branches[slot] = put(branches[slot], entry, hash >>> BITS, depth + 1);
    return { branches };
  }
  const entries = [...branch.entries.filter(({ key }) => key !== entry.key), entry];
  if (entries.length <= LEAF_ENTRIES || depth === DEEPEST) return { entries };
  return split(entries, depth);
}

function split<Value>(entries: readonly TextEntry<Value>[], depth: number): TextBranch<Value> {
  let branch: TextBranch<Value> = { branches: new Array<null>(FAN).fill(null) };
  for (const entry of entries) {
    branch = put(branch, entry, hashText(entry.key, 0) >>> (BITS * depth), depth);
  }
  return branch;
}

/** What is left of a branch that holds the key; null when nothing is, so that emptied branches cost nothing. */
function taken<Value>(branch: TextBranch<Value>, key: string, hash: number): TextBranch<Value> | null {
  if ('entries' in branch) {
    const entries = branch.entries.filter((entry) => entry.key !== key);
    return entries.length === 0 ? null : { entries };
  }
  const slot = hash & (FAN - 1);
  const below = branch.branches[slot];
  if (below === null) return branch;
  const branches = branch.branches.slice();
  branches[slot] = taken(below, key, hash >>> BITS);
  return branches.every((other) => other === null) ? null : { branches };
}
