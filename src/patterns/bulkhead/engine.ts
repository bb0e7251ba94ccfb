import { assert } from '../../base/assert';
import { NEVER, type Time } from '../../base/time';
import type { BulkheadConfig } from './config';
import { append, placeOf, resize, take } from './queue';
import type { BulkheadState } from './state';

export { configure, type BulkheadConfig } from './config';
export { init, shape, type BulkheadState } from './state';

export const ACQUIRED = 1;
export const QUEUED = 2;
export const REJECTED = -1;

/** What `release`, `admit` and `evict` return when there is no ticket to name. */
export const NOBODY = -1;

/** Asks for a slot. A ticket is any number from 0 that the caller uses for one call at a time. */
export function tryAcquire(config: BulkheadConfig, state: BulkheadState, ticket: number, now: Time): number {
  // With waiters in the queue a slot may be free for an instant (after a change of settings): it is theirs.
  if (state.queued === 0 && state.current < config.maxConcurrent) {
    state.current += 1;
    state.admitted += 1;
    return ACQUIRED;
  }
  if (state.queued >= state.waiting.length) {
    state.rejected += 1;
    return REJECTED;
  }
  append(state, ticket, now);
  state.queuedTotal += 1;
  return QUEUED;
}

/** A call has really ended. Returns the ticket of the waiter that now holds the slot, or NOBODY. */
export function release(config: BulkheadConfig, state: BulkheadState, now: Time): number {
  assert(state.current > 0, 'a bulkhead slot was released that nobody held');
  state.current -= 1;
  return admit(config, state, now);
}

/** Gives a free slot to the waiter that is next and returns its ticket, or NOBODY. After more slots: until NOBODY. */
export function admit(config: BulkheadConfig, state: BulkheadState, now: Time): number {
  if (state.queued === 0 || state.current >= config.maxConcurrent) return NOBODY;
  state.current += 1;
  state.admitted += 1;
  return take(state, config.newestFirst === 1 ? state.queued - 1 : 0, now);
}

/** A waiter withdraws because its caller left. Its place is free at once. */
export function leave(state: BulkheadState, ticket: number, now: Time): boolean {
  const place = placeOf(state, ticket);
  if (place < 0) return false;
  take(state, place, now);
  state.left += 1;
  return true;
}

/** The time of a waiter is over. Its place is free at once. */
export function expire(state: BulkheadState, ticket: number, now: Time): boolean {
  const place = placeOf(state, ticket);
  if (place < 0) return false;
  take(state, place, now);
  state.timedOut += 1;
  return true;
}

/**
 * Takes a waiter out that a shorter queue has no room for, the one whose turn would come last, and returns its ticket,
 * or NOBODY. To be called with the new settings until NOBODY, before `adapt`: the caller has to tell these calls that
 * they are rejected.
 */
export function evict(config: BulkheadConfig, state: BulkheadState, now: Time): number {
  if (state.queued <= config.queueLimit) return NOBODY;
  state.evicted += 1;
  return take(state, config.newestFirst === 1 ? 0 : state.queued - 1, now);
}

/** Takes over changed settings. Running calls finish, waiters keep their order. */
export function adapt(config: BulkheadConfig, state: BulkheadState, _now: Time): void {
  if (state.waiting.length === config.queueLimit) return;
  const fits = state.queued <= config.queueLimit;
  assert(fits, 'a shorter bulkhead queue needs evict() until NOBODY before adapt()');
  resize(state, config.queueLimit);
}

/** Until when a call that began to wait at `queuedAt` may wait. The caller arms a timer and then calls `expire`. */
export function waitDeadline(config: BulkheadConfig, queuedAt: Time): Time {
  return config.queueTimeoutNs === 0 ? NEVER : queuedAt + config.queueTimeoutNs;
}

/** Waiters carry their own deadlines; the bulkhead as a whole changes nothing by time alone. */
export function nextDeadline(_config: BulkheadConfig, _state: BulkheadState): Time {
  return NEVER;
}

export function advance(_config: BulkheadConfig, _state: BulkheadState, _now: Time): void {}
