import type { JsonValue } from '../base/json';
import type { Result } from '../base/result';
import type { RequestRef } from './traces';

/** Events of the data as the page asks for them: all in their order, one with what belongs to it, and what became of one thing. */

export interface EventFilter {
  /** "orders/web.17"; all when it is left out. */
  readonly stream?: string;
  /** Services whose events are shown; all when it is left out. */
  readonly services?: readonly string[];
  readonly types?: readonly string[];
  /** Words that the row holds, in any case of letters: stream, type, order; or a position. */
  readonly text?: string;
}

export interface EventRow {
  /** Its place in the log, from 1: all events of the run have one order. */
  readonly position: number;
  readonly service: string;
  /** "orders/web.17": what happened to one row of one service. */
  readonly stream: string;
  /** Its place in its stream, from 1. */
  readonly version: number;
  readonly type: string;
  /** In ns. */
  readonly time: number;
  /** The saga that caused it; null for what the run began with. */
  readonly saga: number | null;
  /** Somebody sent a command from which it followed. */
  readonly byHand: boolean;
  /** What that saga is about. */
  readonly subject: string;
  /** What it says in a few words: "2,450 cents", "3 of product-4". */
  readonly gist: string;
}

export interface EventPage {
  /** Of all that pass the filter, the newest first. */
  readonly rows: readonly EventRow[];
  readonly total: number;
  /** Of all events of the run up to the present moment, whatever the filter says. */
  readonly all: number;
  /** The types that there are, by service, with how many events have each. */
  readonly types: readonly { readonly service: string; readonly type: string; readonly count: number }[];
}

/** Where nobody can tell of any. */
export const NO_EVENTS: EventPage = { rows: [], total: 0, all: 0, types: [] };

/** One event whole, with those that belong to it. */
export interface EventDetail {
  readonly row: EventRow;
  readonly payload: JsonValue;
  /** Everything that the same saga has caused, in its order, this event included: each caused the next. */
  readonly chain: readonly EventRow[];
  readonly request: RequestRef | null;
}

/** What became of one thing, up to one of its versions: the row as it was then. */
export interface StreamDetail {
  readonly stream: string;
  readonly service: string;
  /** All events of the stream, the oldest first; of a very long one the newest 500. */
  readonly events: readonly EventRow[];
  /** How many events it has in all. */
  readonly versions: number;
  /** The version that is shown, from 0 (before its first event). */
  readonly version: number;
  /** The row after that version, and before it; null where there is none. */
  readonly state: JsonValue;
  readonly before: JsonValue;
  /** The event that led from one to the other; null at version 0. */
  readonly payload: JsonValue;
}

export type EventQuestion =
  | {
      readonly kind: 'events';
      readonly askId: number;
      readonly filter: EventFilter;
      readonly offset: number;
      readonly limit: number;
    }
  | { readonly kind: 'event'; readonly askId: number; readonly position: number }
  /** Without a version, its newest. */
  | { readonly kind: 'stream'; readonly askId: number; readonly stream: string; readonly version?: number };

export type EventAnswer =
  | { readonly kind: 'events'; readonly askId: number; readonly page: EventPage }
  | { readonly kind: 'event'; readonly askId: number; readonly result: Result<EventDetail, string> }
  | { readonly kind: 'stream'; readonly askId: number; readonly result: Result<StreamDetail, string> };
