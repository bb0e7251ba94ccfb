import { ensure } from '../../base/assert';
import { appended } from '../rows/rows';
import { rowOf, withRow, type Table } from '../rows/table';
import { valueOf } from '../rows/text-map';
import {
  NO_PART,
  type AnalyticsEvent,
  type AnalyticsState,
  type NameCount,
  type Part,
  type RecordedEvent,
} from './events';

/** At least this many of the latest events are kept one by one, in closed parts of a quarter of them each. */
export const KEPT_EVENTS = 20_000;
const CLOSED_PARTS = 4;
const PART_EVENTS = KEPT_EVENTS / CLOSED_PARTS;

export function evolveAnalytics(state: AnalyticsState, event: AnalyticsEvent): AnalyticsState {
  const after = event.events.reduce(recorded, state);
  return { ...after, batches: state.batches + 1 };
}

function recorded(state: AnalyticsState, event: RecordedEvent): AnalyticsState {
  const names = counted(state.names, event);
  const place = ensure(valueOf(names.places, event.name), `the place of the name ${event.name}`);
  const isFull = state.open.times.count === PART_EVENTS;
  const open: Part = isFull ? NO_PART : state.open;
  return {
    ...state,
    names,
    total: state.total + 1,
    open: {
      names: appended(open.names, place),
      times: appended(open.times, event.at),
      values: appended(open.values, event.value),
    },
    closed: isFull ? [...state.closed, state.open].slice(-CLOSED_PARTS) : state.closed,
  };
}

function counted(names: Table<NameCount>, { name, at, value }: RecordedEvent): Table<NameCount> {
  const before = rowOf(names, name) ?? { id: name, count: 0, sum: 0, firstAt: at, lastAt: at };
  return withRow(names, {
    id: name,
    count: before.count + 1,
    sum: before.sum + value,
    firstAt: Math.min(before.firstAt, at),
    lastAt: Math.max(before.lastAt, at),
  });
}
