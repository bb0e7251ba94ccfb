import { describe, expect, it } from 'vitest';
import { SnapshotReader, SnapshotWriter } from './snapshot';
import { Table } from './table';

const SCHEMA = { flag: 'u8', place: 'u16', next: 'i32', at: 'f64' } as const;

/** Allocating may replace the columns, so they are looked up afterwards. */
function add(table: Table<typeof SCHEMA>, next: number, at: number): void {
  const row = table.alloc();
  table.col.next[row] = next;
  table.col.at[row] = at;
}

describe('a table', () => {
  it('gives new rows in order, and freed ones again, last freed first', () => {
    const table = new Table(SCHEMA);
    const rows = [table.alloc(), table.alloc(), table.alloc(), table.alloc()];
    expect(rows).toEqual([0, 1, 2, 3]);
    table.free(1);
    table.free(3);
    expect([table.alloc(), table.alloc(), table.alloc()]).toEqual([3, 1, 4]);
  });

  it('keeps values when it grows past the size where doubling ends', () => {
    const table = new Table(SCHEMA);
    const rows = 12_000;
    for (let k = 0; k < rows; k++) add(table, 0, k + 0.5);
    expect(table.live).toBe(rows);
    expect(table.col.at.subarray(0, rows).every((value, row) => value === row + 0.5)).toBe(true);
    expect(table.capacity).toBeLessThan(rows * 1.2);
  });

  it('reads a snapshot of fewer rows than it has', () => {
    const table = new Table(SCHEMA);
    add(table, -7, 0);
    const out = new SnapshotWriter();
    table.write(out);
    for (let k = 0; k < 100; k++) add(table, 1, 0);
    table.col.next[0] = 1;
    table.free(50);
    table.read(new SnapshotReader(out.finish()));
    expect([table.live, table.high, table.col.next[0]]).toEqual([1, 1, -7]);
    expect(table.alloc()).toBe(1);
  });

  it('keeps what a row held for its next user, and forgets rows that a snapshot does not know yet', () => {
    const table = new Table(SCHEMA);
    const out = new SnapshotWriter();
    table.write(out);
    add(table, 5, 1.5);
    table.free(0);
    expect([table.alloc(), table.col.next[0]]).toEqual([0, 5]);
    table.read(new SnapshotReader(out.finish()));
    expect([table.alloc(), table.col.next[0], table.col.at[0]]).toEqual([0, 0, 0]);
  });

  it('writes only the rows that were ever in use', () => {
    const size = (rows: number): number => {
      const table = new Table(SCHEMA);
      for (let k = 0; k < rows; k++) table.alloc();
      const out = new SnapshotWriter();
      table.write(out);
      return out.finish().byteLength;
    };
    expect(size(0)).toBe(16);
    expect(size(8)).toBe(16 + 8 * (1 + 2 + 4 + 8));
  });
});
