import { HISTOGRAM_WORDS, addSparse, quantile } from '../../base/histogram';
import { GROUPS, WIDTHS, type Group } from './layout';

/** What was measured in one whole second, a row for each part of each group (in the order of GROUPS). */
export interface Second {
  readonly rows: number[];
  readonly counts: Float64Array[];
  /** Levels at the end of the second. */
  readonly levels: Float64Array[];
  /** Latencies as sparse histograms (base/histogram.ts), by group and row. */
  readonly latencies: Uint32Array[][];
}

const MAX_BYTES = 512 * 1024 * 1024;

/**
 * All closed seconds of a run. Any range of them can be asked afterwards, percentiles included. Going back in time
 * cuts nothing: what lies beyond the cursor is the known future, and a replay must write the same again.
 */
export class History {
  private readonly seconds: Second[] = [];
  private bytes = 0;
  /** Seconds closed at the present moment of the run; what lies beyond is known from before. */
  cursor = 0;

  constructor(private readonly limit = MAX_BYTES) {}

  close(index: number, second: Second): void {
    if (index < this.seconds.length) {
      const known = this.seconds[index];
      GROUPS.forEach((group, g) => {
        if (!sameNumbers(known.counts[g], second.counts[g])) {
          throw new Error(
            `Replay differs from the first run: ${group} of second ${index} were counted otherwise`,
          );
        }
      });
    } else {
      this.seconds.push(second);
      this.bytes += sizeOf(second);
    }
    this.cursor = index + 1;
  }

  rewind(cursor: number): void {
    this.cursor = cursor;
  }

  /** Forgets the known future: a branch begins here. */
  cut(): void {
    for (const second of this.seconds.splice(this.cursor)) this.bytes -= sizeOf(second);
  }

  /** False when the history is full: the run must stop. */
  get hasRoom(): boolean {
    return this.bytes < this.limit || this.cursor < this.seconds.length;
  }

  /** Closed seconds, the known future included. */
  get length(): number {
    return this.seconds.length;
  }

  at(index: number): Second {
    return this.seconds[index];
  }

  /** A counter of one part, summed over the seconds from `from` up to but without `to`. */
  sum(group: Group, row: number, counter: number, from: number, to: number): number {
    const g = GROUPS.indexOf(group);
    const width = WIDTHS[group];
    let sum = 0;
    for (let index = from; index < Math.min(to, this.seconds.length); index++) {
      const second = this.seconds[index];
      if (row < second.rows[g]) sum += second.counts[g][row * width + counter];
    }
    return sum;
  }

  /** The latencies of one part over a range of seconds, as one histogram. */
  latencies(group: Group, row: number, from: number, to: number): Uint32Array {
    const g = GROUPS.indexOf(group);
    const cells = new Uint32Array(HISTOGRAM_WORDS);
    for (let index = from; index < Math.min(to, this.seconds.length); index++) {
      const second = this.seconds[index];
      if (row < second.rows[g]) addSparse(cells, 0, second.latencies[g][row]);
    }
    return cells;
  }

  /** A latency percentile in nanoseconds, NaN when there were no answers. */
  percentile(group: Group, row: number, q: number, from: number, to: number): number {
    return quantile(this.latencies(group, row, from, to), 0, q);
  }
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** Close enough for a limit: the arrays, and what each of them costs by itself. */
function sizeOf(second: Second): number {
  let bytes = 0;
  for (const list of [...second.counts, ...second.levels]) bytes += list.byteLength;
  for (const rows of second.latencies) {
    for (const pairs of rows) bytes += 8 + (pairs.length > 0 ? 100 + pairs.byteLength : 0);
  }
  return bytes;
}
