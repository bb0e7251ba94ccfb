import type { Time } from '../../base/time';
import { windowStartAt, type Rule } from './config';
import type { LimiterState } from './state';

/**
 * Two windows by the clock: the units of the one before count by the share of it that a window ending now would still
 * cover. It takes two numbers for each key, and is right as far as calls came evenly within the window before.
 */
export function opensAt(rule: Rule, state: LimiterState, slot: number, units: number, now: Time): Time {
  const { limit, windowNs } = rule;
  const earliest = Math.max(now, state.newestStart[slot]);
  const start = windowStartAt(earliest, windowNs);
  const current = currentAt(rule, state, slot, earliest);
  const left = limit - current - units;
  if (left >= 0) {
    const wait = sinks(previousAt(rule, state, slot, earliest), left, windowNs);
    if (wait < windowNs) return Math.max(earliest, start + wait);
  }
  // In the next window what was used in this one sinks in turn.
  return start + windowNs + sinks(current, limit - units, windowNs);
}

export function book(rule: Rule, state: LimiterState, slot: number, units: number, at: Time): void {
  const previous = previousAt(rule, state, slot, at);
  const current = currentAt(rule, state, slot, at);
  state.windowStart[slot] = windowStartAt(at, rule.windowNs);
  state.usedBefore[slot] = previous;
  state.used[slot] = current + units;
  state.newestStart[slot] = at;
}

/** When the key will be as if it had never asked. */
export function idleAt(rule: Rule, state: LimiterState, slot: number): Time {
  return state.used[slot] === 0 ? 0 : state.windowStart[slot] + 2 * rule.windowNs;
}

/** Units that are taken at `now`, the share rounded up. While a call waits, nothing is left for others. */
export function usedUnits(rule: Rule, state: LimiterState, slot: number, now: Time): number {
  const at = Math.max(now, state.newestStart[slot]);
  const used = currentAt(rule, state, slot, at) + shareAt(rule, state, slot, at);
  return at > now ? Math.max(rule.limit, used) : used;
}

/** What of the window before still counts, rounded up to whole units. */
export function shareAt(rule: Rule, state: LimiterState, slot: number, at: Time): number {
  const { windowNs } = rule;
  const previous = previousAt(rule, state, slot, at);
  const elapsed = at - windowStartAt(at, windowNs);
  // The product may be too large to be exact, so the estimate is put right by the comparison that admits calls.
  let share = Math.min(previous, Math.ceil((previous / windowNs) * (windowNs - elapsed)));
  while (share > 0 && sinks(previous, share - 1, windowNs) <= elapsed) share -= 1;
  while (sinks(previous, share, windowNs) > elapsed) share += 1;
  return share;
}

/** Units of the window that `at` lies in. */
export function currentAt(rule: Rule, state: LimiterState, slot: number, at: Time): number {
  return at < state.windowStart[slot] + rule.windowNs ? state.used[slot] : 0;
}

/** Units of the window before. */
export function previousAt(rule: Rule, state: LimiterState, slot: number, at: Time): number {
  const start = state.windowStart[slot];
  if (at < start + rule.windowNs) return state.usedBefore[slot];
  return at < start + 2 * rule.windowNs ? state.used[slot] : 0;
}

/**
 * How far into a window the share of `previous` units has sunk to `left`: previous x (1 - elapsed / window) <= left.
 * The quotient is taken apart, because left x window may be too large to be exact.
 */
function sinks(previous: number, left: number, windowNs: number): number {
  if (previous <= left) return 0;
  const whole = Math.floor(windowNs / previous);
  const rest = windowNs % previous;
  return windowNs - left * whole - Math.floor((left * rest) / previous);
}
