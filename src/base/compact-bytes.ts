/**
 * Numbers in as few bytes as they need: small whole numbers take one byte, larger ones seven bits a byte, and what is
 * no whole number from 0 to 2^53 takes nine. Every double comes back as it was, -0 and NaN included.
 */
const FIRST_BYTES = 4096;
const MAX_SCALE = Number.MAX_SAFE_INTEGER;

/** Can be used again after `finish`: its buffer keeps the size that was needed. */
export class ByteWriter {
  private bytes = new Uint8Array(FIRST_BYTES);
  private used = 0;
  private readonly double = new Float64Array(1);
  private readonly doubleBytes = new Uint8Array(this.double.buffer);

  get length(): number {
    return this.used;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.used++] = value;
  }

  /** A whole number from 0 to 2^53 - 1. */
  whole(value: number): void {
    this.reserve(8);
    let left = value;
    while (left >= 128) {
      const rest = Math.floor(left / 128);
      this.bytes[this.used++] = left - rest * 128 + 128;
      left = rest;
    }
    this.bytes[this.used++] = left;
  }

  /** Any number. */
  number(value: number): void {
    const isWhole = Number.isSafeInteger(value + 1) && value >= 0 && !Object.is(value, -0);
    if (isWhole && Number.isSafeInteger(value)) {
      this.whole(value + 1);
      return;
    }
    this.byte(0);
    this.double[0] = value;
    this.append(this.doubleBytes);
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.used);
    this.used += bytes.length;
  }

  finish(): Uint8Array {
    const written = this.bytes.slice(0, this.used);
    this.used = 0;
    return written;
  }

  private reserve(count: number): void {
    if (this.used + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.used + count, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.used));
    this.bytes = grown;
  }
}

/** Reads what a ByteWriter wrote, in the same order. */
export class ByteReader {
  private readonly double = new Float64Array(1);
  private readonly doubleBytes = new Uint8Array(this.double.buffer);

  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  byte(): number {
    return this.bytes[this.at++];
  }

  whole(): number {
    let value = this.bytes[this.at++];
    if (value < 128) return value;
    value -= 128;
    for (let scale = 128; scale < MAX_SCALE; scale *= 128) {
      const next = this.bytes[this.at++];
      if (next < 128) return value + next * scale;
      value += (next - 128) * scale;
    }
    throw new Error(`Invariant broken: no whole number ends at byte ${this.at} of ${this.bytes.length}`);
  }

  number(): number {
    const code = this.whole();
    if (code > 0) return code - 1;
    this.doubleBytes.set(this.bytes.subarray(this.at, this.at + 8));
    this.at += 8;
    return this.double[0];
  }

  skipNumber(): void {
    if (this.bytes[this.at] === 0) {
      this.at += 9;
      return;
    }
    while (this.bytes[this.at] >= 128) this.at++;
    this.at++;
  }
}
