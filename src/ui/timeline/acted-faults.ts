import { nsToMs } from '../../base/time';
import type { Fault, Range } from '../../scenario/format';
import { turnsOf } from '../../state/fault-reach';
import type { LoggedEdit } from '../../worker/lines';
import { switchStretches } from './switch-stretches';

/**
 * The faults for whoever only asks when they act: one that was switched off or on during the run stands there once for
 * each stretch in which it acted. What a person switches off now did act until then.
 */
export function actedFaults(faults: readonly Fault[], log: readonly LoggedEdit[]): readonly Fault[] {
  if (log.length === 0) return faults;
  return faults.flatMap((fault) => {
    const stretches = switchStretches(fault, log);
    if (stretches.length === 1) return fault;
    return stretches.flatMap(({ from, to, on }) => (on ? within(fault, nsToMs(from), nsToMs(to)) : []));
  });
}

/** What a fault does between two moments: a turn that these cut is one by itself. */
function within(fault: Fault, fromMs: number, toMs: number): Fault[] {
  const once = (turn: Range): Fault => ({ ...fault, ...turn, enabled: true, times: 1, everyMs: 0 });
  const isWhole = (turn: Range): boolean => turn.fromMs >= fromMs && turn.toMs <= toMs;
  const turns = turnsOf(fault, toMs, fromMs);
  const whole = turns.filter(isWhole);
  const cut = turns.filter((turn) => !isWhole(turn));
  return [
    ...cut.map((turn) => once({ fromMs: Math.max(fromMs, turn.fromMs), toMs: Math.min(toMs, turn.toMs) })),
    ...whole.slice(0, 1).map((first) => ({ ...fault, ...first, enabled: true, times: whole.length })),
  ].toSorted((a, b) => a.fromMs - b.fromMs);
}
