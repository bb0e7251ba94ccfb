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

  it('tells an earlier user of a row from the present one by the generation', () => {
    const table = new Table(SCHEMA);
    const row = table.alloc();
    const kept = table.generation[row];
    table.free(row);
    expect(table.alloc()).toBe(row);
    expect(table.generation[row]).toBe(kept + 1);
  });

  it('keeps values and generations when it grows past the size where doubling ends', () => {
    const table = new Table(SCHEMA);
    table.free(table.alloc());
    const rows = 12_000;
    for (let k = 0; k < rows; k++) add(table, 0, k + 0.5);
    expect(table.live).toBe(rows);
    expect(table.generation[0]).toBe(1);
    expect(table.col.at.subarray(0, rows).every((value, row) => value === row + 0.5)).toBe(true);
    expect(table.capacity).toBeLessThan(rows * 1.2);
  });

  it('counts the bytes of a row with its generation', () => {
    expect(new Table(SCHEMA).rowBytes).toBe(1 + 2 + 4 + 8 + 2);
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

  it('forgets the generations of rows that the snapshot does not know yet', () => {
    const table = new Table(SCHEMA);
    const out = new SnapshotWriter();
    table.write(out);
    table.free(table.alloc());
    table.read(new SnapshotReader(out.finish()));
    expect(table.generation[table.alloc()]).toBe(0);
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
    expect(size(8)).toBe(16 + 8 * (1 + 2 + 4 + 8 + 2));
  });
});
