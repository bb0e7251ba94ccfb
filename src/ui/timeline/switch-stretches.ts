import type { JsonValue } from '../../base/json';
import { nsToMs, type Time } from '../../base/time';
import type { Patch } from '../../scenario/edit';
import type { Fault } from '../../scenario/format';
import { turnsOf } from '../../state/fault-reach';
import type { LoggedEdit } from '../../worker/lines';

/** A stretch of the run in which a fault was switched on, or off, all along. */
export interface SwitchStretch {
  readonly from: Time;
  readonly to: Time;
  readonly on: boolean;
  /** How it was set then, where that made it act at other times than it would now. */
  readonly was?: Fault;
}

/** What is known of a fault besides how it is set now. */
export interface FaultPast {
  /** When it was switched on, and when off. */
  readonly stretches: readonly SwitchStretch[];
  /** When it was switched off, if it acted until then or before. */
  readonly offSince: Time | undefined;
}

export function pastOf(fault: Fault, log: readonly LoggedEdit[]): FaultPast {
  const stretches = switchStretches(fault, log);
  return { stretches, offSince: offSince(fault, stretches) };
}

/**
 * Whether a fault was switched on, and how it was set, from the beginning of the run on, as the log says; where that says
 * nothing, as it stands now. The log may know of later edits than those that led to now. A fault that was added or taken
 * away counts as switched by that.
 */
export function switchStretches(fault: Fault, log: readonly LoggedEdit[]): SwitchStretch[] {
  const changes = changesOf(fault.id, log);
  let standing: Standing = { isThere: true, fault };
  for (const { patches } of changes.toReversed()) {
    for (const patch of patches.toReversed()) standing = after(standing, patch, patch.old);
  }
  const stretches: SwitchStretch[] = [];
  let from = 0;
  for (const { time, patches } of changes) {
    if (time > from) extend(stretches, stretchOf(standing, fault, from, time));
    from = time;
    for (const patch of patches) standing = after(standing, patch, patch.new);
  }
  extend(stretches, stretchOf(standing, fault, from, Infinity));
  return stretches;
}

/** When a fault was switched off that had acted before and is off now; undefined for every other. */
export function offSince(fault: Fault, stretches: readonly SwitchStretch[]): Time | undefined {
  const acted = stretches.some(
    ({ from, to, on, was = fault }) => on && turnsOf(was, nsToMs(to), nsToMs(from)).length > 0,
  );
  return acted && !fault.enabled ? stretches.findLast(({ on }) => !on)?.from : undefined;
}

/** A fault as it stood at some moment; what is not there keeps what is known of it. */
interface Standing {
  readonly isThere: boolean;
  readonly fault: Fault;
}

interface Change {
  readonly time: Time;
  readonly patches: readonly Patch[];
}

function changesOf(id: string, log: readonly LoggedEdit[]): Change[] {
  const path = `faults.${id}`;
  return log.flatMap(({ time, edit }) => {
    const patches = ('path' in edit ? [edit] : edit).filter(
      (patch) => patch.path === path || patch.path.startsWith(`${path}.`),
    );
    return patches.length === 0 ? [] : [{ time, patches }];
  });
}

/** What a patch leads to that sets its place to a value: of the whole fault, or of one thing about it. */
function after({ isThere, fault }: Standing, { path }: Patch, value: JsonValue): Standing {
  const [, , key] = path.split('.');
  if (key !== undefined) return { isThere, fault: Object.assign({}, fault, { [key]: value }) };
  const isSomething = typeof value === 'object' && value !== null;
  return { isThere: isSomething, fault: isSomething ? Object.assign({}, fault, value) : fault };
}

function stretchOf({ isThere, fault: was }: Standing, now: Fault, from: Time, to: Time): SwitchStretch {
  const on = isThere && was.enabled;
  return { from, to, on, ...(!actsAsOne(was, now) && { was }) };
}

const SCHEDULE = ['fromMs', 'toMs', 'rampInMs', 'rampOutMs', 'times', 'everyMs'] as const;

function actsAsOne(one: Fault, other: Fault): boolean {
  return SCHEDULE.every((key) => one[key] === other[key]);
}

function extend(stretches: SwitchStretch[], next: SwitchStretch): void {
  const last = stretches.at(-1);
  const isSame =
    last?.on === next.on &&
    (last.was === undefined || next.was === undefined
      ? last.was === next.was
      : actsAsOne(last.was, next.was));
  if (isSame) stretches[stretches.length - 1] = { ...last, to: next.to };
  else stretches.push(next);
}
