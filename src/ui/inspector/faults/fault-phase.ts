import { nsToMs, type Time } from '../../../base/time';
import type { Fault } from '../../../scenario/format';
import { nextTurn } from '../../../state/fault-reach';

/** `between`: it has acted and comes again. */
export type FaultPhase = 'off' | 'ahead' | 'acting' | 'between' | 'over';

export const PHASE_WORDS: Readonly<Record<FaultPhase, string>> = {
  off: 'switched off',
  ahead: 'ahead',
  acting: 'acting now',
  between: 'comes again',
  over: 'over',
};

export function phaseOf(fault: Fault, now: Time): FaultPhase {
  if (!fault.enabled) return 'off';
  const nowMs = nsToMs(now);
  const turn = nextTurn(fault, nowMs);
  if (turn === undefined) return 'over';
  if (turn.fromMs <= nowMs) return 'acting';
  return turn.fromMs > fault.fromMs ? 'between' : 'ahead';
}
