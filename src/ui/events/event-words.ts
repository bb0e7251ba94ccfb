import type { EventRow } from '../../worker/events';
import { count, moment } from '../figures';

/** Which thing of its service it is about: "web.17" of "orders/web.17". */
export function idOf({ stream, service }: Pick<EventRow, 'stream' | 'service'>): string {
  return stream.startsWith(`${service}/`) ? stream.slice(service.length + 1) : stream;
}

/** The order that its saga is about, where the stream does not say so already; or who sent the command. */
export function subjectOf(row: EventRow): string {
  if (row.byHand) return 'by hand';
  return row.subject === idOf(row) ? '' : row.subject;
}

export function rowTitle({ position, type, stream, version, time }: EventRow): string {
  return `Event ${count(position)}, ${type}, made version ${count(version)} of ${stream} at ${moment(time)}`;
}

/** "orders/web.17, version 2" */
export function versionOf({ stream, version }: Pick<EventRow, 'stream' | 'version'>): string {
  return `${stream}, version ${count(version)}`;
}

/** What a version is, for whoever hears the slider move. */
export function versionWords(version: number, versions: number, event: EventRow | undefined): string {
  const which = `Version ${count(version)} of ${count(versions)}`;
  if (version === 0) return `${which}: before its first event`;
  return event === undefined ? which : `${which}: ${event.type} at ${moment(event.time)}`;
}

/** What of a very long stream is listed; nothing of one that is listed whole. */
export function listedWords(listed: number, versions: number): string {
  if (listed >= versions) return '';
  return listed === 1 ? '. Only its newest event is listed' : `. Only its newest ${count(listed)} are listed`;
}

/** Why it happened, as far as its chain tells. */
export function chainWords(row: EventRow, chain: readonly EventRow[]): string {
  if (row.byHand) return 'Somebody sent a command by hand, and it followed from that: no saga caused it.';
  if (row.saga === null) {
    return row.time === 0
      ? 'The run began with it: nothing led to it.'
      : 'No saga caused it: a lone request did.';
  }
  if (chain.length < 2) return 'Its saga has caused nothing else up to this moment.';
  return 'A saga does one thing after the other: each event led to the next one.';
}
