import type { JsonValue } from '../../base/json';
import { nsToMs, type Time } from '../../base/time';
import type { Fault } from '../../scenario/format';
import { turnsOf } from '../../state/fault-reach';
import type { LoggedEdit } from '../../worker/protocol';

/** A stretch of the run in which a fault was switched on, or off, all along. */
export interface SwitchStretch {
  readonly from: Time;
  readonly to: Time;
  readonly on: boolean;
}

/**
 * Whether a fault was switched on, from the beginning of the run on: what the log says of the past, and in the last
 * stretch, which has no end, how it stands now. A fault that was added or taken away counts as switched by that.
 */
export function switchStretches({ id, enabled }: Fault, log: readonly LoggedEdit[]): SwitchStretch[] {
  const stretches: SwitchStretch[] = [];
  let from = 0;
  for (const { time, on } of switchings(id, log)) {
    if (time > from) extend(stretches, { from, to: time, on });
    from = time;
  }
  extend(stretches, { from, to: Infinity, on: enabled });
  return stretches;
}

/** When a fault was switched off that had acted before and is off now; undefined for every other. */
export function offSince(fault: Fault, stretches: readonly SwitchStretch[]): Time | undefined {
  const acted = stretches.some(
    ({ from, to, on }) => on && turnsOf(fault, nsToMs(to), nsToMs(from)).length > 0,
  );
  return acted && !fault.enabled ? stretches.at(-1)?.from : undefined;
}

/** The moments at which a fault was or might have been switched, and whether it was on until then. */
function switchings(id: string, log: readonly LoggedEdit[]): { readonly time: Time; readonly on: boolean }[] {
  const path = `faults.${id}`;
  return log.flatMap(({ time, edit }) => {
    const patches = 'path' in edit ? [edit] : edit;
    return patches.flatMap((patch) => {
      if (patch.path === `${path}.enabled`) return { time, on: patch.old === true };
      return patch.path === path ? { time, on: isEnabled(patch.old) } : [];
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
