import type { Time } from '../base/time';
import type { Moment } from '../sim/line';
import type { SliceEnd } from '../sim/run';
import type { Timeline } from '../sim/timeline';

/** Where a run is on its way to: all events up to this time, but not more than so many in all. */
export interface Destination extends Moment {
  /** It was here before, to the event: between the events of one instant, or after the last event before it. */
  readonly exact: boolean;
}

export function toTime(time: Time): Destination {
  return { time, dispatched: Infinity, exact: false };
}

/** A run on its way to a moment: one piece after the other, so that whoever waits can be heard in between. */
export class Travel {
  /** It came from elsewhere: what it passes before it arrives has been seen already. */
  private readonly jumped: boolean;

  constructor(
    private readonly timeline: Timeline,
    private readonly destination: Destination,
    /** Where the run was seen last. */
    { time, dispatched }: Moment,
  ) {
    timeline.approach(destination);
    const now = timeline.moment;
    this.jumped = now.dispatched !== dispatched || now.time !== time;
  }

  /** Whether what it passes is worth showing: where it runs ahead of all that is known. */
  get isInSight(): boolean {
    return !this.jumped || !this.timeline.replays;
  }

  /** Goes on by so many events; how the run ended up once it is there, or that something is to be done outside. */
  go(events: number): SliceEnd | undefined {
    const { timeline, destination } = this;
    const left = destination.dispatched - timeline.world.dispatched;
    const end = timeline.run(destination.time, Math.min(events, left));
    if (end === 'outside') return end;
    if (end === 'budget' && timeline.world.dispatched < destination.dispatched) return undefined;
    if (end !== 'budget' || !destination.exact) return end;
    // The clock may have stood beyond the last event; the events of that moment may not all have come.
    return timeline.run(destination.time, 0);
  }
}
