import type { LaneSpan } from '../../state/feed';
import type { Time } from '../../base/time';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import type { TimeRange } from '../time-axis/scale';

/** A stretch of a lane as it is drawn; places are shares of the axis. */
export interface LaneRect {
  readonly mode: number;
  readonly from: Time;
  readonly left: number;
  readonly width: number;
}

/** With more spans in sight than this, they are drawn by columns. */
const MOST_SPANS = 120;
/** Width of a column in which only the mode that took most of it is shown. */
const COLUMN_PX = 4;

/**
 * The spans of a lane that have ended and are in sight. The one that still lasts is not among them: it grows with
 * every frame. Where there are more than can be seen, each column of the lane shows what it was for the longest time.
 */
export function laneRects(spans: readonly LaneSpan[], range: TimeRange, width: number): LaneRect[] {
  const seen = spans.filter(({ from, to }) => to > range.from && from < range.to);
  if (seen.length <= MOST_SPANS) return seen.map(({ mode, from, to }) => rectOf(mode, from, to, range));
  return byColumns(seen, range, Math.max(1, Math.floor(width / COLUMN_PX)));
}

function rectOf(mode: number, from: Time, to: Time, range: TimeRange): LaneRect {
  const length = range.to - range.from;
  const start = Math.max(from, range.from);
  const end = Math.min(to, range.to);
  return { mode, from, left: (start - range.from) / length, width: (end - start) / length };
}

/** Neighbouring columns of one mode become one rectangle. */
function byColumns(spans: readonly LaneSpan[], range: TimeRange, columns: number): LaneRect[] {
  const length = (range.to - range.from) / columns;
  const rects: LaneRect[] = [];
  let run: { mode: number; from: Time; to: Time } | undefined;
  let next = 0;
  for (let column = 0; column < columns; column++) {
    const from = range.from + column * length;
    const to = from + length;
    while (next < spans.length && spans[next].to <= from) next++;
    const mode = longestMode(spans, next, from, to);
    if (run !== undefined && run.mode === mode) {
      run.to = to;
      continue;
    }
    if (run !== undefined) rects.push(rectOf(run.mode, run.from, run.to, range));
    run = mode === undefined ? undefined : { mode, from, to };
  }
  if (run !== undefined) rects.push(rectOf(run.mode, run.from, run.to, range));
  return rects;
}

function longestMode(spans: readonly LaneSpan[], first: number, from: Time, to: Time): number | undefined {
  const times = new Map<number, number>();
  for (let index = first; index < spans.length && spans[index].from < to; index++) {
    const { mode, from: start, to: end } = spans[index];
    const time = Math.min(end, to) - Math.max(start, from);
    if (time > 0) times.set(mode, (times.get(mode) ?? 0) + time);
  }
  let longest: number | undefined;
  for (const [mode, time] of times) {
    if (longest === undefined || time > (times.get(longest) ?? 0)) longest = mode;
  }
  return longest;
}

/** How much of the run so far a breaker was open, from 0 to 1, and how often it opened. */
export function openRecord(spans: readonly LaneSpan[], now: Time): { share: number; times: number } {
  let open = 0;
  let times = 0;
  for (const { mode, from, to } of spans) {
    if (mode !== BREAKER_MODE.open) continue;
    times++;
    open += (Number.isNaN(to) ? now : to) - from;
  }
  return { share: now > 0 ? open / now : 0, times };
}
