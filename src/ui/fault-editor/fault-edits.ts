import { msToNs } from '../../base/time';
import type { Edit } from '../../scenario/edit';
import type { Fault } from '../../scenario/format';
import { faultValue } from '../../state/edited-parts';
import { scheduleWords } from '../timeline/fault-words';

/** An edit of faults with what the log says about it. */
export interface FaultEdit {
  readonly edit: Edit;
  readonly label: string;
}

/** `duration` of the run is in ms, for its words. */
export function addFault(fault: Fault, duration: number): FaultEdit {
  return {
    edit: { path: pathOf(fault), old: null, new: faultValue(fault) },
    label: `${fault.name} added, ${when(fault, duration)}`,
  };
}

export function removeFault(fault: Fault): FaultEdit {
  return {
    edit: { path: pathOf(fault), old: faultValue(fault), new: null },
    label: `${fault.name} taken away`,
  };
}

/** Another time for a fault, with its ramps and turns. */
export function changeFault(before: Fault, after: Fault, duration: number): FaultEdit {
  return {
    edit: { path: pathOf(before), old: faultValue(before), new: faultValue(after) },
    label: `${after.name}: ${when(before, duration)} → ${when(after, duration)}`,
  };
}

function pathOf({ id }: Fault): string {
  return `faults.${id}`;
}

function when(fault: Fault, duration: number): string {
  return scheduleWords(fault, msToNs(duration));
}
