import { addIdleKey, moveTo } from '../../base/idle-keys';
import type { Time } from '../../base/time';
import { book, idleAt, usedUnits } from './algorithms';
import {
  LONGEST_FILL,
  PER_ALL,
  SLIDING_LOG,
  FIXED_WINDOW,
  isBucket,
  ruleOf,
  type LimiterConfig,
  type Rule,
} from './config';
import { startOf } from './fixed-window';
import { unitAt } from './sliding-log';
import { emptyTable, type LimiterState } from './state';

/**
 * Takes over changed settings. What a key has used stays used; keys that are idle are as if they had never asked, and
 * of those in use the ones that asked longest ago go, and are counted, when not all of them fit any more.
 */
export function adapt(config: LimiterConfig, state: LimiterState, now: Time): void {
  const before = { ...state };
  const { algorithm, limit, windowNs, burst, fromFirstCall } = before;
  const old = ruleOf(algorithm, limit, windowNs, burst, fromFirstCall);
  Object.assign(state, emptyTable(config));
  let inUse = 0;
  for (let slot = 0; slot < before.keyCount; slot += 1) {
    if (before.idleAt[slot] > now) inUse += 1;
  }
  // The limit of another kind of key is not theirs: a user is no key, and all together are neither.
  let tooMany = before.per === config.per ? Math.max(0, inUse - config.maxKeys) : inUse;
  for (let link = before.oldest; link > 0; link = before.newer[link - 1]) {
    const from = link - 1;
    if (before.idleAt[from] <= now) continue;
    if (tooMany > 0) {
      tooMany -= 1;
      state.forgottenKeys += 1;
      state.forgottenUnits += usedUnits(old, before, from, now);
    } else {
      const slot = config.per === PER_ALL ? 0 : addIdleKey(state, before.keys[from]);
      carryOver(old, before, from, config, state, slot, now);
      moveTo(state, slot, idleAt(config, state, slot));
    }
  }
}

/** What an algorithm knows more precisely than in units at this instant, it keeps when it stays the same. */
function carryOver(
  old: Rule,
  before: LimiterState,
  from: number,
  config: LimiterConfig,
  state: LimiterState,
  slot: number,
  now: Time,
): void {
  const units = usedUnits(old, before, from, now);
  const sameWindow = old.windowNs === config.windowNs && old.fromFirstCall === config.fromFirstCall;
  if (isBucket(old.algorithm) && isBucket(config.algorithm)) {
    carryBucket(old, before, from, config, state, slot, now);
  } else if (old.algorithm !== config.algorithm) {
    state.forgottenUnits += lostInLog(config, units);
    book(config, state, slot, units, now, now);
    if (isBucket(config.algorithm)) state.clearAt[slot] = Math.min(state.clearAt[slot], now + LONGEST_FILL);
  } else if (config.algorithm === SLIDING_LOG) {
    carryLog(old, before, from, config, state, slot, units);
  } else if (sameWindow) {
    carryWindow(before, from, state, slot);
  } else {
    book(config, state, slot, units, now, windowKept(old, before, from, config, now));
  }
}

/** The same windows go on, whatever their limit is now. Columns without cells hand over nothing to nothing. */
function carryWindow(before: LimiterState, from: number, state: LimiterState, slot: number): void {
  state.windowStart[slot] = before.windowStart[from];
  state.used[slot] = before.used[from];
  state.usedBefore[slot] = before.usedBefore[from];
  state.newestStart[slot] = before.newestStart[from];
}

/** A window from the first call keeps its start while it still lasts; otherwise it is as if all came just now. */
function windowKept(old: Rule, before: LimiterState, from: number, config: Rule, now: Time): Time {
  if (config.algorithm !== FIXED_WINDOW || old.fromFirstCall !== config.fromFirstCall) return now;
  const start = startOf(old, before, from, now);
  return config.fromFirstCall === 1 && start <= now && now < start + config.windowNs ? start : now;
}

/** Units keep their instants. A lower limit has cells for the newest ones only, and counts the others. */
function carryLog(
  old: Rule,
  before: LimiterState,
  from: number,
  config: LimiterConfig,
  state: LimiterState,
  slot: number,
  units: number,
): void {
  state.forgottenUnits += lostInLog(config, units);
  for (let place = units - 1; place >= 0; place -= 1) {
    const at = unitAt(old, before, from, place);
    book(config, state, slot, 1, at, at);
  }
}

function lostInLog(config: LimiterConfig, units: number): number {
  return config.algorithm === SLIDING_LOG ? Math.max(0, units - config.limit) : 0;
}

/**
 * As many units, to the fraction, at the new rate. The product needs more digits than a double has; settings change
 * seldom enough for integers of any length.
 */
function carryBucket(
  old: Rule,
  before: LimiterState,
  from: number,
  config: Rule,
  state: LimiterState,
  slot: number,
  now: Time,
): void {
  if (old.limit === config.limit && old.windowNs === config.windowNs) {
    state.clearAt[slot] = before.clearAt[from];
    state.clearParts[slot] = before.clearParts[from];
    return;
  }
  const parts = BigInt(before.clearAt[from] - now) * BigInt(old.limit) + BigInt(before.clearParts[from]);
  const above = parts * BigInt(config.windowNs);
  const below = BigInt(old.windowNs) * BigInt(config.limit);
  // Rounded up to a nanosecond, so that a change of settings never gives anything away.
  const ns = Number((above + below - 1n) / below);
  state.clearAt[slot] = now + Math.min(ns, LONGEST_FILL);
}
