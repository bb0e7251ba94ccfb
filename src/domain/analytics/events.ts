import type { Time } from '../../base/time';
import { NO_ROWS, type Rows } from '../rows/rows';
import { NO_TABLE, type Table } from '../rows/table';

/** What is known for ever of one name. */
export type NameCount = {
  /** The name itself. */
  readonly id: string;
  readonly count: number;
  readonly sum: number;
  readonly firstAt: Time;
  readonly lastAt: Time;
};

/** A stretch of events, stored by column: a question about times reads nothing but times. */
export interface Part {
  /** Places in the table of names. */
  readonly names: Rows<number>;
  readonly times: Rows<number>;
  readonly values: Rows<number>;
}

export const NO_PART: Part = { names: NO_ROWS, times: NO_ROWS, values: NO_ROWS };

export interface AnalyticsState {
  readonly names: Table<NameCount>;
  /** All events and batches that ever came. */
  readonly total: number;
  readonly batches: number;
  /** The part that is being filled; full ones stand before it, the oldest first, and the oldest is dropped. */
  readonly open: Part;
  readonly closed: readonly Part[];
}

export const NO_ANALYTICS: AnalyticsState = {
  names: NO_TABLE,
  total: 0,
  batches: 0,
  open: NO_PART,
  closed: [],
};

export type RecordedEvent = {
  readonly name: string;
  readonly at: Time;
  readonly value: number;
};

export type AnalyticsCommand = { readonly type: 'record'; readonly body: unknown };

export type AnalyticsEvent = {
  readonly type: 'analytics.recorded';
  readonly id: string;
  readonly at: Time;
  readonly events: readonly RecordedEvent[];
};

/** What the sender of a batch is told. */
export type Receipt = { readonly id: string; readonly accepted: number; readonly total: number };
