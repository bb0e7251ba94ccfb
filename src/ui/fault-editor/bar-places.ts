import { msToNs, nsToMs } from '../../base/time';
import type { Fault } from '../../scenario/format';
import { fractionOf, type TimeRange } from '../time-axis/scale';

/** A turn of a fault as it can be taken hold of, as shares of the lane from 0 to 1; an end out of sight has no grip. */
export interface BarPlace {
  readonly turn: number;
  readonly left: number;
  readonly width: number;
  readonly hasFrom: boolean;
  readonly hasTo: boolean;
  /** Where its ramps end and begin, as shares of the bar. */
  readonly grown: number;
  readonly fading: number;
}

export interface BarPlaces {
  readonly bars: readonly BarPlace[];
  /** Where the fault is when none of it is in sight. */
  readonly away: 'before' | 'later' | undefined;
}

/** More turns than anybody takes hold of are drawn and not held. */
const MOST_BARS = 40;

export function barPlaces(fault: Fault, range: TimeRange): BarPlaces {
  const bars: BarPlace[] = [];
  const { fromMs, toMs, times, everyMs } = fault;
  const [shownFrom, shownTo] = [nsToMs(range.from), nsToMs(range.to)];
  const first = times > 1 ? Math.max(0, Math.ceil((shownFrom - toMs) / everyMs)) : 0;
  for (let turn = first; turn < times && bars.length < MOST_BARS; turn++) {
    const [from, to] = [fromMs + turn * everyMs, toMs + turn * everyMs];
    if (from > shownTo) break;
    if (to >= shownFrom) bars.push(placeOf(fault, turn, from, to, range));
  }
  const last = toMs + (times - 1) * everyMs;
  return { bars, away: bars.length > 0 ? undefined : last < shownFrom ? 'before' : 'later' };
}

function placeOf(fault: Fault, turn: number, from: number, to: number, range: TimeRange): BarPlace {
  const place = (ms: number): number => fractionOf(msToNs(ms), range);
  const [left, right] = [Math.max(0, place(from)), Math.min(1, place(to))];
  const share = (ms: number): number => (right > left ? (place(ms) - left) / (right - left) : 0);
  return {
    turn,
    left,
    width: right - left,
    // The beginning of later turns follows from how far they are apart.
    hasFrom: turn === 0 && place(from) >= 0,
    hasTo: place(to) <= 1,
    grown: share(from + fault.rampInMs),
    fading: share(to - fault.rampOutMs),
  };
}
