import { HISTOGRAM_WORDS, addSparse, clear, encodeSparse, record } from '../../base/histogram';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_SECOND, type Duration, type Time } from '../../base/time';
import { History, type Second } from './history';
import {
  AREAS,
  GROUPS,
  LEVEL_WIDTHS,
  NODE,
  NODE_LEVEL,
  NODE_LEVEL_WIDTH,
  NODE_WIDTH,
  WIDTHS,
} from './layout';

/**
 * Counts what happens in the current second, and closes each second into the history when time passes its end.
 * Seconds are closed by the clock and not by events, so measuring never shows in the trace hash.
 */
class Counters {
  rows = 0;
  counts = new Float64Array(0);
  levels = new Float64Array(0);
  /** Latencies of the current second, a histogram a row. */
  cells = new Uint32Array(0);

  constructor(
    readonly width: number,
    readonly levelWidth: number,
  ) {}

  grow(rows: number): void {
    if (rows <= this.rows) return;
    const { counts, levels, cells } = this;
    (this.counts = new Float64Array(rows * this.width)).set(counts);
    (this.levels = new Float64Array(rows * this.levelWidth)).set(levels);
    (this.cells = new Uint32Array(rows * HISTOGRAM_WORDS)).set(cells);
    this.rows = rows;
  }

  write(out: SnapshotWriter): void {
    out.number(this.rows);
    out.array(this.counts, this.counts.length);
    out.array(this.levels, this.levels.length);
    for (let row = 0; row < this.rows; row++) {
      const pairs = encodeSparse(this.cells, row * HISTOGRAM_WORDS);
      out.number(pairs.length);
      out.array(pairs, pairs.length);
    }
  }

  read(from: SnapshotReader): void {
    this.rows = from.number();
    this.counts = new Float64Array(this.rows * this.width);
    this.levels = new Float64Array(this.rows * this.levelWidth);
    this.cells = new Uint32Array(this.rows * HISTOGRAM_WORDS);
    from.array(this.counts, this.counts.length);
    from.array(this.levels, this.levels.length);
    for (let row = 0; row < this.rows; row++) {
      const pairs = new Uint32Array(from.number());
      from.array(pairs, pairs.length);
      addSparse(this.cells, row * HISTOGRAM_WORDS, pairs);
    }
  }
}

/** Shared by all idle parts: thousands of empty arrays a second would be most of the history. */
const NO_LATENCIES = new Uint32Array(0);

/** What the newest request counts for in the trouble of a node: nine in a row that fail make it more than half. */
const TROUBLE_WEIGHT = 1 / 12;

export class Meter {
  readonly clients = new Counters(WIDTHS.clients, LEVEL_WIDTHS.clients);
  readonly edges = new Counters(WIDTHS.edges, LEVEL_WIDTHS.edges);
  readonly nodes = new Counters(WIDTHS.nodes, LEVEL_WIDTHS.nodes);
  readonly history = new History();
  /** When the current second ends. */
  secondEnds: Time = NS_PER_SECOND;

  constructor(private readonly clock: Float64Array) {}

  grow(clients: number, edges: number, nodes: number): void {
    this.clients.grow(clients);
    this.edges.grow(edges);
    this.nodes.grow(nodes);
  }

  /** Closes every second that has ended at `now`. */
  roll(now: Time): void {
    while (now >= this.secondEnds) {
      this.history.close(this.secondEnds / NS_PER_SECOND - 1, this.takeSecond());
      this.secondEnds += NS_PER_SECOND;
      this.addAreas(this.nodes.counts, 1, NS_PER_SECOND);
    }
  }

  /** The part of the current second that has passed, areas included, as if it ended now. */
  partial(now: Time): Second {
    const second = this.copySecond();
    this.addAreas(second.counts[GROUPS.indexOf('nodes')], -1, this.secondEnds - now);
    return second;
  }

  latency(group: Counters, row: number, duration: Duration): void {
    record(group.cells, row * HISTOGRAM_WORDS, duration);
  }

  /**
   * A level of a node goes up or down. Its area of this second takes the change for all that is left of the
   * second, so nothing has to be brought up to date later.
   */
  changeLevel(node: number, level: number, by: number): void {
    this.nodes.levels[node * NODE_LEVEL_WIDTH + level] += by;
    this.nodes.counts[node * NODE_WIDTH + NODE.areas + level] += by * (this.secondEnds - this.clock[0]);
  }

  /** One more request of a node ended: by its own fault badly (1) or not (0). */
  noteTrouble(node: number, wrong: 0 | 1): void {
    const { levels } = this.nodes;
    const at = node * NODE_LEVEL_WIDTH + NODE_LEVEL.trouble;
    levels[at] += TROUBLE_WEIGHT * (wrong - levels[at]);
  }

  /** A worker is taken and begins the node's own work: two levels at once. */
  workBegins(node: number): void {
    const { counts, levels } = this.nodes;
    const left = this.secondEnds - this.clock[0];
    levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.working]++;
    levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.busy]++;
    counts[node * NODE_WIDTH + NODE.workArea] += left;
    counts[node * NODE_WIDTH + NODE.busyArea] += left;
  }

  /** Every level is taken to last until the end of the second; `sign` -1 takes the time after now out again. */
  private addAreas(second: Float64Array, sign: number, time: Duration): void {
    const { levels, rows } = this.nodes;
    for (let node = 0; node < rows; node++) {
      for (let level = 0; level < AREAS; level++) {
        second[node * NODE_WIDTH + NODE.areas + level] +=
          sign * time * levels[node * NODE_LEVEL_WIDTH + level];
      }
    }
  }

  private copySecond(): Second {
    const second: Second = { rows: [0, 0, 0], counts: [], levels: [], latencies: [] };
    GROUPS.forEach((group, index) => {
      const from = this[group];
      second.rows[index] = from.rows;
      second.counts.push(from.counts.slice());
      second.levels.push(from.levels.slice());
      const latencies: Uint32Array[] = [];
      for (let row = 0; row < from.rows; row++) {
        const pairs = encodeSparse(from.cells, row * HISTOGRAM_WORDS);
        latencies.push(pairs.length === 0 ? NO_LATENCIES : pairs);
      }
      second.latencies.push(latencies);
    });
    return second;
  }

  private takeSecond(): Second {
    const second = this.copySecond();
    for (const group of GROUPS) {
      const { cells, counts, rows } = this[group];
      counts.fill(0);
      for (let row = 0; row < rows; row++) clear(cells, row * HISTOGRAM_WORDS);
    }
    return second;
  }

  write(out: SnapshotWriter): void {
    out.number(this.secondEnds);
    for (const group of GROUPS) this[group].write(out);
  }

  read(from: SnapshotReader): void {
    this.secondEnds = from.number();
    for (const group of GROUPS) this[group].read(from);
    this.history.rewind(this.secondEnds / NS_PER_SECOND - 1);
  }
}
