import { assert } from '../../base/assert';
import { addIdleKey, firstIdle } from '../../base/idle-keys';
import { NO_SLOT, clearKeys, findSlot, replaceKey } from '../../base/key-table';
import type { Time } from '../../base/time';
import type { CacheConfig } from './config';
import type { CacheState } from './state';
import { FRESH, FRESH_REFRESH, MISS, NEGATIVE, STALE, STALE_FOR_FAILURE, STALE_REFRESH } from './verdicts';

/** What an entry is good for at an instant; changes nothing. */
export function verdictOn(config: CacheConfig, state: CacheState, slot: number, now: Time): number {
  if (slot === NO_SLOT) return MISS;
  const expiresAt = state.expiresAt[slot];
  const refreshable = state.refreshing[slot] === 0 && !isFailed(state, slot, now);
  if (now < expiresAt) {
    return refreshable && isDue(config, state, slot, now) ? FRESH_REFRESH : FRESH;
  }
  if (serves(expiresAt, config.staleNs, now)) return refreshable ? STALE_REFRESH : STALE;
  if (!isFailed(state, slot, now)) return MISS;
  return serves(expiresAt, config.staleIfErrorNs, now) ? STALE_FOR_FAILURE : NEGATIVE;
}

/** Whether there is an answer that may be served until so long after its expiry. */
export function serves(expiresAt: Time, afterExpiry: number, now: Time): boolean {
  return expiresAt > 0 && now < expiresAt + afterExpiry;
}

/** A column without cells remembers nothing, and no instant is before what it holds. */
function isFailed(state: CacheState, slot: number, now: Time): boolean {
  return now < state.failedUntil[slot];
}

function isDue(config: CacheConfig, state: CacheState, slot: number, now: Time): boolean {
  if (config.refreshAhead === 0) return false;
  const expiresAt = state.expiresAt[slot];
  return now >= expiresAt - Math.round(config.refreshAhead * (expiresAt - state.storedAt[slot]));
}

/** From when on the entry has no use: it serves nobody any more, in whatever case. */
export function uselessFrom(config: CacheConfig, state: CacheState, slot: number): Time {
  const expiresAt = state.expiresAt[slot];
  const served = expiresAt === 0 ? 0 : expiresAt + Math.max(config.staleNs, config.staleIfErrorNs);
  return state.failedUntil.length === 0 ? served : Math.max(served, state.failedUntil[slot]);
}

/** The slot of a key that is to hold something, be it known or not. */
export function slotFor(config: CacheConfig, state: CacheState, key: number, now: Time): number {
  let slot = findSlot(state, key);
  if (slot !== NO_SLOT) {
    if (state.idleAt[slot] > now) return slot;
    state.expirations += 1;
  } else {
    if (!Number.isSafeInteger(key)) assert(false, `a key is a whole number, not ${key}`);
    slot = state.keyCount < config.maxEntries ? addIdleKey(state, key) : makeRoom(state, key, now);
  }
  state.added += 1;
  // What else stands in the columns is read only when there is an answer, or a failure, and is written with it.
  state.expiresAt[slot] = 0;
  state.refreshing[slot] = 0;
  return slot;
}

/** Forgets every entry; what is asked for already will not be stored. */
export function flush(state: CacheState): void {
  state.flushes += 1;
  state.flushed += state.keyCount;
  state.flushedPermits = state.permits;
  clearKeys(state);
}

function makeRoom(state: CacheState, key: number, now: Time): number {
  const useless = firstIdle(state);
  const expired = state.idleAt[useless] <= now;
  if (expired) state.expirations += 1;
  else state.evictions += 1;
  const slot = expired ? useless : state.oldest - 1;
  replaceKey(state, slot, key);
  return slot;
}
