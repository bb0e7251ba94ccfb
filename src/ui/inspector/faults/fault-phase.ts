import { nsToMs, type Time } from '../../../base/time';
import type { Fault } from '../../../scenario/format';
import { nextTurn } from '../../../state/fault-reach';

/** `spent`: it lasts, but has nothing more to do. `between`: it has acted and comes again. */
export type FaultPhase = 'off' | 'ahead' | 'acting' | 'spent' | 'between' | 'over';

export const PHASE_WORDS: Readonly<Record<FaultPhase, string>> = {
  off: 'switched off',
  ahead: 'ahead',
  acting: 'acting now',
  spent: 'has acted',
  between: 'comes again',
  over: 'over',
};

/** `isSpent`: all that this turn of it was to fail has failed. */
export function phaseOf(fault: Fault, now: Time, isSpent: boolean): FaultPhase {
  if (!fault.enabled) return 'off';
  const nowMs = nsToMs(now);
  const turn = nextTurn(fault, nowMs);
  if (turn === undefined) return 'over';
  if (turn.fromMs <= nowMs) return isSpent ? 'spent' : 'acting';
  return turn.fromMs > fault.fromMs ? 'between' : 'ahead';
}
