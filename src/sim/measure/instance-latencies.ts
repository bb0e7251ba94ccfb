import { CELLS, cellOf } from '../../base/histogram';
import { grownCapacity } from '../../base/growth';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import type { Duration } from '../../base/time';
import { NO_LATENCIES } from './second';

/** Of a mark: the instance times this, and the cell of the histogram. */
const STRIDE = 2048;
if (CELLS > STRIDE)
  throw new Error(`Invariant broken: ${CELLS} cells of a histogram do not fit into ${STRIDE}`);

/**
 * The latencies of the instances in the current second. A histogram is large and instances are many, so each answer
 * leaves a mark, and the marks become histograms when the second is closed.
 */
export class InstanceLatencies {
  private marks = new Uint32Array(0);
  private count = 0;

  note(instance: number, duration: Duration): void {
    if (this.count === this.marks.length) this.grow();
    this.marks[this.count++] = instance * STRIDE + cellOf(duration);
  }

  /** By instance up to the last that answered: a sparse histogram (base/histogram.ts) of what it did so far. */
  histograms(): Uint32Array[] {
    const marks = this.marks.slice(0, this.count).sort((a, b) => a - b);
    const all: Uint32Array[] = [];
    for (let from = 0, to = 0; from < marks.length; from = to) {
      const instance = Math.floor(marks[from] / STRIDE);
      while (to < marks.length && Math.floor(marks[to] / STRIDE) === instance) to++;
      while (all.length < instance) all.push(NO_LATENCIES);
      all.push(pairsOf(marks.subarray(from, to)));
    }
    return all;
  }

  clear(): void {
    this.count = 0;
  }

  write(out: SnapshotWriter): void {
    out.number(this.count);
    out.array(this.marks, this.count);
  }

  read(from: SnapshotReader): void {
    this.count = from.number();
    if (this.count > this.marks.length) this.marks = new Uint32Array(this.count);
    from.array(this.marks, this.count);
  }

  private grow(): void {
    const grown = new Uint32Array(grownCapacity(this.marks.length, this.count + 1));
    grown.set(this.marks);
    this.marks = grown;
  }
}

/** Sorted marks of one instance as pairs of a cell and how often it was met. */
function pairsOf(marks: Uint32Array): Uint32Array {
  const pairs: number[] = [];
  for (const mark of marks) {
    const cell = mark % STRIDE;
    if (pairs.at(-2) === cell) pairs[pairs.length - 1]++;
    else pairs.push(cell, 1);
  }
  return Uint32Array.from(pairs);
}
