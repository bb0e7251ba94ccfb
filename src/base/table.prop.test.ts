import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SnapshotReader, SnapshotWriter } from './snapshot';
import { Table } from './table';

const SCHEMA = { small: 'u8', medium: 'u16', whole: 'i32', real: 'f64' } as const;

interface Step {
  readonly kind: 'alloc' | 'free' | 'snapshot';
  readonly value: number;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('alloc', 'alloc', 'alloc', 'free', 'free', 'snapshot'),
    value: fc.integer({ min: 1, max: 1_000_000 }),
  }),
  { minLength: 1, maxLength: 200 },
);

/** A table beside a map of the rows in use and a plain stack of the freed ones. */
class Pair {
  table = new Table(SCHEMA);
  readonly used = new Map<number, number>();
  private readonly freed: number[] = [];
  private rows = 0;

  step({ kind, value }: Step): void {
    if (kind === 'alloc') this.alloc(value);
    else if (kind === 'snapshot') this.snapshot();
    else if (this.used.size > 0) this.free([...this.used.keys()][value % this.used.size]);
    this.compare();
  }

  private alloc(value: number): void {
    const row = this.table.alloc();
    expect(row).toBe(this.freed.pop() ?? this.rows);
    this.rows = Math.max(this.rows, row + 1);
    const { small, medium, whole, real } = this.table.col;
    small[row] = value;
    medium[row] = value;
    whole[row] = -value;
    real[row] = value / 3;
    this.used.set(row, value);
  }

  private free(row: number): void {
    this.table.free(row);
    this.used.delete(row);
    this.freed.push(row);
  }

  /** Goes on with another table, that held something else before. */
  private snapshot(): void {
    const out = new SnapshotWriter();
    this.table.write(out);
    const restored = new Table(SCHEMA);
    for (let k = 0; k < 20; k++) restored.alloc();
    restored.free(3);
    restored.free(5);
    const from = new SnapshotReader(out.finish());
    restored.read(from);
    from.finish();
    this.table = restored;
  }

  private compare(): void {
    const { col, live, high, capacity } = this.table;
    expect([live, high]).toEqual([this.used.size, this.rows]);
    expect(capacity).toBeGreaterThanOrEqual(high);
    for (const [row, value] of this.used) {
      const found = [col.small[row], col.medium[row], col.whole[row], col.real[row]];
      expect(found).toEqual([value % 256, value % 65_536, -value, value / 3]);
    }
  }
}

describe('any table', () => {
  it('keeps the values of its rows and hands freed rows out again, last freed first', () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const pair = new Pair();
        for (const step of todo) pair.step(step);
      }),
      { numRuns: 60 },
    );
  });
});
