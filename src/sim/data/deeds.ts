import { Table, type Schema } from '../../base/table';

/**
 * What calls are to do to data: an act of a saga, say. Every call and try that carries a deed on holds its row, so that
 * it is there as long as anybody may still do it, however late.
 */
const DEED_COLUMNS = {
  uses: 'i32',
  /** The number of the saga, and which attempt of which act it is. */
  saga: 'i32',
  part: 'u16',
  step: 'u8',
  direction: 'u8',
  attempt: 'i32',
  /** The payload with the answer of whoever did it last, or -1. */
  answer: 'i32',
  /** The reply came while whoever asked hung: its outcome, and which of all such replies it is; 0 for none. */
  outcome: 'u8',
  came: 'i32',
} as const satisfies Schema;

export class Deeds {
  readonly table = new Table(DEED_COLUMNS);

  open(saga: number, part: number, step: number, direction: number, attempt: number): number {
    const row = this.table.alloc();
    const { col } = this.table;
    col.uses[row] = 1;
    col.saga[row] = saga;
    col.part[row] = part;
    col.step[row] = step;
    col.direction[row] = direction;
    col.attempt[row] = attempt;
    col.answer[row] = -1;
    col.outcome[row] = 0;
    col.came[row] = 0;
    return row;
  }

  hold(row: number): void {
    this.table.col.uses[row]++;
  }

  release(row: number): void {
    const { uses } = this.table.col;
    if (--uses[row] === 0) this.table.free(row);
  }
}
