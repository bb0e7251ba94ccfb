import type { Time } from '../../base/time';
import type { Rule } from './config';
import type { LimiterState } from './state';

/**
 * Every unit is remembered with the instant at which its call started, and is free again one window later to the
 * nanosecond. Only the newest `limit` units can matter: a unit may start one window after the one `limit` before it.
 */
export function opensAt(rule: Rule, state: LimiterState, slot: number, units: number, now: Time): Time {
  const count = state.logCount[slot];
  if (count === 0) return now;
  const earliest = Math.max(now, unitAt(rule, state, slot, 0));
  const place = rule.limit - units;
  return place >= count ? earliest : Math.max(earliest, unitAt(rule, state, slot, place) + rule.windowNs);
}

export function book(rule: Rule, state: LimiterState, slot: number, units: number, at: Time): void {
  const { limit } = rule;
  let next = state.logNext[slot];
  for (let unit = 0; unit < units; unit += 1) {
    state.log[slot * limit + next] = at;
    next = next + 1 === limit ? 0 : next + 1;
  }
  state.logNext[slot] = next;
  state.logCount[slot] = Math.min(limit, state.logCount[slot] + units);
}

/** When the key will be as if it had never asked. */
export function idleAt(rule: Rule, state: LimiterState, slot: number): Time {
  return state.logCount[slot] === 0 ? 0 : unitAt(rule, state, slot, 0) + rule.windowNs;
}

/** Units that are taken at `now`, those of waiting calls among them. Starts are in order, so halving finds the edge. */
export function usedUnits(rule: Rule, state: LimiterState, slot: number, now: Time): number {
  let used = 0;
  let end = state.logCount[slot];
  while (used < end) {
    const middle = Math.floor((used + end) / 2);
    if (unitAt(rule, state, slot, middle) + rule.windowNs > now) used = middle + 1;
    else end = middle;
  }
  return used;
}

/** The start of a unit; place 0 is the newest. */
export function unitAt(rule: Rule, state: LimiterState, slot: number, place: number): Time {
  const { limit } = rule;
  const index = state.logNext[slot] - 1 - place;
  return state.log[slot * limit + (index < 0 ? index + limit : index)];
}
