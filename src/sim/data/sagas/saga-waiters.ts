import type { SnapshotReader, SnapshotWriter } from '../../../base/snapshot';
import { Table, type Schema } from '../../../base/table';

const WAITER_COLUMNS = {
  /** 0 for a row that is free. */
  saga: 'i32',
  job: 'i32',
  /** Which of all waiters it is. */
  turn: 'i32',
} as const satisfies Schema;

const NOBODY = -1;

/** The jobs that wait for the end of a saga: that of the request that began it, and others when the request came again. */
export class SagaWaiters {
  private readonly table = new Table(WAITER_COLUMNS);
  private turns = 0;

  add(saga: number, job: number): void {
    const row = this.table.alloc();
    const { col } = this.table;
    col.saga[row] = saga;
    col.job[row] = job;
    col.turn[row] = ++this.turns;
  }

  /** The job that has waited longest, or -1. */
  first(saga: number): number {
    const row = this.firstRow(saga);
    return row === NOBODY ? NOBODY : this.table.col.job[row];
  }

  /** The same, and from now on it does not wait any more. */
  take(saga: number): number {
    const row = this.firstRow(saga);
    if (row === NOBODY) return NOBODY;
    const job = this.table.col.job[row];
    this.free(row);
    return job;
  }

  /** These wait no more. */
  drop(isMeant: (job: number) => boolean): void {
    const { table } = this;
    for (let row = 0; row < table.high; row++) {
      if (table.col.saga[row] > 0 && isMeant(table.col.job[row])) this.free(row);
    }
  }

  write(out: SnapshotWriter): void {
    this.table.write(out);
    out.number(this.turns);
  }

  read(from: SnapshotReader): void {
    this.table.read(from);
    this.turns = from.number();
  }

  private firstRow(saga: number): number {
    const { col, high } = this.table;
    let first = NOBODY;
    for (let row = 0; row < high; row++) {
      if (col.saga[row] === saga && (first === NOBODY || col.turn[row] < col.turn[first])) first = row;
    }
    return first;
  }

  private free(row: number): void {
    this.table.col.saga[row] = 0;
    this.table.free(row);
  }
}
