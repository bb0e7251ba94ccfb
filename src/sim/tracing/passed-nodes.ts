import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';

const BITS = 32;

/**
 * By request: the nodes at which a try of it arrived, a bit for each. A request has as many words as the nodes of the
 * run need, which grow with an edit that adds nodes.
 */
export class PassedNodes {
  words: Int32Array = new Int32Array(0);
  /** Words of a request. */
  width = 1;

  note(request: number, node: number): void {
    // A try for which nobody has chosen an instance arrives nowhere.
    if (node >= 0) this.words[request * this.width + (node >> 5)] |= 1 << (node & 31);
  }

  /** A row of the table of requests, which has room for so many, is another's from now on. */
  clear(request: number, capacity: number): void {
    const { width } = this;
    if (this.words.length < capacity * width) this.grow(capacity * width);
    for (let word = 0; word < width; word++) this.words[request * width + word] = 0;
  }

  /** The run has so many nodes from now on; `high` rows of requests have been in use. */
  widen(nodes: number, high: number): void {
    const width = Math.max(1, Math.ceil(nodes / BITS));
    if (width <= this.width) return;
    this.words = widened(this.words, this.width, width, high);
    this.width = width;
  }

  write(out: SnapshotWriter, high: number): void {
    out.number(this.width);
    out.array(this.words, high * this.width);
  }

  read(from: SnapshotReader, high: number, capacity: number): void {
    this.width = from.number();
    this.words = new Int32Array(capacity * this.width);
    from.array(this.words, high * this.width);
  }

  private grow(length: number): void {
    const grown = new Int32Array(length);
    grown.set(this.words);
    this.words = grown;
  }
}

/** The first rows of an array of words, each in a wider place. */
export function widened(words: Int32Array, width: number, wider: number, rows: number): Int32Array {
  const all = new Int32Array(rows * wider);
  for (let row = 0; row < rows; row++) {
    all.set(words.subarray(row * width, (row + 1) * width), row * wider);
  }
  return all;
}
