import type { Time } from '../../base/time';
import type { BreakerState } from './state';

/** How many changes of mode are remembered, and how many numbers each of them takes. */
const KEPT = 16;
const WIDTH = 6;
export const HISTORY_SIZE = KEPT * WIDTH;

/** Three small numbers and a flag share one place: more of these than there are modes, and than there are reasons. */
const MODES = 4;
const REASONS = 64;

/** A change of mode and the figures that caused it. */
export interface Transition {
  readonly at: Time;
  readonly from: number;
  readonly to: number;
  /** An index into BREAKER_REASONS. */
  readonly reason: number;
  readonly calls: number;
  readonly failures: number;
  readonly slow: number;
  /** The limit in force, and whether the figures had to be above it (1) or to reach it (0). */
  readonly limit: number;
  readonly above: number;
}

/** Writes down a change that is about to happen; its evidence stands in the state already. */
export function remember(state: BreakerState, to: number, at: Time, reason: number): void {
  const { history, mode } = state;
  const place = (state.changes % KEPT) * WIDTH;
  history[place] = at;
  history[place + 1] = ((mode * MODES + to) * REASONS + reason) * 2 + state.evidenceAbove;
  history[place + 2] = state.evidenceCalls;
  history[place + 3] = state.evidenceFailures;
  history[place + 4] = state.evidenceSlow;
  history[place + 5] = state.evidenceLimit;
}

/** The last changes, the newest first; each began where the one after it in this list ended. */
export function transitions({ history, changes }: BreakerState): readonly Transition[] {
  const found: Transition[] = [];
  for (let number = changes - 1; number >= Math.max(0, changes - KEPT); number -= 1) {
    const place = (number % KEPT) * WIDTH;
    const code = Math.floor(history[place + 1] / 2);
    const modes = Math.floor(code / REASONS);
    found.push({
      at: history[place],
      from: Math.floor(modes / MODES),
      to: modes % MODES,
      reason: code % REASONS,
      calls: history[place + 2],
      failures: history[place + 3],
      slow: history[place + 4],
      limit: history[place + 5],
      above: history[place + 1] % 2,
    });
  }
  return found;
}
