import { assert } from '../../base/assert';
import { NEVER, type Time } from '../../base/time';
import type { BulkheadConfig } from './config';
import type { BulkheadState } from './state';

export { configure, type BulkheadConfig } from './config';
export { explain } from './explain';
export { init, shape, type BulkheadState } from './state';

export const ACQUIRED = 1;
export const QUEUED = 2;
export const REJECTED = -1;

/** What `release`, `admit` and `evict` return when there is no ticket to name. */
export const NOBODY = -1;

/** Asks for a slot. A ticket is any number from 0 that the caller uses for one call at a time. */
export function tryAcquire(config: BulkheadConfig, state: BulkheadState, ticket: number): number {
  // With waiters in the queue a slot may be free for an instant (after a change of settings): it is theirs.
  if (state.queued === 0 && state.current < config.maxConcurrent) {
    state.current += 1;
    state.admitted += 1;
    return ACQUIRED;
  }
  const { waiting } = state;
  if (state.queued >= waiting.length) {
    state.rejected += 1;
    return REJECTED;
  }
  waiting[(state.first + state.queued) % waiting.length] = ticket;
  state.queued += 1;
  state.queuedTotal += 1;
  return QUEUED;
}

/** A call has really ended. Returns the ticket of the waiter that now holds the slot, or NOBODY. */
export function release(config: BulkheadConfig, state: BulkheadState): number {
  assert(state.current > 0, 'a bulkhead slot was released that nobody held');
  state.current -= 1;
  return admit(config, state);
}

/** Gives a free slot to the longest waiter and returns its ticket, or NOBODY. After more slots: call until NOBODY. */
export function admit(config: BulkheadConfig, state: BulkheadState): number {
  if (state.queued === 0 || state.current >= config.maxConcurrent) return NOBODY;
  const ticket = state.waiting[state.first];
  state.first = (state.first + 1) % state.waiting.length;
  state.queued -= 1;
  state.current += 1;
  state.admitted += 1;
  return ticket;
}

/** A waiter withdraws (its caller left, or it has waited too long). Its place is free at once. */
export function leave(_config: BulkheadConfig, state: BulkheadState, ticket: number): boolean {
  const { waiting, first, queued } = state;
  const size = waiting.length;
  let place = 0;
  while (place < queued && waiting[(first + place) % size] !== ticket) place += 1;
  if (place === queued) return false;
  for (; place < queued - 1; place += 1) {
    waiting[(first + place) % size] = waiting[(first + place + 1) % size];
  }
  state.queued -= 1;
  state.left += 1;
  return true;
}

/**
 * Takes the newest waiter out that a shorter queue has no room for and returns its ticket, or NOBODY. To be called
 * with the new settings until NOBODY, before `adapt`: the caller has to tell these calls that they are rejected.
 */
export function evict(config: BulkheadConfig, state: BulkheadState): number {
  if (state.queued <= config.queueLimit) return NOBODY;
  state.queued -= 1;
  state.evicted += 1;
  return state.waiting[(state.first + state.queued) % state.waiting.length];
}

/** Takes over changed settings. Running calls finish, waiters keep their order. */
export function adapt(config: BulkheadConfig, state: BulkheadState, _now: Time): void {
  const { waiting, first, queued } = state;
  if (waiting.length === config.queueLimit) return;
  assert(queued <= config.queueLimit, 'a shorter bulkhead queue needs evict() until NOBODY before adapt()');
  const resized = new Float64Array(config.queueLimit);
  for (let place = 0; place < queued; place += 1) resized[place] = waiting[(first + place) % waiting.length];
  state.waiting = resized;
  state.first = 0;
}

/** Until when a call that began to wait at `queuedAt` may wait. The caller arms a timer and then calls `leave`. */
export function waitDeadline(config: BulkheadConfig, queuedAt: Time): Time {
  return config.queueTimeoutNs === 0 ? NEVER : queuedAt + config.queueTimeoutNs;
}

/** Waiters carry their own deadlines; the bulkhead as a whole changes nothing by time alone. */
export function nextDeadline(_config: BulkheadConfig, _state: BulkheadState): Time {
  return NEVER;
}

export function advance(_config: BulkheadConfig, _state: BulkheadState, _now: Time): void {}
