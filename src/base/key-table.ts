import { fmix32, mix32 } from './keyed-hash';

const TWO_TO_32 = 4294967296;

/**
 * The part of a plain engine state that knows which key lives in which slot, and an order of the keys: a hash table
 * and a list in columns of fixed length. Keys are whole numbers of up to 53 bits. Slots are never given back: a new
 * key takes over that of another, and what an engine knows of the key stands in columns of its own at that slot.
 */
export interface KeyTable {
  /** Slots in use: 0 up to this number. */
  keyCount: number;
  /** Ends of the list of keys. All links are slot + 1, 0 being nobody. */
  oldest: number;
  newest: number;
  readonly keys: Float64Array;
  readonly older: Float64Array;
  readonly newer: Float64Array;
  /** The hash table: first slot of each chain, and the next slot in the chain. */
  readonly heads: Float64Array;
  readonly chain: Float64Array;
}

/** In place of a slot: the key is not in the table. */
export const NO_SLOT = -1;

/** A power of two, at least as many as keys, so that chains have one key or none on average. */
export function headCount(maxKeys: number): number {
  let heads = 1;
  while (heads < maxKeys) heads *= 2;
  return heads;
}

/** The slot of a key, or NO_SLOT. */
export function findSlot(table: KeyTable, key: number): number {
  const { keys, chain } = table;
  let link = table.heads[headOf(table, key)];
  while (link > 0 && keys[link - 1] !== key) link = chain[link - 1];
  return link - 1;
}

/** Takes the next slot, of which one must be left, for a key that is not in the table. It becomes the newest. */
export function addKey(table: KeyTable, key: number): number {
  const slot = table.keyCount;
  table.keyCount += 1;
  settleIn(table, slot, key);
  return slot;
}

/** A key that is not in the table takes over the slot of another, and becomes the newest. */
export function replaceKey(table: KeyTable, slot: number, key: number): void {
  unchain(table, slot);
  takeOut(table, slot);
  settleIn(table, slot, key);
}

/** The key of a slot becomes the newest. */
export function touch(table: KeyTable, slot: number): void {
  if (table.newest === slot + 1) return;
  takeOut(table, slot);
  putLast(table, slot);
}

/** The key of a slot becomes the oldest, and so the first to make room. */
export function retire(table: KeyTable, slot: number): void {
  if (table.oldest === slot + 1) return;
  takeOut(table, slot);
  putFirst(table, slot);
}

/** No key is known any more. The columns of the engine keep what they hold: new slots are to be written in full. */
export function clearKeys(table: KeyTable): void {
  table.keyCount = 0;
  table.oldest = 0;
  table.newest = 0;
  table.heads.fill(0);
}

function settleIn(table: KeyTable, slot: number, key: number): void {
  const head = headOf(table, key);
  table.keys[slot] = key;
  table.chain[slot] = table.heads[head];
  table.heads[head] = slot + 1;
  putLast(table, slot);
}

function headOf(table: KeyTable, key: number): number {
  const hash = mix32(key | 0, fmix32(Math.floor(key / TWO_TO_32) | 0));
  return hash & (table.heads.length - 1);
}

function unchain(table: KeyTable, slot: number): void {
  const { heads, chain } = table;
  const head = headOf(table, table.keys[slot]);
  if (heads[head] === slot + 1) {
    heads[head] = chain[slot];
    return;
  }
  let link = heads[head];
  while (chain[link - 1] !== slot + 1) link = chain[link - 1];
  chain[link - 1] = chain[slot];
}

function takeOut(table: KeyTable, slot: number): void {
  const before = table.older[slot];
  const after = table.newer[slot];
  if (before === 0) table.oldest = after;
  else table.newer[before - 1] = after;
  if (after === 0) table.newest = before;
  else table.older[after - 1] = before;
}

function putLast(table: KeyTable, slot: number): void {
  table.older[slot] = table.newest;
  table.newer[slot] = 0;
  if (table.newest === 0) table.oldest = slot + 1;
  else table.newer[table.newest - 1] = slot + 1;
  table.newest = slot + 1;
}

function putFirst(table: KeyTable, slot: number): void {
  table.newer[slot] = table.oldest;
  table.older[slot] = 0;
  if (table.oldest === 0) table.newest = slot + 1;
  else table.older[table.oldest - 1] = slot + 1;
  table.oldest = slot + 1;
}
