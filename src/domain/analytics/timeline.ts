import { ok } from '../../base/result';
import { NS_PER_SECOND, type Time } from '../../base/time';
import { readBody } from '../body/read-body';
import type { Decided } from '../domain-problem';
import { cutPage, type Page } from '../rows/page';
import { eachRow, rowAt } from '../rows/rows';
import { valueOf } from '../rows/text-map';
import { timelineQuery } from './body-settings';
import type { AnalyticsState } from './events';

export type TimelineStep = {
  /** Where the step begins: a whole number of minutes, hours or days. */
  readonly from: Time;
  readonly name: string;
  readonly count: number;
  readonly sum: number;
};

const STEP_NS = {
  minute: 60 * NS_PER_SECOND,
  hour: 3600 * NS_PER_SECOND,
  day: 86_400 * NS_PER_SECOND,
} as const;

/** How often things happened, over the events that are still kept; steps in which nothing did are left out. */
export function timelineOf(state: AnalyticsState, query: unknown): Decided<Page<TimelineStep>> {
  const read = readBody(timelineQuery, query);
  if (!read.ok) return read;
  const { bucket, name, ...request } = read.value;
  // A name that was never seen has no place; -1 is that of no event.
  const only = name === undefined ? null : (valueOf(state.names.places, name) ?? -1);
  const steps = new Map<string, TimelineStep>();
  for (const part of [...state.closed, state.open]) {
    eachRow(part.names, (place, at) => {
      if (only !== null && place !== only) return;
      const from = Math.floor(rowAt(part.times, at) / STEP_NS[bucket]) * STEP_NS[bucket];
      addTo(steps, from, rowAt(state.names.rows, place).id, rowAt(part.values, at));
    });
  }
  const inOrder = [...steps.values()].sort((a, b) => a.from - b.from || (a.name < b.name ? -1 : 1));
  return ok(cutPage(inOrder, request));
}

function addTo(steps: Map<string, TimelineStep>, from: Time, name: string, value: number): void {
  const key = `${from} ${name}`;
  const before = steps.get(key);
  steps.set(key, { from, name, count: (before?.count ?? 0) + 1, sum: (before?.sum ?? 0) + value });
}
