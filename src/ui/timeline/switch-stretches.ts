import type { JsonValue } from '../../base/json';
import { nsToMs, type Time } from '../../base/time';
import type { Fault } from '../../scenario/format';
import { turnsOf } from '../../state/fault-reach';
import type { LoggedEdit } from '../../worker/lines';

/** A stretch of the run in which a fault was switched on, or off, all along. */
export interface SwitchStretch {
  readonly from: Time;
  readonly to: Time;
  readonly on: boolean;
}

/**
 * Whether a fault was switched on, from the beginning of the run on, as the log says; where that says nothing, how it
 * stands now. The log may know of later switchings than those that led to now. A fault that was added or taken away
 * counts as switched by that.
 */
export function switchStretches({ id, enabled }: Fault, log: readonly LoggedEdit[]): SwitchStretch[] {
  const stretches: SwitchStretch[] = [];
  let from = 0;
  let isOn = enabled;
  for (const { time, was, is } of switchings(id, log)) {
    if (time > from) extend(stretches, { from, to: time, on: was });
    from = time;
    isOn = is;
  }
  extend(stretches, { from, to: Infinity, on: isOn });
  return stretches;
}

/** When a fault was switched off that had acted before and is off now; undefined for every other. */
export function offSince(fault: Fault, stretches: readonly SwitchStretch[]): Time | undefined {
  const acted = stretches.some(
    ({ from, to, on }) => on && turnsOf(fault, nsToMs(to), nsToMs(from)).length > 0,
  );
  return acted && !fault.enabled ? stretches.findLast(({ on }) => !on)?.from : undefined;
}

/** A moment at which a fault was or might have been switched: whether it was on until then, and from then on. */
interface Switching {
  readonly time: Time;
  readonly was: boolean;
  readonly is: boolean;
}

function switchings(id: string, log: readonly LoggedEdit[]): Switching[] {
  const path = `faults.${id}`;
  return log.flatMap(({ time, edit }) => {
    const patches = 'path' in edit ? [edit] : edit;
    return patches.flatMap((patch) => {
      if (patch.path === `${path}.enabled`) return { time, was: patch.old === true, is: patch.new === true };
      return patch.path === path ? { time, was: isEnabled(patch.old), is: isEnabled(patch.new) } : [];
    });
  });
}

/** Of a fault as a value; nothing there is switched off. */
function isEnabled(fault: JsonValue): boolean {
  return typeof fault === 'object' && fault !== null && 'enabled' in fault && fault.enabled === true;
}

function extend(stretches: SwitchStretch[], next: SwitchStretch): void {
  const last = stretches.at(-1);
  if (last?.on === next.on) stretches[stretches.length - 1] = { ...last, to: next.to };
  else stretches.push(next);
}
