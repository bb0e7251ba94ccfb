import { assert } from '../../base/assert';
import { NS_PER_SECOND, type Time } from '../../base/time';
import { isBefore, type Moment } from '../line';
import { CLIENT } from '../measure/layout';
import type { Timeline } from '../timeline';
import type { World } from '../world';
import { Recorder } from './recorder';
import type { DecisionRecord, TraceRecord } from './records';

/**
 * What happened in detail is not kept: whoever asks goes back to before it, lets that stretch run once more with a
 * recorder on, and returns to exactly where the run stood.
 */

export interface RecordOptions {
  /** Called at the very instant of each decision, in the world as it was then. */
  readonly onDecision?: (record: DecisionRecord, world: World) => void;
  readonly mostRecords?: number;
  /** From the beginning of the request; and after its end, when only what nobody waits for goes on. */
  readonly mostEvents?: number;
  readonly mostEventsAfter?: number;
}

/** What happened to one request. */
export interface Recording {
  readonly client: number;
  readonly number: number;
  readonly records: readonly TraceRecord[];
  /** Recorded up to here. */
  readonly until: Time;
  /** Nothing of the request is left there. */
  readonly isOver: boolean;
  /** There was more than there is room for, or it went on for longer than anybody would wait. */
  readonly truncated: boolean;
}

const MOST_RECORDS = 20_000;
/** A few seconds of work at most, whatever hangs for how long. */
const MOST_EVENTS = 10_000_000;
const MOST_EVENTS_AFTER = 1_000_000;
/** So many events run before somebody looks whether it is over. */
const SLICE = 512;

/** Records a request by its client and its number there; null for one that has not begun at the present moment. */
export function recordRequest(
  timeline: Timeline,
  client: number,
  number: number,
  options: RecordOptions = {},
): Recording | null {
  const { world } = timeline;
  const second = secondOf(world, client, number);
  if (second === null) return null;
  const here = timeline.moment;
  const { mostRecords = MOST_RECORDS, onDecision = nothing } = options;
  const recorder = new Recorder(world, client, number, { mostRecords, onDecision });
  return timeline.visit(beforeTime(second * NS_PER_SECOND), () => {
    world.recorder = recorder;
    try {
      const endedInTime = follow(timeline, here, recorder, options);
      const { records, isOver, isTruncated } = recorder;
      assert(records.length > 0, `request ${number} of client ${client} did not begin in second ${second}`);
      return { client, number, records, until: world.now, isOver, truncated: isTruncated || !endedInTime };
    } finally {
      world.recorder = null;
    }
  });
}

function nothing(): void {}

/** The second in which a request began, by how many were asked in each; null when it has not begun. */
function secondOf(world: World, client: number, number: number): number | null {
  if (client >= world.clients.high || number < 1 || number > world.clients.col.asked[client]) return null;
  const { history } = world.meter;
  let low = 0;
  let high = history.cursor;
  let before = 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const asked = before + history.sum('clients', client, CLIENT.asked, low, middle + 1);
    if (asked >= number) high = middle;
    else {
      before = asked;
      low = middle + 1;
    }
  }
  return low;
}

/** Before everything that happens at this time, events at the very beginning included. */
function beforeTime(time: Time): Moment {
  return { time: time - 1, dispatched: Infinity };
}

/** Runs until nothing of the request is left, or to where the run stood. False when that would take too long. */
function follow(timeline: Timeline, here: Moment, recorder: Recorder, options: RecordOptions): boolean {
  const { mostEvents = MOST_EVENTS, mostEventsAfter = MOST_EVENTS_AFTER } = options;
  const { world } = timeline;
  let stopAt = Infinity;
  let isEnding = false;
  while (!recorder.isOver && isBefore(timeline.moment, here)) {
    if (world.dispatched >= stopAt) return false;
    const left = here.dispatched - world.dispatched;
    const end = timeline.run(here.time, Math.min(SLICE, left));
    // What is done outside is known by now. Shorter slices look for limits more often than the run did, which may have
    // stood beyond one.
    if (end !== 'time' && end !== 'budget' && end !== 'outside') return false;
    if (left === 0) break;
    if (stopAt === Infinity && recorder.records.length > 0) stopAt = world.dispatched + mostEvents;
    if (recorder.hasEnded && !isEnding) {
      isEnding = true;
      stopAt = Math.min(stopAt, world.dispatched + mostEventsAfter);
    }
    if (recorder.hasEnded && recorder.isTruncated) return false;
  }
  return true;
}

/**
 * Goes to the instant at which a row of the log of changes was written, and looks at the world as it was right after
 * that. The row lies before the present moment.
 */
export function recordChange<Found>(timeline: Timeline, row: number, look: (world: World) => Found): Found {
  const { world } = timeline;
  assert(row >= 0 && row < world.log.cursor, `row ${row} of the log lies beyond the present moment`);
  const { time } = world.log.at(row);
  return timeline.visit(beforeTime(time), () => {
    const watch = new ChangeWatch(world, row, look);
    if (world.log.cursor <= row) timeline.run(time - 1);
    world.recorder = watch;
    try {
      // An edit needs no event; whatever else is written is written by one.
      for (let events = 0; world.log.cursor <= row; events = 1) {
        const known = timeline.moment;
        timeline.run(time, events);
        const stands = events > 0 && world.log.cursor <= row && !isBefore(known, timeline.moment);
        assert(!stands, `row ${row} of the log was not written again at ${time} ns`);
      }
      return watch.found === undefined ? look(world) : watch.found.value;
    } finally {
      world.recorder = null;
    }
  });
}

/** Follows no request: it looks at the world when an engine has just written a row of the log of changes. */
class ChangeWatch<Found> extends Recorder {
  found: { readonly value: Found } | undefined;

  constructor(
    private readonly watched: World,
    private readonly row: number,
    private readonly look: (world: World) => Found,
  ) {
    super(watched, -1, 0, { mostRecords: 0, onDecision: nothing });
  }

  override guardChanged(): void {
    if (this.watched.log.cursor === this.row + 1) this.found = { value: this.look(this.watched) };
  }
}
