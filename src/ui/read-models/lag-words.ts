import type { LagPoint, ReadModelRow } from '../../worker/read-models';
import { count } from '../figures';
import { shortDuration } from '../traces/short-duration';

export function eventsWord(some: number): string {
  return `${count(some)} ${some === 1 ? 'event' : 'events'}`;
}

type Lag = Pick<ReadModelRow, 'lagEvents' | 'lagNs'>;

/** How far it is behind: "3 events, 240 ms", or that it is not. */
export function lagWords({ lagEvents, lagNs }: Lag): string {
  return lagEvents === 0 ? 'level' : `${eventsWord(lagEvents)}, ${shortDuration(lagNs)}`;
}

/** How old the first event is that does not show; nothing where all do. */
export function lagTime({ lagEvents, lagNs }: Lag): string {
  return lagEvents === 0 ? '–' : shortDuration(lagNs);
}

/** What is out of the ordinary, in as few words as a row has room for. */
export function notesOf({
  parked,
  stale,
  waiting,
}: Pick<ReadModelRow, 'parked' | 'stale' | 'waiting'>): string {
  return [
    parked > 0 && `${count(parked)} parked`,
    waiting > 0 && `${count(waiting)} waiting`,
    stale > 0 && `${count(stale)} stale ${stale === 1 ? 'read' : 'reads'}`,
  ]
    .filter((note) => note !== false)
    .join(', ');
}

/** "1 204 of 4 830 events" */
export function rebuildWords({ shownTo, of }: { readonly shownTo: number; readonly of: number }): string {
  return `${count(Math.min(shownTo, of))} of ${eventsWord(of)}`;
}

/** The lag over the run for whoever does not see the drawing. Its points are too far apart to name a moment. */
export function lagSummary(lag: readonly LagPoint[], now: number): string {
  const highest = lag.reduce((most, { events }) => Math.max(most, events), 0);
  if (highest === 0) return 'It was level with the write side all along.';
  return `Up to ${eventsWord(highest)} behind; now ${count(now)}.`;
}
