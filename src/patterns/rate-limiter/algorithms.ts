import type { Time } from '../../base/time';
import * as bucket from './bucket';
import { FIXED_WINDOW, LEAKY_QUEUE, SLIDING_COUNTER, SLIDING_LOG, type Rule } from './config';
import * as fixedWindow from './fixed-window';
import * as slidingCounter from './sliding-counter';
import * as slidingLog from './sliding-log';
import type { LimiterState } from './state';

/**
 * From when on, `now` at the earliest, there is room for a call of this many units, when nobody else comes. It stays
 * the same instant while time goes on, which is what makes it worth telling.
 */
export function opensAt(rule: Rule, state: LimiterState, slot: number, units: number, now: Time): Time {
  switch (rule.algorithm) {
    case FIXED_WINDOW:
      return fixedWindow.opensAt(rule, state, slot, units, now);
    case SLIDING_LOG:
      return slidingLog.opensAt(rule, state, slot, units, now);
    case SLIDING_COUNTER:
      return slidingCounter.opensAt(rule, state, slot, units, now);
    default:
      return bucket.opensAt(rule, state, slot, units, now);
  }
}

/** When a call starts for which there is room at `opens`. In a queue it has to wait for those before it. */
export function startsAt(rule: Rule, state: LimiterState, slot: number, opens: Time): Time {
  return rule.algorithm === LEAKY_QUEUE ? bucket.drainedAt(state, slot, opens) : opens;
}

/** Uses up the units of a call that asks `now` and starts at `start`. */
export function book(
  rule: Rule,
  state: LimiterState,
  slot: number,
  units: number,
  now: Time,
  start: Time,
): void {
  switch (rule.algorithm) {
    case FIXED_WINDOW:
      return fixedWindow.book(rule, state, slot, units, start);
    case SLIDING_LOG:
      return slidingLog.book(rule, state, slot, units, start);
    case SLIDING_COUNTER:
      return slidingCounter.book(rule, state, slot, units, start);
    default:
      return bucket.book(rule, state, slot, units, now);
  }
}

/** When the key of a slot will be, or already is, as if it had never asked. */
export function idleAt(rule: Rule, state: LimiterState, slot: number): Time {
  switch (rule.algorithm) {
    case FIXED_WINDOW:
      return fixedWindow.idleAt(rule, state, slot);
    case SLIDING_LOG:
      return slidingLog.idleAt(rule, state, slot);
    case SLIDING_COUNTER:
      return slidingCounter.idleAt(rule, state, slot);
    default:
      return bucket.idleAt(state, slot);
  }
}

/** Units taken at `now`, in whole units; more than the capacity while calls wait, or after it was lowered. */
export function usedUnits(rule: Rule, state: LimiterState, slot: number, now: Time): number {
  switch (rule.algorithm) {
    case FIXED_WINDOW:
      return fixedWindow.usedUnits(rule, state, slot, now);
    case SLIDING_LOG:
      return slidingLog.usedUnits(rule, state, slot, now);
    case SLIDING_COUNTER:
      return slidingCounter.usedUnits(rule, state, slot, now);
    default:
      return bucket.usedUnits(rule, state, slot, now);
  }
}
