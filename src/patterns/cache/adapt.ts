import { addIdleKey, moveTo } from '../../base/idle-keys';
import type { Time } from '../../base/time';
import type { CacheConfig } from './config';
import { flush, uselessFrom } from './entries';
import { emptyTable, type CacheState } from './state';

/**
 * Takes over changed settings. Entries keep their expiry and their order; those that have no use by the new settings
 * go, and of the others the ones that would make room first, when not all of them fit any more.
 */
export function adapt(config: CacheConfig, state: CacheState, now: Time): void {
  if (config.flushes > state.flushSetting || config.perUser !== state.perUser) flush(state);
  state.flushSetting = config.flushes;
  state.perUser = config.perUser;
  const before = { ...state };
  let useful = 0;
  for (let slot = 0; slot < before.keyCount; slot += 1) {
    // What is not remembered any more is no reason to keep an entry, so the column goes before it is asked about.
    if (config.cacheErrorsNs === 0 && before.failedUntil.length > 0) before.failedUntil[slot] = 0;
    if (uselessFrom(config, before, slot) > now) useful += 1;
  }
  Object.assign(state, emptyTable(config));
  let tooMany = Math.max(0, useful - config.maxEntries);
  for (let link = before.oldest; link > 0; link = before.newer[link - 1]) {
    const from = link - 1;
    if (uselessFrom(config, before, from) <= now) continue;
    if (tooMany > 0) {
      tooMany -= 1;
      state.evictions += 1;
    } else carryOver(config, before, from, state);
  }
  state.expirations += before.keyCount - useful;
}

function carryOver(config: CacheConfig, before: CacheState, from: number, state: CacheState): void {
  const slot = addIdleKey(state, before.keys[from]);
  state.storedAt[slot] = before.storedAt[from];
  state.expiresAt[slot] = before.expiresAt[from];
  state.refreshing[slot] = before.refreshing[from];
  if (before.failedUntil.length > 0) {
    state.failedUntil[slot] = before.failedUntil[from];
    state.failure[slot] = before.failure[from];
  }
  moveTo(state, slot, uselessFrom(config, state, slot));
}
