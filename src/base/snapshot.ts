/**
 * A snapshot is one ArrayBuffer: sections of numbers, each padded to eight bytes, written and read in the same
 * order. Writer and reader know nothing of what they carry; tables, heaps and engines write themselves.
 */
export type NumberArray = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

const FIRST_BYTES = 4096;

/** Can be used again after `finish`: its buffer keeps the size that the last snapshot needed. */
export class SnapshotWriter {
  private buffer = new ArrayBuffer(FIRST_BYTES);
  private bytes = new Uint8Array(this.buffer);
  private doubles = new Float64Array(this.buffer);
  private used = 0;

  number(value: number): void {
    this.reserve(8);
    this.doubles[this.used >>> 3] = value;
    this.used += 8;
  }

  /** The first `count` items of an array. The reader must know or read the count. */
  array(items: NumberArray, count: number): void {
    const size = count * items.BYTES_PER_ELEMENT;
    this.reserve(size);
    this.bytes.set(new Uint8Array(items.buffer, items.byteOffset, size), this.used);
    this.used += padded(size);
  }

  /** `count` items of a ring from `head` on, as one section. */
  ring(items: NumberArray, head: number, count: number): void {
    const width = items.BYTES_PER_ELEMENT;
    this.reserve(count * width);
    const bytes = new Uint8Array(items.buffer, items.byteOffset, items.byteLength);
    const straight = Math.min(count, items.length - head);
    this.bytes.set(bytes.subarray(head * width, (head + straight) * width), this.used);
    this.bytes.set(bytes.subarray(0, (count - straight) * width), this.used + straight * width);
    this.used += padded(count * width);
  }

  finish(): ArrayBuffer {
    const snapshot = this.buffer.slice(0, this.used);
    this.used = 0;
    return snapshot;
  }

  /** Makes room, with zeros where the padding will be: equal states give equal bytes. */
  private reserve(size: number): void {
    const needed = this.used + padded(size);
    if (needed > this.buffer.byteLength) this.grow(needed);
    if (size > 0) this.doubles[(needed >>> 3) - 1] = 0;
  }

  private grow(needed: number): void {
    const grown = new ArrayBuffer(padded(Math.max(needed, this.buffer.byteLength * 2)));
    new Uint8Array(grown).set(this.bytes.subarray(0, this.used));
    this.buffer = grown;
    this.bytes = new Uint8Array(grown);
    this.doubles = new Float64Array(grown);
  }
}

export class SnapshotReader {
  private readonly doubles: Float64Array;
  private at = 0;

  constructor(private readonly buffer: ArrayBuffer) {
    this.doubles = new Float64Array(buffer);
  }

  number(): number {
    if (this.at + 8 > this.buffer.byteLength) throw new Error(this.tooShort(8));
    const value = this.doubles[this.at >>> 3];
    this.at += 8;
    return value;
  }

  /** Fills the first `count` items of `target`, which must be large enough. */
  array(target: NumberArray, count: number): void {
    const size = count * target.BYTES_PER_ELEMENT;
    if (count > target.length) {
      throw new Error(`Snapshot section of ${count} items does not fit an array of ${target.length}`);
    }
    if (this.at + size > this.buffer.byteLength) throw new Error(this.tooShort(size));
    const from = new Uint8Array(this.buffer, this.at, size);
    new Uint8Array(target.buffer, target.byteOffset, size).set(from);
    this.at += padded(size);
  }

  /** Every byte must have been read: a leftover means that writer and reader disagree. */
  finish(): void {
    if (this.at !== this.buffer.byteLength) {
      throw new Error(`Snapshot has ${this.buffer.byteLength} bytes but ${this.at} were read`);
    }
  }

  private tooShort(size: number): string {
    return `Snapshot ends at byte ${this.buffer.byteLength}: ${size} more were expected at ${this.at}`;
  }
}

function padded(size: number): number {
  return (size + 7) & ~7;
}
