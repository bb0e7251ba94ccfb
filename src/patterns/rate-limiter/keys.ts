import { fmix32, mix32 } from '../../base/keyed-hash';
import { addIdle, type IdleHeap } from './idle-heap';

const TWO_TO_32 = 4294967296;

/** The part of the state that knows which key lives in which slot, and in which order keys asked. */
export interface KeyTable extends IdleHeap {
  keyCount: number;
  oldest: number;
  newest: number;
  readonly keys: Float64Array;
  readonly older: Float64Array;
  readonly newer: Float64Array;
  readonly heads: Float64Array;
  readonly chain: Float64Array;
}

/** A power of two, at least as many as keys, so that chains have one key or none on average. */
export function headCount(maxKeys: number): number {
  let heads = 1;
  while (heads < maxKeys) heads *= 2;
  return heads;
}

/** The slot of a key, or -1. */
export function findSlot(table: KeyTable, key: number): number {
  const { keys, chain } = table;
  let link = table.heads[headOf(table, key)];
  while (link > 0 && keys[link - 1] !== key) link = chain[link - 1];
  return link - 1;
}

/** Takes the next slot, of which one must be left, for a key that is not in the table. */
export function addKey(table: KeyTable, key: number): number {
  const slot = table.keyCount;
  table.keyCount += 1;
  addIdle(table, slot);
  settleIn(table, slot, key);
  return slot;
}

/** A key that is not in the table takes over the slot of another. */
export function replaceKey(table: KeyTable, slot: number, key: number): void {
  unchain(table, slot);
  takeOut(table, slot);
  settleIn(table, slot, key);
}

/** The key of a slot has just asked, so it is the newest. */
export function touch(table: KeyTable, slot: number): void {
  if (table.newest === slot + 1) return;
  takeOut(table, slot);
  putLast(table, slot);
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
