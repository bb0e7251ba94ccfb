import { assert } from '../../base/assert';
import { NO_SLOT, addKey, findSlot, replaceKey, retire, touch } from '../../base/key-table';
import { NEVER, type Time } from '../../base/time';
import { isJoinable, type SingleFlightConfig } from './config';
import type { SingleFlightState } from './state';
import { ANSWERED, FAILED, FIRST, NO_PLACE_TO_FLY, NO_PLACE_TO_WAIT, OVERTOOK, WAITED } from './verdicts';
import { NOBODY, addWaiter, takeFirst, takeLast, takeRow } from './waiters';

export { adapt } from './adapt';
export { configure, type SingleFlightConfig } from './config';
export { explain, explainDecision } from './explain';
export { init, shape, type SingleFlightState } from './state';
export { ANSWERED, CANCELLED, FAILED } from './verdicts';
export { NOBODY } from './waiters';

/** What `join` returns in place of the number of a flight. */
export const ALONE = 0;
export const JOINED = -1;

/** What `land` returns in place of a row: the waiters that `nextServed` names get the outcome of the flight. */
export const SHARED = -2;

/**
 * A call asks for a key. It waits (JOINED) until `land` names its row, or goes: ALONE, or at the head of a flight,
 * whose number is returned and is to be handed in at its end.
 */
export function join(
  config: SingleFlightConfig,
  state: SingleFlightState,
  key: number,
  row: number,
  now: Time,
): number {
  const known = findSlot(state, key);
  const flies = known !== NO_SLOT && state.leading[known] > 0;
  state.asked += 1;
  state.lastKey = key;
  state.lastAt = now;
  state.lastBeganAt = flies ? state.beganAt[known] : now;
  if (flies && isJoinable(config, now - state.beganAt[known])) {
    if (state.waiting >= config.maxWaiters) return goAlone(state, NO_PLACE_TO_WAIT);
    addWaiter(state, known, row, state.leading[known]);
    state.joined += 1;
    state.lastVerdict = WAITED;
    return JOINED;
  }
  const slot = known === NO_SLOT ? slotFor(config, state, key) : known;
  if (slot === NO_SLOT) return goAlone(state, NO_PLACE_TO_FLY);
  state.led += 1;
  if (flies) state.overtook += 1;
  state.lastVerdict = flies ? OVERTOOK : FIRST;
  return begin(state, slot, now);
}

/**
 * The leader of a flight has ended. Returns the row of the waiter that leads from now on, a flight with the number
 * `state.flights`; or SHARED; or NOBODY when nothing follows from it.
 */
export function land(
  config: SingleFlightConfig,
  state: SingleFlightState,
  key: number,
  flight: number,
  end: number,
  now: Time,
): number {
  state.landings += 1;
  state.lastEnd = end;
  state.lastServed = 0;
  state.lastHandedOn = 0;
  const slot = findSlot(state, key);
  if (slot === NO_SLOT) return NOBODY;
  if (state.leading[slot] !== flight) return end === ANSWERED ? SHARED : NOBODY;
  const shares = end === ANSWERED || (end === FAILED && config.shareErrors === 1);
  if (!shares && state.firstWaiter[slot] > 0) {
    state.tookOver += 1;
    state.lastHandedOn = 1;
    const leader = takeFirst(state, slot, flight);
    begin(state, slot, now);
    return leader;
  }
  rest(state, slot);
  return shares ? SHARED : NOBODY;
}

/**
 * After SHARED: the row of the next waiter that gets the outcome of this flight. To be called until NOBODY before
 * anybody else asks.
 */
export function nextServed(state: SingleFlightState, key: number, flight: number): number {
  const slot = findSlot(state, key);
  const row = slot === NO_SLOT ? NOBODY : takeFirst(state, slot, flight);
  if (row === NOBODY) return NOBODY;
  if (state.lastEnd === ANSWERED) state.answered += 1;
  else state.failed += 1;
  state.lastServed += 1;
  return row;
}

/** A waiter withdraws: its caller does not wait any more. False when this row does not wait for this key. */
export function leave(state: SingleFlightState, key: number, row: number): boolean {
  const slot = findSlot(state, key);
  if (slot === NO_SLOT || !takeRow(state, slot, row)) return false;
  state.left += 1;
  return true;
}

/**
 * Takes out a waiter that has no place by new settings and returns its row, or NOBODY. To be called with the new
 * settings until NOBODY, before `adapt`: these calls go alone.
 */
export function evict(config: SingleFlightConfig, state: SingleFlightState): number {
  while (state.flying > config.maxFlights) {
    const slot = state.newest - 1;
    if (state.firstWaiter[slot] > 0) return evictLast(state, slot);
    rest(state, slot);
  }
  if (state.waiting <= config.maxWaiters) return NOBODY;
  let slot = state.newest - 1;
  while (state.firstWaiter[slot] === 0) slot = state.older[slot] - 1;
  return evictLast(state, slot);
}

/** Waiters watch over their own time; flights end when their leaders do. */
export function nextDeadline(_config: SingleFlightConfig, _state: SingleFlightState): Time {
  return NEVER;
}

export function advance(_config: SingleFlightConfig, _state: SingleFlightState, _now: Time): void {}

function goAlone(state: SingleFlightState, verdict: number): number {
  state.alone += 1;
  state.lastVerdict = verdict;
  return ALONE;
}

/** The slot for a key that is not known: a new one, or that of a key without a flight. */
function slotFor(config: SingleFlightConfig, state: SingleFlightState, key: number): number {
  if (!Number.isSafeInteger(key)) assert(false, `a key is a whole number, not ${key}`);
  if (state.keyCount < config.maxFlights) return addKey(state, key);
  const slot = state.oldest - 1;
  if (state.leading[slot] > 0) return NO_SLOT;
  replaceKey(state, slot, key);
  return slot;
}

function begin(state: SingleFlightState, slot: number, now: Time): number {
  if (state.leading[slot] === 0) state.flying += 1;
  state.flights += 1;
  state.leading[slot] = state.flights;
  state.beganAt[slot] = now;
  touch(state, slot);
  return state.flights;
}

/** No flight of this key is under way any more: its slot is the first to be taken over by another. */
function rest(state: SingleFlightState, slot: number): void {
  state.leading[slot] = 0;
  state.flying -= 1;
  retire(state, slot);
}

function evictLast(state: SingleFlightState, slot: number): number {
  state.evicted += 1;
  return takeLast(state, slot);
}
