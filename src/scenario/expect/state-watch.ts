import { msToNs, type Time } from '../../base/time';
import type { ChangeRow } from '../../sim/change-log';
import type { Scenario } from '../format';
import type { StateExpectation } from './format';
import { firstState, followState, isArrival } from './part-state';
import { rangeOf } from './span';
import { stateWords } from './state-words';
import { finding, hasPassed, type Finding, type Watch } from './watch';

export interface StateWatch extends Watch {
  /** A change of the part. Each is told once, in the order in which they happened. */
  note(row: ChangeRow): void;
}

/**
 * Watches the state of a part by the changes in the log. `sometime`: it is in the state when the span begins, or
 * comes into it before the span is over, its last moment included. `always`: it is in the state when the span begins
 * and stays there until the span is over; what changes at its last moment comes after it.
 */
export function watchState(scenario: Scenario, expectation: StateExpectation): StateWatch {
  const { of, state: wanted, over } = expectation;
  const isSometime = expectation.hold === 'sometime';
  const range = rangeOf(over, scenario);
  const [from, to] = [msToNs(range.fromMs), msToNs(range.toMs)];
  const words = stateWords(scenario, expectation, range);
  const follow = followState();
  let state = firstState(of);
  let since: Time | undefined;
  let isFirst = true;
  let hasBegun = false;
  let found: Finding | undefined;

  /** All that happened up to the beginning of the span is known. */
  const begin = (): void => {
    if (hasBegun) return;
    hasBegun = true;
    const isThere = state === wanted;
    if (isThere === isSometime) found ??= finding(isThere, from, words.atBeginning(state, since));
  };

  return {
    range,
    note(row) {
      const { time } = row;
      if (isFirst && isArrival(row)) state = 'stopped';
      isFirst = false;
      if (time > from) begin();
      const before = state;
      state = follow(row);
      if (state === before) return;
      since = time;
      const counts = isSometime ? time >= from && time <= to : time > from && time < to;
      const isThere = state === wanted;
      if (counts && isThere === isSometime) found ??= finding(isThere, time, words.onChange(state, row));
    },
    find(world) {
      if (hasPassed(world, from)) begin();
      const isOver = isSometime ? hasPassed(world, to) : world.now >= to;
      if (hasBegun && isOver) found ??= finding(!isSometime, to, words.atEnd());
      return found;
    },
  };
}
