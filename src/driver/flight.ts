import type { Outcome } from '../base/outcome';
import { FROM_ERROR, FROM_NOWHERE, FROM_VALUE, NOT_ENDED, type Call, type Ending } from './call';
import type { CallContext } from './call-context';

/** Hears how the functions end that were called for rows. */
export interface FlightControl {
  ended(row: number, from: typeof FROM_VALUE | typeof FROM_ERROR, value: unknown): void;
}

/**
 * What a row of the table of attempts has beside its numbers. It stays with the row from one call to the next, and so do
 * the two functions that hear how a promise ends: a row waits for one promise at a time, and is not given to another
 * call before that has ended.
 */
export class Flight implements Ending {
  call: Call | null = null;
  /** Of the attempt that runs now. */
  context: CallContext | null = null;
  from: number = FROM_NOWHERE;
  value: unknown = undefined;
  failure: Outcome = NOT_ENDED;
  failureFrom = FROM_NOWHERE;
  isShared = false;
  /** The place of the instance that was chosen for the attempt; -1 for none. */
  place = -1;
  readonly fulfilled: (value: unknown) => void;
  readonly rejected: (error: unknown) => void;

  constructor(control: FlightControl, row: number) {
    this.fulfilled = (value) => control.ended(row, FROM_VALUE, value);
    this.rejected = (error) => control.ended(row, FROM_ERROR, error);
  }

  /** What it ends with from here on, whatever it was before. */
  begin(from: number, value: unknown): void {
    this.from = from;
    this.value = value;
    if (this.failure !== NOT_ENDED) this.failure = NOT_ENDED;
    if (this.isShared) this.isShared = false;
  }

  /** Nothing is kept alive by a row that nobody uses. */
  clear(): void {
    this.call = null;
    this.context = null;
    this.begin(FROM_NOWHERE, undefined);
    this.place = -1;
  }
}
