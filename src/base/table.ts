import { grownCapacity } from './growth';
import type { SnapshotReader, SnapshotWriter } from './snapshot';

/**
 * A table keeps rows as columns of typed arrays. A row is addressed by its index; freed rows are handed out again
 * (last freed first). The whole table is a few arrays, and the used part of these is its snapshot.
 */
export type ColumnKind = 'u8' | 'u16' | 'i32' | 'f64';
export type Schema = Readonly<Record<string, ColumnKind>>;

interface ArrayOf {
  u8: Uint8Array;
  u16: Uint16Array;
  i32: Int32Array;
  f64: Float64Array;
}

export type Columns<S extends Schema> = { -readonly [Key in keyof S]: ArrayOf[S[Key]] };
type AnyColumn = ArrayOf[ColumnKind];

export class Table<S extends Schema> {
  col: Columns<S>;
  /** Rows below this index have been in use at some time. */
  high = 0;
  /** Rows in use now. */
  live = 0;
  /** Rows that fit before the columns grow. */
  capacity = 0;
  private freed = new Int32Array(0);
  private freedCount = 0;

  constructor(private readonly schema: S) {
    this.col = this.columns(0);
  }

  /** A row whose columns hold what its last user left there, and zeros at first: the caller sets every one of them. */
  alloc(): number {
    this.live++;
    if (this.freedCount > 0) return this.freed[--this.freedCount];
    if (this.high === this.capacity) this.grow(this.high + 1);
    return this.high++;
  }

  free(row: number): void {
    if (this.freedCount === this.freed.length) {
      const freed = new Int32Array(grownCapacity(this.freed.length, this.freedCount + 1));
      freed.set(this.freed);
      this.freed = freed;
    }
    this.freed[this.freedCount++] = row;
    this.live--;
  }

  write(out: SnapshotWriter): void {
    out.number(this.high);
    out.number(this.freedCount);
    out.array(this.freed, this.freedCount);
    for (const array of this.arrays()) out.array(array, this.high);
  }

  read(from: SnapshotReader): void {
    const high = from.number();
    if (high > this.capacity) this.grow(high);
    this.high = high;
    this.freedCount = from.number();
    this.live = high - this.freedCount;
    if (this.freedCount > this.freed.length) this.freed = new Int32Array(this.freedCount);
    from.array(this.freed, this.freedCount);
    for (const array of this.arrays()) {
      from.array(array, high);
      // Rows that the snapshot does not know have never been in use, as far as this run is concerned.
      array.fill(0, high);
    }
  }

  private grow(needed: number): void {
    const capacity = grownCapacity(this.capacity, needed);
    const next = this.columns(capacity);
    for (const key of Object.keys(this.schema)) next[key].set(this.col[key]);
    this.col = next;
    this.capacity = capacity;
  }

  private arrays(): AnyColumn[] {
    return Object.keys(this.schema).map((key) => this.col[key]);
  }

  private columns(capacity: number): Columns<S> {
    const columns: Record<string, AnyColumn> = {};
    for (const [key, kind] of Object.entries(this.schema)) columns[key] = makeColumn(kind, capacity);
    // The loop above gives every key of the schema the array of its kind, which is what Columns<S> says.
    return columns as Columns<S>;
  }
}

function makeColumn(kind: ColumnKind, capacity: number): AnyColumn {
  if (kind === 'u8') return new Uint8Array(capacity);
  if (kind === 'u16') return new Uint16Array(capacity);
  if (kind === 'i32') return new Int32Array(capacity);
  return new Float64Array(capacity);
}
