import { msToNs, nsToMs } from '../../base/time';
import type { Fault } from '../../scenario/format';
import { turnsOf } from '../../state/fault-reach';
import type { TimeRange } from './scale';

/** An axis is drawn in about so many pixels: what is closer together than one of them is one. */
const COLUMNS = 800;

/** A stretch of time in which a fault acts; `many`: so many short turns that they cannot be told apart. */
export interface FaultTurn extends TimeRange {
  readonly many: boolean;
}

/** When a fault acts, as far as it is in sight. */
export function turnsInSight(fault: Fault, range: TimeRange): FaultTurn[] {
  const { fromMs, toMs, times, everyMs } = fault;
  const [from, until] = [nsToMs(range.from), nsToMs(range.to)];
  const pause = everyMs - (toMs - fromMs);
  if (times === 1 || pause > (until - from) / COLUMNS) {
    return turnsOf(fault, until, from).map((turn) => ({
      from: msToNs(turn.fromMs),
      to: msToNs(turn.toMs),
      many: false,
    }));
  }
  const all = { from: msToNs(fromMs), to: msToNs(toMs + (times - 1) * everyMs), many: true };
  return inSight(all, range) === undefined ? [] : [all];
}

/** The stretches of time in sight in which at least one fault acts, in order: overlapping faults shade once. */
export function faultBands(faults: readonly Fault[], range: TimeRange): TimeRange[] {
  const finest = (range.to - range.from) / COLUMNS;
  const bands: { from: number; to: number }[] = [];
  const ordered = faults
    .filter(({ enabled }) => enabled)
    .flatMap((fault) => turnsInSight(fault, range))
    .toSorted((a, b) => a.from - b.from);
  for (const { from, to } of ordered) {
    const last = bands.at(-1);
    if (last === undefined || from > last.to + finest) bands.push({ from, to });
    else last.to = Math.max(last.to, to);
  }
  return bands;
}

/** What of a stretch of time is in sight, as shares of the axis; undefined when nothing is. */
export function inSight(band: TimeRange, range: TimeRange): { left: number; width: number } | undefined {
  const from = Math.max(band.from, range.from);
  const to = Math.min(band.to, range.to);
  if (!(to > from)) return undefined;
  const length = range.to - range.from;
  return { left: (from - range.from) / length, width: (to - from) / length };
}
