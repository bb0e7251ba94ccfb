import { msToNs } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import type { TimeRange } from './scale';

/** The stretches of time in which at least one fault acts, in order: overlapping faults shade once, not twice. */
export function faultBands(faults: Scenario['faults']): TimeRange[] {
  const bands: { from: number; to: number }[] = [];
  const ordered = faults
    .map((fault) => ({ from: msToNs(fault.fromMs), to: msToNs(fault.toMs) }))
    .toSorted((a, b) => a.from - b.from);
  for (const { from, to } of ordered) {
    const last = bands.at(-1);
    if (last === undefined || from > last.to) bands.push({ from, to });
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
