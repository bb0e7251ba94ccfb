import type { Duration, Time } from '../../base/time';
import type { Rule } from './config';
import type { LimiterState } from './state';

/**
 * A bucket is one instant: when everything used will have been refilled (tokens) or have leaked out (a level). Using
 * a unit moves it by what a unit takes. So tokens are never added up, nothing drifts, and idle time cannot over-fill.
 */
export function opensAt(rule: Rule, state: LimiterState, slot: number, units: number, now: Time): Time {
  const ns = state.clearAt[slot] + unitsNs(rule, units) - rule.fullNs;
  const parts = state.clearParts[slot] + unitsParts(rule, units) - rule.fullParts;
  return Math.max(now, ns + Math.ceil(parts / rule.limit));
}

/** When all that is in the bucket has leaked out: from then on a call can leave the queue. */
export function drainedAt(state: LimiterState, slot: number, now: Time): Time {
  return Math.max(now, state.clearAt[slot] + (state.clearParts[slot] > 0 ? 1 : 0));
}

export function book(rule: Rule, state: LimiterState, slot: number, units: number, now: Time): void {
  const busy = state.clearAt[slot] >= now;
  const parts = (busy ? state.clearParts[slot] : 0) + unitsParts(rule, units);
  const carry = parts >= rule.limit ? 1 : 0;
  state.clearAt[slot] = (busy ? state.clearAt[slot] : now) + unitsNs(rule, units) + carry;
  state.clearParts[slot] = parts - carry * rule.limit;
}

/** When the key will be as if it had never asked. */
export function idleAt(state: LimiterState, slot: number): Time {
  return drainedAt(state, slot, 0);
}

/** Units that are taken at `now`, rounded up; more than fit while calls wait, or after the bucket was made smaller. */
export function usedUnits(rule: Rule, state: LimiterState, slot: number, now: Time): number {
  if (state.clearAt[slot] < now) return 0;
  const ns = state.clearAt[slot] - now;
  const parts = state.clearParts[slot];
  // A quotient of doubles may be off by one, so it is put right by the exact length of that many units.
  let units = Math.ceil(((ns + parts / rule.limit) / rule.windowNs) * rule.limit);
  while (units > 0 && covers(rule, units - 1, ns, parts)) units -= 1;
  while (!covers(rule, units, ns, parts)) units += 1;
  return units;
}

function covers(rule: Rule, units: number, ns: Duration, parts: number): boolean {
  const length = unitsNs(rule, units);
  return length > ns || (length === ns && unitsParts(rule, units) >= parts);
}

/** What a number of units takes, in whole nanoseconds; the rest is in `unitsParts`. */
function unitsNs(rule: Rule, units: number): Duration {
  return units * rule.unitNs + Math.floor((units * rule.unitParts) / rule.limit);
}

function unitsParts(rule: Rule, units: number): number {
  // Most rates divide their window, and the remainder of two doubles is slow.
  return rule.unitParts === 0 ? 0 : (units * rule.unitParts) % rule.limit;
}
