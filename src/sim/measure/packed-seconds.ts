import { ByteReader, type ByteWriter } from '../../base/compact-bytes';
import { HISTOGRAM_WORDS, addSparse, clear, encodeSparse } from '../../base/histogram';
import { GROUPS, LEVEL_WIDTHS, WIDTHS } from './layout';
import {
  has,
  readLatencies,
  readNumbers,
  readOne,
  skipLatencies,
  skipNumbers,
  writeLatencies,
  writeNumbers,
} from './packed-numbers';
import { latenciesOf, NO_LATENCIES, type Second } from './second';

/** Seconds that are packed together: as many as a mask of one word can name. */
export const BLOCK_SECONDS = 32;

/**
 * Several seconds in few bytes, laid out by part: an entry for each part that did something, and none for an idle
 * one. An entry says in which seconds the part did something, then what it adds up to over the block (so that a
 * long range reads one sum a block), then each of those seconds: counters that are not zero, levels that are not as
 * in the second before, latencies.
 */
export class PackedSeconds {
  constructor(
    private readonly bytes: Uint8Array,
    /** By group and row: where the entry begins; 0 for an idle part. */
    private readonly starts: readonly Uint32Array[],
  ) {}

  get byteLength(): number {
    return this.starts.reduce((sum, starts) => sum + starts.byteLength, this.bytes.byteLength);
  }

  /** A counter of a part, over the seconds of this block from `from` up to but without `to`. */
  sum(g: number, row: number, counter: number, from: number, to: number): number {
    const reader = this.entryOf(g, row);
    if (reader === undefined) return 0;
    const active = reader.whole();
    if (to - from === BLOCK_SECONDS) return readOne(reader, counter);
    skipTotals(reader, g);
    let sum = 0;
    for (let second = 0; second < to; second++) {
      if (!has(active, second)) continue;
      const { at } = reader;
      if (second >= from) sum += readOne(reader, counter);
      reader.at = at;
      skipToLatencies(reader, g);
      skipLatencies(reader);
    }
    return sum;
  }

  /** A level of a part at the end of each of these seconds, added up. */
  sumOfLevels(g: number, row: number, level: number, from: number, to: number): number {
    const reader = this.entryOf(g, row);
    if (reader === undefined) return 0;
    const active = reader.whole();
    skipTotals(reader, g);
    const levelWidth = LEVEL_WIDTHS[GROUPS[g]];
    const levels = new Float64Array(levelWidth);
    let sum = 0;
    for (let second = 0; second < to; second++) {
      if (has(active, second)) {
        skipNumbers(reader, WIDTHS[GROUPS[g]]);
        readNumbers(reader, levels, 0, levelWidth);
        skipLatencies(reader);
      }
      if (second >= from) sum += levels[level];
    }
    return sum;
  }

  /** Adds the latencies of a part over a range of this block to a histogram. */
  addLatencies(target: Uint32Array, g: number, row: number, from: number, to: number): void {
    const reader = this.entryOf(g, row);
    if (reader === undefined) return;
    const active = reader.whole();
    if (to - from === BLOCK_SECONDS) {
      skipNumbers(reader, WIDTHS[GROUPS[g]]);
      addSparse(target, 0, readLatencies(reader));
      return;
    }
    skipTotals(reader, g);
    for (let second = 0; second < to; second++) {
      if (!has(active, second)) continue;
      skipToLatencies(reader, g);
      if (second < from) skipLatencies(reader);
      else addSparse(target, 0, readLatencies(reader));
    }
  }

  /** The seconds as they were. */
  unpack(): Second[] {
    const reader = new ByteReader(this.bytes);
    const seconds = Array.from({ length: BLOCK_SECONDS }, (): Second => {
      return { rows: [], counts: [], levels: [], latencies: [] };
    });
    GROUPS.forEach((group, g) => {
      for (const second of seconds) {
        const rows = reader.whole();
        second.rows.push(rows);
        second.counts.push(new Float64Array(rows * WIDTHS[group]));
        second.levels.push(new Float64Array(rows * LEVEL_WIDTHS[group]));
        second.latencies.push(new Array<Uint32Array>(reader.whole()).fill(NO_LATENCIES));
      }
      this.starts[g].forEach((start, row) => {
        if (start > 0) unpackRow(new ByteReader(this.bytes, start), seconds, g, row);
      });
    });
    return seconds;
  }

  private entryOf(g: number, row: number): ByteReader | undefined {
    const starts = this.starts[g];
    if (row >= starts.length || starts[row] === 0) return undefined;
    return new ByteReader(this.bytes, starts[row]);
  }
}

function skipTotals(reader: ByteReader, g: number): void {
  skipNumbers(reader, WIDTHS[GROUPS[g]]);
  skipLatencies(reader);
}

function skipToLatencies(reader: ByteReader, g: number): void {
  skipNumbers(reader, WIDTHS[GROUPS[g]]);
  skipNumbers(reader, LEVEL_WIDTHS[GROUPS[g]]);
}

function unpackRow(reader: ByteReader, seconds: readonly Second[], g: number, row: number): void {
  const width = WIDTHS[GROUPS[g]];
  const levelWidth = LEVEL_WIDTHS[GROUPS[g]];
  const active = reader.whole();
  skipTotals(reader, g);
  const levels = new Float64Array(levelWidth);
  seconds.forEach(({ rows, counts, levels: all, latencies }, index) => {
    if (row >= rows[g]) return;
    if (has(active, index)) {
      readNumbers(reader, counts[g], row * width, width);
      readNumbers(reader, levels, 0, levelWidth);
      const pairs = readLatencies(reader);
      if (pairs.length > 0) latencies[g][row] = pairs.slice();
    }
    all[g].set(levels, row * levelWidth);
  });
}

/** Packs exactly BLOCK_SECONDS seconds. The rows of a group never become fewer from one second to the next. */
export function packSeconds(seconds: readonly Second[], out: ByteWriter): PackedSeconds {
  GROUPS.forEach((_, g) => {
    for (const { rows, latencies } of seconds) {
      out.whole(rows[g]);
      out.whole(latencies[g].length);
    }
  });
  const starts = GROUPS.map((_, g) => {
    const perRow = new Uint32Array(seconds[BLOCK_SECONDS - 1].rows[g]);
    for (let row = 0; row < perRow.length; row++) perRow[row] = packRow(out, seconds, g, row);
    return perRow;
  });
  return new PackedSeconds(out.finish(), starts);
}

/** Writes the entry of a part and says where it begins: 0 when the part is idle and has none. */
function packRow(out: ByteWriter, seconds: readonly Second[], g: number, row: number): number {
  const width = WIDTHS[GROUPS[g]];
  const levelWidth = LEVEL_WIDTHS[GROUPS[g]];
  const levelsOf = (index: number): Float64Array | undefined =>
    index >= 0 && row < seconds[index].rows[g] ? seconds[index].levels[g] : undefined;
  let active = 0;
  seconds.forEach((second, index) => {
    if (row < second.rows[g] && isActive(second, levelsOf(index - 1), g, row)) active |= 1 << index;
  });
  if (active === 0) return 0;
  const start = out.length;
  out.whole(active >>> 0);
  writeTotals(out, seconds, g, row);
  seconds.forEach((second, index) => {
    if (!has(active, index)) return;
    writeNumbers(out, second.counts[g], row * width, width);
    writeNumbers(out, second.levels[g], row * levelWidth, levelWidth, levelsOf(index - 1));
    writeLatencies(out, latenciesOf(second, g, row));
  });
  return start;
}

function isActive(second: Second, before: Float64Array | undefined, g: number, row: number): boolean {
  return (
    latenciesOf(second, g, row).length > 0 ||
    differs(second.counts[g], undefined, row, WIDTHS[GROUPS[g]]) ||
    differs(second.levels[g], before, row, LEVEL_WIDTHS[GROUPS[g]])
  );
}

function differs(
  values: Float64Array,
  before: Float64Array | undefined,
  row: number,
  width: number,
): boolean {
  for (let at = row * width; at < (row + 1) * width; at++) {
    if (!Object.is(values[at], before?.[at] ?? 0)) return true;
  }
  return false;
}

/** Space to work in, empty between two calls. */
const latenciesOfAll = new Uint32Array(HISTOGRAM_WORDS);

function writeTotals(out: ByteWriter, seconds: readonly Second[], g: number, row: number): void {
  const width = WIDTHS[GROUPS[g]];
  const totals = new Float64Array(width);
  for (const second of seconds) {
    if (row >= second.rows[g]) continue;
    const counts = second.counts[g];
    for (let counter = 0; counter < width; counter++) totals[counter] += counts[row * width + counter];
    addSparse(latenciesOfAll, 0, latenciesOf(second, g, row));
  }
  writeNumbers(out, totals, 0, width);
  writeLatencies(out, encodeSparse(latenciesOfAll, 0));
  clear(latenciesOfAll, 0);
}
