import type { JsonValue } from '../base/json';
import type { Result } from '../base/result';
import type { ViewKind } from '../domain/views/view-settings';
import type { ViewWord } from '../sim/outside/input';
import type { EventRow } from './events';
import type { RequestRef } from './traces';

/** Read models as the page asks for them: all of them, one with its write side, and what a query of one brings. */

export type ReadModelStatus = 'catching-up' | 'live' | 'behind' | 'stopped' | 'rebuilding';

export interface ReadModelRow {
  /** The id in the scenario. */
  readonly id: string;
  readonly name: string;
  /** The name of the node that keeps it, and of the one whose events it is made of. */
  readonly node: string;
  readonly source: string;
  readonly shows: ViewKind;
  readonly status: ReadModelStatus;
  /** Why it is so, in a few words. */
  readonly cause: string;
  /** How many events of its source do not show, and how old the first of these is, in ns. */
  readonly lagEvents: number;
  readonly lagNs: number;
  /** Up to which position of the log its readers see, and what was saved. */
  readonly shownTo: number;
  readonly checkpoint: number;
  readonly documents: number;
  readonly parked: number;
  /** Readers that wait for their own write, and reads that did not see theirs. */
  readonly waiting: number;
  readonly stale: number;
  /** The lag in events over the run so far: no more points than anybody can see. */
  readonly lag: readonly LagPoint[];
  /** How far a new version has come that is made beside it; null when none is. */
  readonly rebuild: { readonly shownTo: number; readonly of: number } | null;
}

/** From this instant on (ns) so many events were missing. */
export interface LagPoint {
  readonly time: number;
  readonly events: number;
}

export interface ReadModelPage {
  readonly rows: readonly ReadModelRow[];
}

/** Where nobody can tell of any. */
export const NO_READ_MODELS: ReadModelPage = { rows: [] };

/** One read model beside what it is made of. */
export interface ReadModelDetail {
  readonly row: ReadModelRow;
  /** Why it is where it is, and what a crash would cost. */
  readonly sentence: string;
  readonly write: {
    readonly service: string;
    /** Events of the service up to now, and the newest of them. */
    readonly events: number;
    readonly head: number;
    readonly newest: EventRow | null;
    readonly rows: number;
  };
  /** What its engine counted: handled, tried again, skipped, parked, saves, crashes... */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly parked: readonly EventRow[];
  /** The event that is handled, or was and failed. */
  readonly handling: EventRow | null;
  /** Changes of its status, the newest first. */
  readonly changes: readonly { readonly time: number; readonly text: string }[];
  /** Reads that did not see their own write, the newest first; of many the newest 50. */
  readonly staleReads: readonly StaleRead[];
  /** What somebody can do about it now. */
  readonly can: readonly ViewWord[];
}

export interface StaleRead {
  readonly time: number;
  readonly request: RequestRef;
  readonly wanted: number;
  readonly shown: number;
}

/** What a read model is asked for: an id, a customer, a status, words; which of these it heeds depends on what it shows. */
export interface ReadQuery {
  readonly text?: string;
  readonly customer?: string;
  readonly status?: string;
  /** From 1. */
  readonly page: number;
}

export interface ReadResult {
  readonly documents: readonly ReadDocument[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Statuses that there are to ask for. */
  readonly statuses: readonly string[];
}

/** A document of the read model, and whether the write side says something else by now. */
export interface ReadDocument {
  readonly id: string;
  readonly document: JsonValue;
  /** The position of the event that changed it last. */
  readonly position: number;
  /** The row of the write side as it is now; null where it has none. */
  readonly written: JsonValue;
  /** Its newest event, and whether that does not show yet. */
  readonly newest: number;
  readonly isBehind: boolean;
  /** Events of it that were passed and yet do not show; null where there are none. */
  readonly held: HeldEvents | null;
}

/** Parked events can be tried again; those that were skipped are lost to this version. */
export interface HeldEvents {
  readonly kind: 'parked' | 'skipped';
  readonly events: readonly number[];
}

export type ReadModelQuestion =
  | { readonly kind: 'read-models'; readonly askId: number }
  | { readonly kind: 'read-model'; readonly askId: number; readonly view: string }
  | {
      readonly kind: 'read-query';
      readonly askId: number;
      readonly view: string;
      readonly query: ReadQuery;
    };

export type ReadModelAnswer =
  | { readonly kind: 'read-models'; readonly askId: number; readonly page: ReadModelPage }
  | { readonly kind: 'read-model'; readonly askId: number; readonly result: Result<ReadModelDetail, string> }
  | { readonly kind: 'read-query'; readonly askId: number; readonly result: Result<ReadResult, string> };

export type { ViewWord } from '../sim/outside/input';

/** What a person does about a read model: answered as other edits are. */
export interface ReadModelEdit {
  readonly kind: 'view-says';
  readonly editId: number;
  readonly view: string;
  readonly said: ViewWord;
}
