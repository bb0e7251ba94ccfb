import { readPlainState, writePlainState } from '../../../base/plain-state';
import type { SnapshotReader, SnapshotWriter } from '../../../base/snapshot';
import { Table, type Schema } from '../../../base/table';
import { handlingShape, newHandling, type Handling } from '../../../patterns/aggregate/state';

/** In place of a call, an event, a reply or a payload. */
export const NONE = -1;

/** A command under way. */
const COMMAND_COLUMNS = {
  /** 0 for a row that is free. */
  number: 'i32',
  /** Which writer it was given to. */
  writer: 'u16',
  /** The job that waits for it; it belongs to the request of that, and is handled at its instance. */
  job: 'i32',
  request: 'i32',
  instance: 'u16',
  luck: 'i32',
  /** The payload with the order that it is about, and that with what is to be appended; -1 while there is none. */
  document: 'i32',
  append: 'i32',
  /** The row of the call that is out, or -1; the handle of the event at the end of its wait, or -1. */
  call: 'i32',
  event: 'i32',
  /** The deed whose reply came while the instance hung, or -1. */
  reply: 'i32',
} as const satisfies Schema;

const SHAPE = handlingShape();

/** All commands that are not over, with the states of their engines. */
export class WriterRows {
  readonly table = new Table(COMMAND_COLUMNS);
  private readonly states: Handling[] = [];
  /** By number. */
  private readonly rows = new Map<number, number>();

  /** In the order in which they were begun. */
  get numbers(): number[] {
    return [...this.rows.keys()];
  }

  rowOf(number: number): number | undefined {
    return this.rows.get(number);
  }

  state(row: number): Handling {
    return this.states[row];
  }

  open(number: number): number {
    const row = this.table.alloc();
    const { col } = this.table;
    col.number[row] = number;
    col.append[row] = NONE;
    col.call[row] = NONE;
    col.event[row] = NONE;
    col.reply[row] = NONE;
    this.rows.set(number, row);
    this.states[row] = newHandling();
    return row;
  }

  close(row: number): void {
    const { number } = this.table.col;
    this.rows.delete(number[row]);
    number[row] = 0;
    this.table.free(row);
  }

  write(out: SnapshotWriter): void {
    this.table.write(out);
    out.number(this.rows.size);
    for (const row of this.rows.values()) {
      out.number(row);
      writePlainState(out, SHAPE, this.states[row]);
    }
  }

  read(from: SnapshotReader): void {
    this.table.read(from);
    this.rows.clear();
    const count = from.number();
    for (let k = 0; k < count; k++) {
      const row = from.number();
      this.states[row] ??= newHandling();
      readPlainState(from, SHAPE, this.states[row]);
      this.rows.set(this.table.col.number[row], row);
    }
  }
}
