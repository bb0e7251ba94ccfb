import type { LagPoint } from '../../worker/read-models';
import { fractionOf, type TimeRange } from '../time-axis/scale';

export interface Box {
  readonly width: number;
  readonly height: number;
}

export interface LagPaths {
  readonly line: string;
  /** The same, closed at the foot. */
  readonly area: string;
}

const NOTHING: LagPaths = { line: '', area: '' };

/** A line in steps: each value holds from its moment on until the next one, the last one until now. */
export function lagPaths(
  lag: readonly LagPoint[],
  { range, now }: { readonly range: TimeRange; readonly now: number },
  top: number,
  { width, height }: Box,
): LagPaths {
  const end = Math.min(now, range.to);
  if (end < range.from) return NOTHING;
  const x = (time: number): number => px(fractionOf(time, range) * width);
  const y = (events: number): number => px(height - (Math.min(events, top) / top) * height);
  const first = lag.findLast(({ time }) => time <= range.from);
  const inSight = lag.filter(({ time }) => time > range.from && time <= end);
  const points = first === undefined ? inSight : [{ ...first, time: range.from }, ...inSight];
  const [begin, ...others] = points;
  if (begin === undefined) return NOTHING;
  const steps = others.map(({ time, events }) => `H${x(time)}V${y(events)}`).join('');
  const line = `M${x(begin.time)} ${y(begin.events)}${steps}H${x(end)}`;
  return { line, area: `${line}V${px(height)}H${x(begin.time)}Z` };
}

/** The most that was missing at any moment in sight. */
export function highestLag(lag: readonly LagPoint[], range: TimeRange): number {
  const before = lag.findLast(({ time }) => time <= range.from)?.events ?? 0;
  return lag.reduce(
    (most, { time, events }) => (time > range.from && time <= range.to ? Math.max(most, events) : most),
    before,
  );
}

/** Tenths of a pixel are enough for the eye, and keep paths short. */
function px(value: number): number {
  return Math.round(value * 10) / 10;
}
