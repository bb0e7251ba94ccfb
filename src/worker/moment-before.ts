import type { Timeline } from '../sim/timeline';
import type { StepUnit } from './lines';
import { toTime, type Destination } from './travel';

/** The moment of the run to which a step back leads. `ended` counts the requests that have ended by the present one. */
export function momentBefore(timeline: Timeline, unit: StepUnit, ended: () => number): Destination {
  const { world } = timeline;
  if (unit === 'event') return afterEvent(world.dispatched - 1);
  if (unit === 'request') return afterEvent(lastEnd(timeline, ended));
  let row = world.log.cursor - 1;
  while (row >= 0 && world.log.at(row).time >= world.now) row--;
  return toTime(row < 0 ? 0 : world.log.at(row).time);
}

function afterEvent(dispatched: number): Destination {
  return dispatched <= 0 ? toTime(0) : { time: Infinity, dispatched, exact: false };
}

/** A search looks at every so many events first, and then at each of the last stretch with an end in it. */
const STRIDE = 512;

/** How many events had been dispatched when a request ended last, before the newest event; 0 when none had. */
function lastEnd(timeline: Timeline, ended: () => number): number {
  let to = timeline.world.dispatched - 1;
  const here = timeline.moment;
  const at = (dispatched: number): number => {
    timeline.approach({ time: here.time, dispatched });
    timeline.run(here.time, dispatched - timeline.world.dispatched);
    return ended();
  };
  while (to > 0) {
    const from = timeline.knownBefore(to);
    const stretch = lastRise(from, to, STRIDE, at);
    if (stretch !== undefined) return lastRise(stretch, Math.min(stretch + STRIDE, to), 1, at) ?? stretch;
    to = from;
  }
  return 0;
}

/**
 * The last step between `from` and `to` over which the count rises: where it begins, or with steps of one event where it
 * ends.
 */
function lastRise(
  from: number,
  to: number,
  step: number,
  at: (dispatched: number) => number,
): number | undefined {
  let found: number | undefined;
  let known = at(from);
  for (let begin = from; begin < to; begin += step) {
    const end = Math.min(begin + step, to);
    const count = at(end);
    if (count > known) found = step === 1 ? end : begin;
    known = count;
  }
  return found;
}
