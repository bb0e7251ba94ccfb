import { NO_EVENTS, type EventFilter, type EventPage, type EventRow } from '../../worker/events';
import { HeldSource, type AskRows } from '../held-list/held-source';

/** The events that pass one filter, and what types of them there are. */
export class EventSource extends HeldSource<EventFilter, EventRow, EventPage> {
  constructor(ask: AskRows<EventFilter, EventPage>, filter: EventFilter) {
    super(ask, filter, ({ position }) => position, NO_EVENTS);
  }

  get types(): EventPage['types'] {
    return this.told.types;
  }

  /** All events of the run, whatever the filter says. */
  get all(): number {
    return this.told.all;
  }
}
