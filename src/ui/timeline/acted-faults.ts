import { nsToMs } from '../../base/time';
import type { Fault, Range } from '../../scenario/format';
import { turnsOf } from '../../state/fault-reach';
import type { LoggedEdit } from '../../worker/lines';
import { switchStretches } from './switch-stretches';

/**
 * The faults for whoever only asks when they act: one that was changed during the run stands there once for each stretch
 * in which it acted otherwise than now. What a person switches off, moves or takes away now did act until then.
 */
export function actedFaults(faults: readonly Fault[], log: readonly LoggedEdit[]): readonly Fault[] {
  if (log.length === 0) return faults;
  return [...faults, ...takenAway(faults, log)].flatMap((fault) => {
    const stretches = switchStretches(fault, log);
    if (stretches.length === 1 && stretches[0].was === undefined) return fault;
    return stretches.flatMap(({ from, to, on, was = fault }) =>
      on ? within(was, nsToMs(from), nsToMs(to)) : [],
    );
  });
}

/** The faults that some edit of the log knows and the scenario has no more, or not yet. */
function takenAway(faults: readonly Fault[], log: readonly LoggedEdit[]): Fault[] {
  const known = new Set(faults.map(({ id }) => id));
  const found = new Map<string, Fault>();
  for (const { edit } of log) {
    for (const { old, new: is } of 'path' in edit ? [edit] : edit) {
      for (const value of [old, is]) if (isFault(value) && !known.has(value.id)) found.set(value.id, value);
    }
  }
  // They are not there now: what the log does not say of them is that they were switched off.
  return [...found.values()].map((fault) => ({ ...fault, enabled: false }));
}

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'fromMs' in value && 'everyMs' in value;
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
