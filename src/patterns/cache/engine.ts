import { moveTo } from '../../base/idle-keys';
import { NO_SLOT, findSlot, touch } from '../../base/key-table';
import { NEVER, type Duration, type Time } from '../../base/time';
import type { CacheConfig } from './config';
import { serves, slotFor, uselessFrom, verdictOn } from './entries';
import type { CacheState } from './state';
import { FRESH, FRESH_REFRESH, MISS, NEGATIVE, PASS_ON, SERVE_STALE, STALE_REFRESH } from './verdicts';

export { adapt } from './adapt';
export { configure, type CacheConfig } from './config';
export { flush } from './entries';
export { explain, explainDecision } from './explain';
export { init, shape, type CacheState } from './state';
export {
  FRESH,
  FRESH_REFRESH,
  MISS,
  NEGATIVE,
  PASS_ON,
  SERVE_STALE,
  STALE,
  STALE_FOR_FAILURE,
  STALE_REFRESH,
} from './verdicts';

/**
 * What a key is answered with. After MISS the call goes, and after one of the two that begin a refresh a call is to be
 * made that nobody waits for: each under the permit `state.permits`, to be handed in with its end. After NEGATIVE the
 * failure to answer with stands in `state.lastFailure`.
 */
export function lookup(config: CacheConfig, state: CacheState, key: number, now: Time): number {
  const slot = findSlot(state, key);
  const verdict = verdictOn(config, state, slot, now);
  state.lookups += 1;
  tell(state, verdict, key, slot, now);
  if (verdict === MISS) {
    state.misses += 1;
    state.permits += 1;
    return MISS;
  }
  if (verdict === FRESH || verdict === FRESH_REFRESH) state.fresh += 1;
  else if (verdict === NEGATIVE) state.negative += 1;
  else state.stale += 1;
  if (verdict === FRESH_REFRESH || verdict === STALE_REFRESH) {
    state.refreshes += 1;
    state.permits += 1;
    state.refreshing[slot] = state.permits;
  }
  if (config.lru === 1) touch(state, slot);
  return verdict;
}

/** An answer has come, to whoever asked under this permit. `draw` decides on the length of its life. */
export function store(
  config: CacheConfig,
  state: CacheState,
  key: number,
  permit: number,
  now: Time,
  draw: number,
): void {
  if (permit <= state.flushedPermits) {
    state.refused += 1;
    return;
  }
  const slot = slotFor(config, state, key, now);
  state.stored += 1;
  state.storedAt[slot] = now;
  state.expiresAt[slot] = now + lifeOf(config, draw);
  state.refreshing[slot] = 0;
  state.failedUntil[slot] = 0;
  moveTo(state, slot, uselessFrom(config, state, slot));
  touch(state, slot);
}

/**
 * A failure has come, to whoever asked under this permit, and is to be answered with from now on, while it is
 * remembered. Failures are numbers from 0.
 */
export function remember(
  config: CacheConfig,
  state: CacheState,
  key: number,
  permit: number,
  now: Time,
  failure: number,
): void {
  if (config.cacheErrorsNs === 0 || permit <= state.flushedPermits) return;
  const known = findSlot(state, key);
  if (known !== NO_SLOT && now < state.expiresAt[known]) return;
  const slot = slotFor(config, state, key, now);
  state.failuresStored += 1;
  state.failure[slot] = failure;
  state.failedUntil[slot] = now + config.cacheErrorsNs;
  moveTo(state, slot, uselessFrom(config, state, slot));
  touch(state, slot);
}

/**
 * A call that a miss let through has failed: SERVE_STALE when an entry is to be served in its place, PASS_ON when not.
 */
export function fail(config: CacheConfig, state: CacheState, key: number, now: Time): number {
  const slot = findSlot(state, key);
  const known = slot !== NO_SLOT && config.staleIfErrorNs > 0;
  const saved = known && serves(state.expiresAt[slot], config.staleIfErrorNs, now);
  tell(state, saved ? SERVE_STALE : PASS_ON, key, slot, now);
  if (!saved) return PASS_ON;
  state.savedByStale += 1;
  if (config.lru === 1) touch(state, slot);
  return SERVE_STALE;
}

/** The refresh under this permit has ended without an answer. What it was to renew stays as it is. */
export function refreshFailed(state: CacheState, key: number, permit: number): void {
  state.refreshesFailed += 1;
  const slot = findSlot(state, key);
  if (slot !== NO_SLOT && state.refreshing[slot] === permit) state.refreshing[slot] = 0;
}

/** A cache looks at the time only when it is asked: nothing that anybody could see changes by time alone. */
export function nextDeadline(_config: CacheConfig, _state: CacheState): Time {
  return NEVER;
}

export function advance(_config: CacheConfig, _state: CacheState, _now: Time): void {}

function lifeOf(config: CacheConfig, draw: number): Duration {
  const { ttlNs, ttlJitter } = config;
  return Math.max(1, Math.round(ttlNs * (1 + ttlJitter * (2 * draw - 1))));
}

function tell(state: CacheState, verdict: number, key: number, slot: number, now: Time): void {
  state.lastVerdict = verdict;
  state.lastKey = key;
  state.lastAt = now;
  state.lastStoredAt = slot === NO_SLOT ? 0 : state.storedAt[slot];
  state.lastExpiresAt = slot === NO_SLOT ? 0 : state.expiresAt[slot];
  state.lastFailure = verdict === NEGATIVE ? state.failure[slot] : 0;
}
