import type { Fault, Scenario } from '../../scenario/format';
import { inSight, turnsInSight } from '../time-axis/fault-bands';
import type { TimeRange } from '../time-axis/scale';
import { targetWords } from '../timeline/fault-target';
import { faultWords } from '../timeline/fault-words';

/** What a strip writes over the shade of a fault; places are shares of the axis. */
export interface FaultName {
  readonly words: string;
  readonly left: number;
  readonly width: number;
}

/** So much of a strip a name needs. Faults that begin closer together share one. */
const LEAST_WIDTH = 0.25;

/** The names of the faults in sight, where they first act, and none over another; `faults` are these as they acted. */
export function faultNames(scenario: Scenario, faults: readonly Fault[], range: TimeRange): FaultName[] {
  const places = faults
    .flatMap((fault) => {
      const [turn] = fault.enabled ? turnsInSight(fault, range) : [];
      const place = turn && inSight(turn, range);
      return place === undefined ? [] : [{ fault, ...place }];
    })
    .toSorted((a, b) => a.left - b.left);
  // One that was switched off and on again is still the same.
  const starts = places.filter(
    ({ fault }, index) => places.findIndex((one) => one.fault.id === fault.id) === index,
  );
  const groups: (typeof starts)[] = [];
  for (const start of starts) {
    const group = groups.at(-1);
    if (group === undefined || start.left - group[0].left >= LEAST_WIDTH) groups.push([start]);
    else group.push(start);
  }
  return groups.map((group, index) => {
    const [{ fault, left, width }] = group;
    const isAlone = group.length === 1;
    const next = groups.at(index + 1)?.[0].left ?? 1;
    return {
      words: isAlone
        ? `${targetWords(scenario, fault).short}: ${faultWords(fault)}`
        : `${group.length} faults`,
      left,
      // The words of one that is short or comes back may go on over the pause behind it.
      width: Math.max(Math.min(LEAST_WIDTH, next - left), Math.min(width, next - left)),
    };
  });
}
