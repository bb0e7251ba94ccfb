import type { LaneSpan } from '../../state/feed';
import type { Time } from '../../base/time';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import type { TimeRange } from '../time-axis/scale';

/** A stretch of a lane as it is drawn; places are shares of the axis. */
export interface LaneRect {
  readonly mode: number;
  /** How it was held by hand then, if it was. */
  readonly held?: number;
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
  if (seen.length <= MOST_SPANS) return seen.map((span) => rectOf(codeOf(span), span.from, span.to, range));
  return byColumns(seen, range, Math.max(1, Math.floor(width / COLUMN_PX)));
}

/** Mode and hold in one number. */
function codeOf({ mode, held = 0 }: LaneSpan): number {
  return held * MODES + mode;
}

const MODES = 3;

function rectOf(code: number, from: Time, to: Time, range: TimeRange): LaneRect {
  const length = range.to - range.from;
  const start = Math.max(from, range.from);
  const end = Math.min(to, range.to);
  const held = Math.floor(code / MODES);
  return {
    mode: code % MODES,
    ...(held > 0 && { held }),
    from,
    left: (start - range.from) / length,
    width: (end - start) / length,
  };
}

/** Neighbouring columns of one mode become one rectangle. */
function byColumns(spans: readonly LaneSpan[], range: TimeRange, columns: number): LaneRect[] {
  const length = (range.to - range.from) / columns;
  const rects: LaneRect[] = [];
  let run: { code: number; from: Time; to: Time } | undefined;
  let next = 0;
  for (let column = 0; column < columns; column++) {
    const from = range.from + column * length;
    const to = from + length;
    while (next < spans.length && spans[next].to <= from) next++;
    const code = longest(spans, next, from, to);
    if (run !== undefined && run.code === code) {
      run.to = to;
      continue;
    }
    if (run !== undefined) rects.push(rectOf(run.code, run.from, run.to, range));
    run = code === undefined ? undefined : { code, from, to };
  }
  if (run !== undefined) rects.push(rectOf(run.code, run.from, run.to, range));
  return rects;
}

function longest(spans: readonly LaneSpan[], first: number, from: Time, to: Time): number | undefined {
  const times = new Map<number, number>();
  for (let index = first; index < spans.length && spans[index].from < to; index++) {
    const { from: start, to: end } = spans[index];
    const code = codeOf(spans[index]);
    const time = Math.min(end, to) - Math.max(start, from);
    if (time > 0) times.set(code, (times.get(code) ?? 0) + time);
  }
  let found: number | undefined;
  for (const [code, time] of times) {
    if (found === undefined || time > (times.get(found) ?? 0)) found = code;
  }
  return found;
}

/** What had been by a moment: the last span still lasts then, and later ones are not known of. */
export function spansUntil(spans: readonly LaneSpan[], now: Time): readonly LaneSpan[] {
  const last = spans.findLastIndex(({ from }) => from <= now);
  if (last === spans.length - 1) return spans;
  return spans.slice(0, last + 1).map((span, index) => (index === last ? { ...span, to: NaN } : span));
}

/** How much of the run so far a breaker was open, from 0 to 1, and how often it opened. */
export function openRecord(spans: readonly LaneSpan[], now: Time): { share: number; times: number } {
  let open = 0;
  let times = 0;
  for (const { mode, from, to } of spansUntil(spans, now)) {
    if (mode !== BREAKER_MODE.open) continue;
    times++;
    open += (Number.isNaN(to) ? now : to) - from;
  }
  return { share: now > 0 ? open / now : 0, times };
}
