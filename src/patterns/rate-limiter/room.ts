import { assert } from '../../base/assert';
import { addIdleKey, firstIdle } from '../../base/idle-keys';
import { NO_SLOT, findSlot, replaceKey, touch } from '../../base/key-table';
import type { Time } from '../../base/time';
import { usedUnits } from './algorithms';
import { PER_ALL, type LimiterConfig } from './config';
import type { LimiterState } from './state';

/** The slot of a key that may be unknown; changes nothing. */
export function knownSlot(config: LimiterConfig, state: LimiterState, key: number): number {
  return config.per === PER_ALL ? 0 : findSlot(state, key);
}

/**
 * The slot of a key that asks. A new key gets that of an idle one, which loses nothing by it; when all are in use, the
 * key that asked longest ago is forgotten and counted, or the new one finds no room and gets NO_SLOT.
 */
export function slotFor(config: LimiterConfig, state: LimiterState, key: number, now: Time): number {
  if (config.per === PER_ALL) return 0;
  const known = findSlot(state, key);
  if (known !== NO_SLOT) {
    touch(state, known);
    return known;
  }
  if (!Number.isSafeInteger(key)) assert(false, `a key is a whole number, not ${key}`);
  if (state.keyCount < config.maxKeys) return addIdleKey(state, key);
  const idle = firstIdle(state);
  if (state.idleAt[idle] <= now) {
    state.evictedIdle += 1;
    return takeOver(state, idle, key);
  }
  if (config.rejectNew === 1) return NO_SLOT;
  const oldest = state.oldest - 1;
  state.forgottenKeys += 1;
  state.forgottenUnits += usedUnits(config, state, oldest, now);
  return takeOver(state, oldest, key);
}

function takeOver(state: LimiterState, slot: number, key: number): number {
  replaceKey(state, slot, key);
  clearSlot(state, slot);
  return slot;
}

/** Columns of other algorithms have no cells, and writing beyond the end of a typed array does nothing. */
function clearSlot(state: LimiterState, slot: number): void {
  state.windowStart[slot] = 0;
  state.used[slot] = 0;
  state.usedBefore[slot] = 0;
  state.newestStart[slot] = 0;
  state.logNext[slot] = 0;
  state.logCount[slot] = 0;
  state.clearAt[slot] = 0;
  state.clearParts[slot] = 0;
}
