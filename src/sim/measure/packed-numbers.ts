import { ByteWriter, type ByteReader } from '../../base/compact-bytes';
import { CELLS } from '../../base/histogram';

/**
 * Rows of counters and of levels as bytes: for each eight of them a byte that says which are there, then those.
 * What is not there is as before: zero, or as in the second before.
 */
export function writeNumbers(
  out: ByteWriter,
  values: Float64Array,
  at: number,
  width: number,
  before?: Float64Array,
): void {
  for (let first = 0; first < width; first += 8) {
    const end = Math.min(first + 8, width);
    let there = 0;
    for (let index = first; index < end; index++) {
      if (!Object.is(values[at + index], before?.[at + index] ?? 0)) there |= 1 << (index - first);
    }
    out.byte(there);
    for (let index = first; index < end; index++) {
      if (has(there, index - first)) out.number(values[at + index]);
    }
  }
}

/** Overwrites the numbers that are there and leaves the others as they are. */
export function readNumbers(reader: ByteReader, values: Float64Array, at: number, width: number): void {
  for (let first = 0; first < width; first += 8) {
    let there = reader.byte();
    for (let index = at + first; there > 0; index++) {
      if (has(there, 0)) values[index] = reader.number();
      there >>>= 1;
    }
  }
}

/** One of the numbers, 0 when it is not there. Leaves the reader anywhere among them. */
export function readOne(reader: ByteReader, wanted: number): number {
  const first = wanted & ~7;
  skipNumbers(reader, first);
  const there = reader.byte();
  if (!has(there, wanted - first)) return 0;
  for (let index = 0; index < wanted - first; index++) {
    if (has(there, index)) reader.skipNumber();
  }
  return reader.number();
}

export function skipNumbers(reader: ByteReader, width: number): void {
  for (let first = 0; first < width; first += 8) {
    for (let there = reader.byte(); there > 0; there >>>= 1) {
      if (has(there, 0)) reader.skipNumber();
    }
  }
}

export function has(mask: number, bit: number): boolean {
  return ((mask >>> bit) & 1) === 1;
}

/** Most cells follow their neighbour closely: a gap below this stands in the same byte as the count. */
const GAPS = 4;

/** Space to work in, of no meaning between two calls. */
const latencyBytes = new ByteWriter();
const pairsRead = new Uint32Array(CELLS * 2);

/** A sparse histogram (base/histogram.ts), its length in bytes before it. */
export function writeLatencies(out: ByteWriter, pairs: Uint32Array): void {
  let next = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    const gap = pairs[at] - next;
    const near = Math.min(gap, GAPS - 1);
    latencyBytes.whole(pairs[at + 1] * GAPS + near);
    if (near === GAPS - 1) latencyBytes.whole(gap - near);
    next = pairs[at] + 1;
  }
  out.whole(latencyBytes.length);
  out.append(latencyBytes.finish());
}

/** The pairs; they hold until the next call. */
export function readLatencies(reader: ByteReader): Uint32Array {
  const length = reader.whole();
  const end = reader.at + length;
  let used = 0;
  let next = 0;
  while (reader.at < end) {
    const code = reader.whole();
    const count = Math.floor(code / GAPS);
    let gap = code - count * GAPS;
    if (gap === GAPS - 1) gap += reader.whole();
    pairsRead[used++] = next + gap;
    pairsRead[used++] = count;
    next += gap + 1;
  }
  return pairsRead.subarray(0, used);
}

export function skipLatencies(reader: ByteReader): void {
  const length = reader.whole();
  reader.at += length;
}
