import type { Time } from '../../base/time';
import { windowStartAt, type Rule } from './config';
import type { LimiterState } from './state';

/**
 * Units are counted in windows that follow each other, and each window has the whole limit. Calls that wait are
 * counted in the window that they wait for, which may lie ahead of `now`: nobody overtakes them into an earlier one.
 */
export function opensAt(rule: Rule, state: LimiterState, slot: number, units: number, now: Time): Time {
  const start = startOf(rule, state, slot, now);
  const fits = usedFrom(rule, state, slot, now) + units <= rule.limit;
  return fits ? Math.max(now, start) : start + rule.windowNs;
}

export function book(rule: Rule, state: LimiterState, slot: number, units: number, at: Time): void {
  const used = usedFrom(rule, state, slot, at);
  state.windowStart[slot] = startOf(rule, state, slot, at);
  state.used[slot] = used + units;
}

/** When the key will be as if it had never asked. */
export function idleAt(rule: Rule, state: LimiterState, slot: number): Time {
  return state.used[slot] === 0 ? 0 : state.windowStart[slot] + rule.windowNs;
}

/** Units that are taken at `now`. While calls wait for a later window, all before it count as full. */
export function usedUnits(rule: Rule, state: LimiterState, slot: number, now: Time): number {
  const ahead = Math.max(0, Math.ceil((startOf(rule, state, slot, now) - now) / rule.windowNs));
  return usedFrom(rule, state, slot, now) + ahead * rule.limit;
}

/** Where the window starts that a call at `now` is counted in. */
export function startOf(rule: Rule, state: LimiterState, slot: number, now: Time): Time {
  if (isRunning(rule, state, slot, now)) return state.windowStart[slot];
  return rule.fromFirstCall === 1 ? now : windowStartAt(now, rule.windowNs);
}

function usedFrom(rule: Rule, state: LimiterState, slot: number, now: Time): number {
  return isRunning(rule, state, slot, now) ? state.used[slot] : 0;
}

function isRunning(rule: Rule, state: LimiterState, slot: number, now: Time): boolean {
  return now < idleAt(rule, state, slot);
}
