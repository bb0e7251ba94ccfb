import { assert } from './assert';
import { Table, type Schema } from './table';

type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

/**
 * Rows that are appended for good. A cursor stands at the present moment; rows beyond it are the known future, and a
 * replay has to bring them again value by value. So a snapshot of a log is its length.
 */
export class RowLog<S extends Schema> {
  /** Rows at the present moment. */
  length = 0;
  readonly table: Table<S>;
  private replays = false;

  /** `what` names a row in messages. */
  constructor(
    private readonly schema: S,
    private readonly what: string,
  ) {
    this.table = new Table(schema);
  }

  /** The row behind the last one: every column of it is to be put, and then it is closed. */
  open(): number {
    this.replays = this.length < this.table.high;
    return this.replays ? this.length : this.table.alloc();
  }

  put(column: Column, name: string, value: number): void {
    const row = this.length;
    if (!this.replays) column[row] = value;
    else if (column[row] !== value) {
      throw new Error(
        `Replay differs from the first run: ${name} of ${this.what} ${row + 1} was ${column[row]} and is now ${value}`,
      );
    }
  }

  close(): void {
    this.length++;
  }

  /** Goes to a moment at which it held so many rows. */
  rewind(length: number): void {
    const { high } = this.table;
    assert(
      Number.isInteger(length) && length >= 0 && length <= high,
      `a log that has known ${high} of ${this.what} cannot go to ${length}`,
    );
    this.length = length;
  }

  /** A log of what this one holds now, without the known future. */
  fork(): RowLog<S> {
    const fork = new RowLog(this.schema, this.what);
    for (let row = 0; row < this.length; row++) fork.table.alloc();
    for (const name of Object.keys(this.schema)) {
      fork.table.col[name].set(this.table.col[name].subarray(0, this.length));
    }
    fork.length = this.length;
    return fork;
  }
}
