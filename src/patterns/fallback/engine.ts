import { NO_SLOT, addKey, findSlot, replaceKey, touch } from '../../base/key-table';
import { isRejection, type Outcome } from '../../base/outcome';
import { NEVER, type Time } from '../../base/time';
import { CACHED, STATIC, type FallbackConfig } from './config';
import { emptyTable, type FallbackState } from './state';
import {
  ASKS_OTHER,
  NOTHING_CACHED,
  OTHER_FAILED,
  OTHER_WITHDRAWN,
  PASSED_ON,
  SERVED_CACHED,
  SERVED_OTHER,
  SERVED_STATIC,
} from './verdicts';

export { CACHED, OTHER_SERVICE, configure, type FallbackConfig } from './config';
export { explain, explainDecision } from './explain';
export { init, shape, type FallbackState } from './state';

/** What `fallBack` answers: the failure stands, the call is served, or the other service is to be asked. */
export const STANDS = 0;
export const SERVED = 1;
export const ASK_OTHER = 2;

/** A good answer for a key: it is the one to fall back on from now on. */
export function keep(config: FallbackConfig, state: FallbackState, key: number, now: Time): void {
  const { storedAt } = state;
  if (storedAt.length === 0) return;
  let slot = findSlot(state, key);
  if (slot !== NO_SLOT) touch(state, slot);
  else if (state.keyCount < config.maxEntries) slot = addKey(state, key);
  else {
    slot = state.oldest - 1;
    replaceKey(state, slot, key);
    state.forgotten += 1;
  }
  storedAt[slot] = now;
}

/**
 * A call failed. Says what to do about it; after ASK_OTHER the caller tells how that ended (`otherEnded`), or that its
 * own caller has left (`otherWithdrawn`). The key matters only to a fallback that keeps answers.
 */
export function fallBack(
  config: FallbackConfig,
  state: FallbackState,
  key: number,
  outcome: Outcome,
  now: Time,
): number {
  if (isRejection(outcome)) state.rejected += 1;
  else state.failed += 1;
  state.lastOutcome = outcome;
  state.lastAt = now;
  if (((config.on >>> outcome) & 1) === 0) {
    state.passedOn += 1;
    state.lastVerdict = PASSED_ON;
    return STANDS;
  }
  if (config.kind === STATIC) {
    state.servedStatic += 1;
    state.lastVerdict = SERVED_STATIC;
    return SERVED;
  }
  if (config.kind === CACHED) return serveCached(config, state, key, now);
  state.lastVerdict = ASKS_OTHER;
  return ASK_OTHER;
}

function serveCached(config: FallbackConfig, state: FallbackState, key: number, now: Time): number {
  const slot = state.keyCount === 0 ? NO_SLOT : findSlot(state, key);
  if (slot === NO_SLOT || (config.maxAgeNs > 0 && now - state.storedAt[slot] > config.maxAgeNs)) {
    state.nothingCached += 1;
    state.lastVerdict = NOTHING_CACHED;
    return STANDS;
  }
  state.servedCached += 1;
  state.lastVerdict = SERVED_CACHED;
  state.lastStoredAt = state.storedAt[slot];
  return SERVED;
}

/** The other service has answered, well or not; without one it fails at once. */
export function otherEnded(state: FallbackState, served: boolean): void {
  if (served) state.servedOther += 1;
  else state.otherFailed += 1;
  state.lastVerdict = served ? SERVED_OTHER : OTHER_FAILED;
}

/** The caller left while the other service was asked. */
export function otherWithdrawn(state: FallbackState): void {
  state.otherWithdrawn += 1;
  state.lastVerdict = OTHER_WITHDRAWN;
}

/** Takes over changed settings. With room for fewer answers those that were renewed last stay. */
export function adapt(config: FallbackConfig, state: FallbackState, _now: Time): void {
  if (state.storedAt.length === config.maxEntries) return;
  const { keys, storedAt, newer, keyCount } = state;
  const surplus = Math.max(0, keyCount - config.maxEntries);
  const links: number[] = [];
  for (let link = state.oldest; link > 0; link = newer[link - 1]) links.push(link);
  Object.assign(state, emptyTable(config));
  for (const link of links.slice(surplus)) state.storedAt[addKey(state, keys[link - 1])] = storedAt[link - 1];
  if (config.maxEntries > 0) state.forgotten += surplus;
}

/** An answer that is too old is found out when it is asked for. */
export function nextDeadline(_config: FallbackConfig, _state: FallbackState): Time {
  return NEVER;
}

export function advance(_config: FallbackConfig, _state: FallbackState, _now: Time): void {}
