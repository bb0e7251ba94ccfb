import { assert } from '../../base/assert';
import { firstIdle, moveTo } from '../../base/idle-keys';
import { NO_SLOT } from '../../base/key-table';
import { NEVER, type Duration, type Time } from '../../base/time';
import { book, idleAt, opensAt, startsAt, usedUnits } from './algorithms';
import type { LimiterConfig } from './config';
import { knownSlot, slotFor } from './room';
import { NO_ROOM, OVER_LIMIT, STARTED, TOO_LARGE, WAITS, type LimiterState } from './state';

export { adapt } from './adapt';
export { configure, mayWait, PER_ALL, PER_KEY, PER_USER, type LimiterConfig } from './config';
export { explain, explainDecision } from './explain';
export { init, shape, type LimiterState } from './state';

/** What `tryAcquire` returns in place of a wait. */
export const REJECTED = -1;

/**
 * Asks for the units of one call: how long it has to wait before it starts (0 for not at all), or REJECTED. Waiting
 * calls of a key start in the order in which they asked. `key` is the whole number of a user or key; a limiter for
 * all calls does not look at it. What is to be told to the caller stands in `state.last…` until the next call asks.
 */
export function tryAcquire(
  config: LimiterConfig,
  state: LimiterState,
  key: number,
  units: number,
  now: Time,
): Duration {
  if (!Number.isInteger(units) || units < 1) {
    assert(false, `a call cannot cost ${units} units, only a whole number from 1`);
  }
  state.asked += 1;
  state.lastKey = key;
  state.lastUnits = units;
  state.lastAt = now;
  if (units > config.capacity) {
    state.tooLarge += 1;
    tellLevel(config, state, knownSlot(config, state, key), now);
    return reject(state, TOO_LARGE, NEVER);
  }
  const slot = slotFor(config, state, key, now);
  if (slot === NO_SLOT) {
    state.noRoom += 1;
    state.lastRemaining = 0;
    state.lastResetAt = state.idleAt[firstIdle(state)];
    return reject(state, NO_ROOM, state.lastResetAt);
  }
  const opens = opensAt(config, state, slot, units, now);
  if (opens - now > config.maxWaitNs) {
    tellLevel(config, state, slot, now);
    return reject(state, OVER_LIMIT, opens - config.maxWaitNs);
  }
  const start = startsAt(config, state, slot, opens);
  book(config, state, slot, units, now, start);
  moveTo(state, slot, idleAt(config, state, slot));
  tellLevel(config, state, slot, now);
  return admit(state, units, start - now);
}

/** From when on a call that would be rejected now may be let in, when nobody else comes; 0 when it would not be. */
export function retryAt(
  config: LimiterConfig,
  state: LimiterState,
  key: number,
  units: number,
  now: Time,
): Time {
  if (units > config.capacity) return NEVER;
  const slot = knownSlot(config, state, key);
  // A key that nobody knows has used nothing.
  if (slot === NO_SLOT) return 0;
  const opens = opensAt(config, state, slot, units, now);
  return opens - now > config.maxWaitNs ? opens - config.maxWaitNs : 0;
}

/** A limiter looks at the time only when it is asked: nothing that anybody could see changes by time alone. */
export function nextDeadline(_config: LimiterConfig, _state: LimiterState): Time {
  return NEVER;
}

export function advance(_config: LimiterConfig, _state: LimiterState, _now: Time): void {}

function admit(state: LimiterState, units: number, wait: Duration): Duration {
  state.admitted += 1;
  state.unitsAdmitted += units;
  if (wait > 0) state.waited += 1;
  state.lastVerdict = wait > 0 ? WAITS : STARTED;
  state.lastWait = wait;
  state.lastRetryAt = state.lastAt;
  return wait;
}

function reject(state: LimiterState, verdict: number, comeAgainAt: Time): number {
  state.rejected += 1;
  state.lastVerdict = verdict;
  state.lastWait = 0;
  state.lastRetryAt = comeAgainAt;
  return REJECTED;
}

function tellLevel(config: LimiterConfig, state: LimiterState, slot: number, now: Time): void {
  const used = slot === NO_SLOT ? 0 : usedUnits(config, state, slot, now);
  state.lastRemaining = Math.max(0, config.capacity - used);
  state.lastResetAt = slot === NO_SLOT ? now : Math.max(now, state.idleAt[slot]);
}
