import { NS_PER_SECOND, type Duration, type Time } from '../../base/time';
import type { TimeRange } from './scale';

/** Lengths that an axis can have, in seconds; zooming goes along them. */
const SPANS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400];

export const DEFAULT_SPAN = 30 * NS_PER_SECOND;

/** A following axis turns its page in steps of this share of its length, once the run has come so far along it. */
const STEP = 1 / 3;
const FAR = 0.8;

/** However fast the run goes, a following axis shows at least so much wall time: it must not turn pages all the time. */
const LEAST_WALL_SECONDS = 6;

/** How long a following axis is: as chosen, longer where the run is too fast for that. */
export function followSpan(chosen: Duration, speed: number): Duration {
  const least = speed * LEAST_WALL_SECONDS * NS_PER_SECOND;
  if (chosen >= least) return chosen;
  return spanUp(least - 1) ?? least;
}

/**
 * The page that a following axis shows at this moment: it stands still while the run goes from about 47 to 80 % of
 * it, and then moves on by a third. It depends on the moment alone, so it is right after any jump.
 */
export function followRange(span: Duration, now: Time, duration: Duration): TimeRange {
  if (span >= duration) return { from: 0, to: duration };
  const step = span * STEP;
  const wished = Math.max(0, Math.ceil((now - span * FAR) / step)) * step;
  const from = Math.min(wished, duration - span);
  return { from, to: from + span };
}

export function spanDown(span: Duration): Duration | undefined {
  const seconds = SPANS.findLast((candidate) => candidate * NS_PER_SECOND < span);
  return seconds === undefined ? undefined : seconds * NS_PER_SECOND;
}

export function spanUp(span: Duration): Duration | undefined {
  const seconds = SPANS.find((candidate) => candidate * NS_PER_SECOND > span);
  return seconds === undefined ? undefined : seconds * NS_PER_SECOND;
}

/** The range of another length around a moment that keeps its place on the screen, as far as the run reaches. */
export function zoomed(range: TimeRange, span: Duration, around: Time, duration: Duration): TimeRange {
  const share = (around - range.from) / (range.to - range.from);
  return within(around - share * span, span, duration);
}

export function panned(range: TimeRange, by: Duration, duration: Duration): TimeRange {
  return within(range.from + by, range.to - range.from, duration);
}

/** The range moved to where a moment is in its middle, as far as the run reaches. */
export function centred(range: TimeRange, around: Time, duration: Duration): TimeRange {
  const span = range.to - range.from;
  return within(around - span / 2, span, duration);
}

/** Of the length of a stretch that is shown, on each side. */
const ROOM = 0.15;
const LEAST_SHOWN = NS_PER_SECOND;

/** A range that shows all of a stretch of time, and what was just before and after it. */
export function withRoom({ from, to }: TimeRange, duration: Duration): TimeRange {
  const span = Math.max(LEAST_SHOWN, (to - from) * (1 + 2 * ROOM));
  return within((from + to - span) / 2, span, duration);
}

function within(from: Time, span: Duration, duration: Duration): TimeRange {
  if (span >= duration) return { from: 0, to: duration };
  const start = Math.round(Math.max(0, Math.min(from, duration - span)));
  return { from: start, to: start + span };
}
