import { ByteWriter } from '../../base/compact-bytes';
import { HISTOGRAM_WORDS, addSparse, quantile } from '../../base/histogram';
import { NS_PER_SECOND, type Duration } from '../../base/time';
import { GROUPS, LEVEL_WIDTHS, WIDTHS, type Group } from './layout';
import { BLOCK_SECONDS, packSeconds, type PackedSeconds } from './packed-seconds';
import { latenciesOf, type Second } from './second';
import { STAFF, type StaffedGroup } from './workers';

export type { Second } from './second';

const MAX_BYTES = 512 * 1024 * 1024;

/** Seconds that stay as they are at the end of the history, at least. */
const PLAIN_SECONDS = 32;

/** Blocks that were unpacked last and are kept so: one for who reads on, one for who stays where he is. */
const UNPACKED_BLOCKS = 2;

interface Unpacked {
  readonly block: number;
  readonly seconds: readonly Second[];
}

/**
 * All closed seconds of a run. Any range of them can be asked afterwards, percentiles included. The newest are plain
 * arrays; older ones are packed, block by block, and unpacked again for who asks. Going back in time cuts nothing:
 * what lies beyond the cursor is the known future, and a replay must write the same again.
 */
export class History {
  private readonly blocks: PackedSeconds[] = [];
  /** The seconds after the packed blocks. */
  private plain: Second[] = [];
  private unpacked: Unpacked[] = [];
  private readonly writer = new ByteWriter();
  private used = 0;
  /** Seconds closed at the present moment of the run; what lies beyond is known from before. */
  cursor = 0;

  constructor(private readonly limit = MAX_BYTES) {}

  close(index: number, second: Second): void {
    if (index < this.length) {
      compare(index, this.at(index), second);
    } else {
      this.plain.push(second);
      this.used += sizeOf(second);
      if (blocksOf(this.length) > this.blocks.length) this.pack();
    }
    this.cursor = index + 1;
  }

  rewind(cursor: number): void {
    this.cursor = cursor;
  }

  /**
   * The history of a run that leaves this one here: without the known future. Blocks at the end become plain again, so
   * that what a history takes depends on what it holds alone, and a run that is full is full at the same second again.
   */
  fork(): History {
    const fork = new History(this.limit);
    const length = Math.min(this.cursor, this.length);
    const kept = blocksOf(length);
    const again = this.blocks.slice(kept, Math.ceil(length / BLOCK_SECONDS));
    const seconds = [...again.flatMap((block) => block.unpack()), ...this.plain];
    fork.blocks.push(...this.blocks.slice(0, kept));
    fork.plain = seconds.slice(0, length - kept * BLOCK_SECONDS);
    for (const block of fork.blocks) fork.used += block.byteLength;
    for (const second of fork.plain) fork.used += sizeOf(second);
    fork.cursor = length;
    return fork;
  }

  /** False when the history is full: the run must stop. */
  get hasRoom(): boolean {
    return this.used < this.limit || this.cursor < this.length;
  }

  /** What the closed seconds take, without the few blocks that are unpacked for readers. */
  get bytes(): number {
    return this.used;
  }

  /** Closed seconds, the known future included. */
  get length(): number {
    return this.blocks.length * BLOCK_SECONDS + this.plain.length;
  }

  at(index: number): Second {
    const plain = index - this.blocks.length * BLOCK_SECONDS;
    if (plain >= 0) return this.plain[plain];
    return this.unpackedBlock(Math.floor(index / BLOCK_SECONDS))[index % BLOCK_SECONDS];
  }

  /**
   * A counter of one part, summed over the seconds from `from` up to but without `to`. Added up block by block,
   * packed or not: the order, and so the last bit of a large sum, is the same whenever it is asked.
   */
  sum(group: Group, row: number, counter: number, from: number, to: number): number {
    const g = GROUPS.indexOf(group);
    const at = row * WIDTHS[group] + counter;
    return this.addUp(
      from,
      to,
      (block, start, end) => block.sum(g, row, counter, start, end),
      ({ rows, counts }) => (row < rows[g] ? counts[g][at] : 0),
    );
  }

  /** A level of one part at the end of each second of a range, added up. */
  sumOfLevels(group: Group, row: number, level: number, from: number, to: number): number {
    const g = GROUPS.indexOf(group);
    const at = row * LEVEL_WIDTHS[group] + level;
    return this.addUp(
      from,
      to,
      (block, start, end) => block.sumOfLevels(g, row, level, start, end),
      ({ rows, levels }) => (row < rows[g] ? levels[g][at] : 0),
    );
  }

  private addUp(
    from: number,
    to: number,
    ofBlock: (block: PackedSeconds, start: number, end: number) => number,
    ofSecond: (second: Second) => number,
  ): number {
    let sum = 0;
    this.eachBlock(from, to, (start, end, block, first) => {
      let part = 0;
      if (block !== undefined) part = ofBlock(block, start - first, end - first);
      else for (let index = start; index < end; index++) part += ofSecond(this.at(index));
      sum += part;
    });
    return sum;
  }

  /** The time that all workers of a part had in a range of seconds: as many as there were at each moment. */
  workersTime(group: StaffedGroup, row: number, from: number, to: number): Duration {
    const { workers, lackNs } = STAFF[group];
    const atEnds = this.sumOfLevels(group, row, workers, from, to);
    return atEnds * NS_PER_SECOND - this.sum(group, row, lackNs, from, to);
  }

  /** The latencies of one part over a range of seconds, as one histogram. */
  latencies(group: Group, row: number, from: number, to: number): Uint32Array {
    const g = GROUPS.indexOf(group);
    const cells = new Uint32Array(HISTOGRAM_WORDS);
    this.eachBlock(from, to, (start, end, block, first) => {
      if (block !== undefined) {
        block.addLatencies(cells, g, row, start - first, end - first);
        return;
      }
      for (let index = start; index < end; index++) addSparse(cells, 0, latenciesOf(this.at(index), g, row));
    });
    return cells;
  }

  /** A latency percentile in nanoseconds, NaN when there were no answers. */
  percentile(group: Group, row: number, q: number, from: number, to: number): number {
    return quantile(this.latencies(group, row, from, to), 0, q);
  }

  /** Visits a range of seconds in pieces that end where blocks end; `block` is undefined where seconds are plain. */
  private eachBlock(
    from: number,
    to: number,
    visit: (start: number, end: number, block: PackedSeconds | undefined, first: number) => void,
  ): void {
    const last = Math.min(to, this.length);
    for (let start = from; start < last;) {
      const block = Math.floor(start / BLOCK_SECONDS);
      const end = Math.min(last, (block + 1) * BLOCK_SECONDS);
      visit(start, end, this.blocks[block], block * BLOCK_SECONDS);
      start = end;
    }
  }

  private pack(): void {
    const seconds = this.plain.splice(0, BLOCK_SECONDS);
    const block = packSeconds(seconds, this.writer);
    this.blocks.push(block);
    for (const second of seconds) this.used -= sizeOf(second);
    this.used += block.byteLength;
  }

  private unpackedBlock(block: number): readonly Second[] {
    const known = this.unpacked.find((one) => one.block === block);
    const newest = known ?? { block, seconds: this.blocks[block].unpack() };
    if (this.unpacked[0] !== newest) {
      this.unpacked = [newest, ...this.unpacked.filter((one) => one !== newest)].slice(0, UNPACKED_BLOCKS);
    }
    return newest.seconds;
  }
}

/** How many blocks of a history of this length are packed. */
function blocksOf(length: number): number {
  return Math.max(0, Math.floor((length - PLAIN_SECONDS) / BLOCK_SECONDS));
}

function compare(index: number, known: Second, again: Second): void {
  GROUPS.forEach((group, g) => {
    const same =
      sameNumbers(known.counts[g], again.counts[g]) &&
      sameNumbers(known.levels[g], again.levels[g]) &&
      known.latencies[g].length === again.latencies[g].length &&
      known.latencies[g].every((pairs, row) => sameNumbers(pairs, again.latencies[g][row]));
    if (!same) {
      throw new Error(
        `Replay differs from the first run: ${group} of second ${index} were counted otherwise`,
      );
    }
  });
}

function sameNumbers(a: Float64Array | Uint32Array, b: Float64Array | Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at])) return false;
  return true;
}

/** What an array costs beside its items, and what a second costs beside its arrays. */
const ARRAY_BYTES = 180;
const SECOND_BYTES = 300;

/** Close enough for a limit: the arrays, and what each of them costs by itself. */
function sizeOf(second: Second): number {
  let bytes = SECOND_BYTES;
  for (const list of [...second.counts, ...second.levels]) bytes += ARRAY_BYTES + list.byteLength;
  for (const rows of second.latencies) {
    for (const pairs of rows) bytes += 8 + (pairs.length > 0 ? ARRAY_BYTES + pairs.byteLength : 0);
  }
  return bytes;
}
