import { NS_PER_SECOND, type Time } from '../../base/time';
import { count } from '../figures';
import { momentText } from './moment-text';

/** What a time axis shows, in ns. */
export interface TimeRange {
  readonly from: Time;
  readonly to: Time;
}

export interface TimeTick {
  readonly time: Time;
  readonly label: string;
}

/** Where a moment lies on the axis: 0 is its left end, 1 its right one; beyond them it is out of sight. */
export function fractionOf(time: Time, { from, to }: TimeRange): number {
  return (time - from) / (to - from);
}

/**
 * A share of the axis so small that nobody sees it arrive at the next beat instead of at once; a run that plays at its usual
 * speed takes less, of an axis of 30 s, from one beat to the next where these are rare.
 */
const SMALLEST_MOVE = 1 / 60;

/** Whether what is drawn at one place of the axis has to move at once to be at another; NaN is no place yet. */
export function isFarFrom(shown: number, place: number): boolean {
  return !(Math.abs(place - shown) < SMALLEST_MOVE);
}

/** The moment at a place of the axis; places beyond its ends count as the ends. */
export function timeAt(fraction: number, { from, to }: TimeRange): Time {
  return Math.round(from + Math.max(0, Math.min(1, fraction)) * (to - from));
}

/** The moment at a place of an axis so many px wide, as round as its pixels are apart: 32.4 s and not 32.3987 s. */
export function roundTimeAt(fraction: number, range: TimeRange, width: number): Time {
  if (!(fraction > 0 && fraction < 1)) return timeAt(fraction, range);
  const step = 10 ** Math.floor(Math.log10((range.to - range.from) / Math.max(1, width)));
  return Math.max(range.from, Math.min(range.to, Math.round(timeAt(fraction, range) / step) * step));
}

/** The smallest of 1, 2, 5 times a power of ten that is at least this much. */
export function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const digit = [1, 2, 5].find((candidate) => candidate * power >= atLeast * (1 - 1e-9)) ?? 10;
  return digit * power;
}

const LONG_STEPS = [60, 120, 300, 600, 1200, 1800, 3600, 7200, 18_000, 36_000];

/** At most so many ticks, evenly apart: steps of 1, 2 or 5, from a minute on those that people count minutes by. */
export function timeTicks(range: TimeRange, most: number): TimeTick[] {
  const span = (range.to - range.from) / NS_PER_SECOND;
  if (!(span > 0) || most < 1) return [];
  const step = timeStep(span / most);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const ticks: TimeTick[] = [];
  const last = Math.floor(range.to / NS_PER_SECOND / step + 1e-9);
  for (let index = Math.ceil(range.from / NS_PER_SECOND / step - 1e-9); index <= last; index++) {
    const time = Math.round(index * step * NS_PER_SECOND);
    ticks.push({ time, label: momentText(time, decimals) });
  }
  return ticks;
}

function timeStep(atLeast: number): number {
  const short = niceStep(atLeast);
  if (short < 60) return short;
  return LONG_STEPS.find((step) => step >= atLeast) ?? niceStep(atLeast / 3600) * 3600;
}

/** A length of an axis in words: "30 s", "5 min", "4 h". */
export function spanLabel(span: number): string {
  const seconds = span / NS_PER_SECOND;
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  if (seconds >= 180 && seconds % 60 === 0) return `${seconds / 60} min`;
  return `${count(Math.round(seconds * 10) / 10)} s`;
}
