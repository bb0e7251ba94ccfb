import { grownCapacity } from '../../base/growth';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { Table, type Schema } from '../../base/table';
import { OF_SAGA } from './process-host';

/**
 * What calls are to do to data: an act of a saga, say. Every call and try that carries a deed on holds its row, so that
 * it is there as long as anybody may still do it, however late.
 */
const DEED_COLUMNS = {
  uses: 'i32',
  /** Which kind of process it is of (process-host.ts), and of those that are no sagas, which one. */
  kind: 'u8',
  process: 'i32',
  /** The number of the saga, or 0, and which attempt of which act it is. */
  saga: 'i32',
  part: 'u16',
  step: 'u8',
  direction: 'u8',
  attempt: 'i32',
  /** The payload with what it is about, or -1: an act knows that by its saga. */
  about: 'i32',
  /** The payload with the answer of whoever did it last, or -1. */
  answer: 'i32',
  /** The reply came while nobody could take it: its outcome, and which of all such replies it is; 0 for none. */
  outcome: 'u8',
  came: 'i32',
  /** Of a command on a bus: how often it was delivered, and the request that it belongs to while it waits there. */
  deliveries: 'u16',
  request: 'i32',
} as const satisfies Schema;

/** In place of a deed. */
const NONE = -1;

export class Deeds {
  readonly table = new Table(DEED_COLUMNS);
  /** By row of the table of attempts; apart from that, for in most runs no call does anything to data. */
  private byAttempt = new Int32Array(0);

  /** What a call or try is to do, or -1. */
  of(attempt: number): number {
    return attempt < this.byAttempt.length ? this.byAttempt[attempt] : NONE;
  }

  give(attempt: number, deed: number): void {
    if (attempt >= this.byAttempt.length) {
      const grown = new Int32Array(grownCapacity(this.byAttempt.length, attempt + 1)).fill(NONE);
      grown.set(this.byAttempt);
      this.byAttempt = grown;
    }
    this.byAttempt[attempt] = deed;
  }

  /** The attempt is over: it does nothing any more. The saga whose deed nobody can do from now on, or 0. */
  take(attempt: number): number {
    const deed = this.of(attempt);
    if (deed === NONE) return 0;
    this.byAttempt[attempt] = NONE;
    const saga = this.table.col.saga[deed];
    return this.release(deed) ? saga : 0;
  }

  /** Whether anybody may still do something for a saga. */
  isUnderWay(saga: number): boolean {
    const { saga: sagas, uses } = this.table.col;
    for (let deed = 0; deed < this.table.high; deed++) {
      if (sagas[deed] === saga && uses[deed] > 0) return true;
    }
    return false;
  }

  /** Only rows with a deed: how long the list has become meanwhile is no part of a moment. */
  write(out: SnapshotWriter): void {
    this.table.write(out);
    const rows: number[] = [];
    this.byAttempt.forEach((deed, row) => {
      if (deed !== NONE) rows.push(row);
    });
    out.number(rows.length);
    for (const row of rows) {
      out.number(row);
      out.number(this.byAttempt[row]);
    }
  }

  read(from: SnapshotReader): void {
    this.table.read(from);
    this.byAttempt.fill(NONE);
    const count = from.number();
    for (let k = 0; k < count; k++) this.give(from.number(), from.number());
  }

  /** What one attempt of an act of a saga is to do. */
  openAct(saga: number, part: number, step: number, direction: number, attempt: number): number {
    const row = this.open(OF_SAGA, 0, attempt);
    const { col } = this.table;
    col.saga[row] = saga;
    col.part[row] = part;
    col.step[row] = step;
    col.direction[row] = direction;
    return row;
  }

  /** What one attempt of something is to do that a process of another kind wants; `step` says what. */
  openAsk(kind: number, process: number, step: number, attempt: number, about: number): number {
    const row = this.open(kind, process, attempt);
    this.table.col.step[row] = step;
    this.table.col.about[row] = about;
    return row;
  }

  hold(row: number): void {
    this.table.col.uses[row]++;
  }

  /** One use less; true if it was the last. */
  release(row: number): boolean {
    const { uses } = this.table.col;
    if (--uses[row] > 0) return false;
    this.table.free(row);
    return true;
  }

  private open(kind: number, process: number, attempt: number): number {
    const row = this.table.alloc();
    const { col } = this.table;
    col.uses[row] = 1;
    col.kind[row] = kind;
    col.process[row] = process;
    col.saga[row] = 0;
    col.part[row] = 0;
    col.step[row] = 0;
    col.direction[row] = 0;
    col.attempt[row] = attempt;
    col.about[row] = -1;
    col.answer[row] = -1;
    col.outcome[row] = 0;
    col.came[row] = 0;
    col.deliveries[row] = 0;
    col.request[row] = NONE;
    return row;
  }
}
