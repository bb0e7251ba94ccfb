import { HISTOGRAM_WORDS, addSparse, clear, encodeSparse, record } from '../../base/histogram';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_SECOND, type Duration, type Time } from '../../base/time';
import { History } from './history';
import {
  AREAS,
  GROUPS,
  INSTANCE,
  INSTANCE_AREAS,
  INSTANCE_LEVEL,
  INSTANCE_LEVEL_WIDTH,
  INSTANCE_WIDTH,
  LEVEL_WIDTHS,
  NODE,
  NODE_LEVEL,
  NODE_LEVEL_WIDTH,
  NODE_WIDTH,
  WIDTHS,
} from './layout';
import { InstanceLatencies } from './instance-latencies';
import { NO_LATENCIES, type Second } from './second';
import { countThoseStillBusy, setWorkers } from './workers';

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
    /** Those of instances are kept apart (instance-latencies.ts). */
    readonly keepsLatencies = true,
  ) {}

  grow(rows: number): void {
    if (rows <= this.rows) return;
    const { counts, levels, cells } = this;
    (this.counts = new Float64Array(rows * this.width)).set(counts);
    (this.levels = new Float64Array(rows * this.levelWidth)).set(levels);
    if (this.keepsLatencies) (this.cells = new Uint32Array(rows * HISTOGRAM_WORDS)).set(cells);
    this.rows = rows;
  }

  get histograms(): number {
    return this.keepsLatencies ? this.rows : 0;
  }

  sparseHistograms(): Uint32Array[] {
    return Array.from({ length: this.histograms }, (_, row) => {
      const pairs = encodeSparse(this.cells, row * HISTOGRAM_WORDS);
      return pairs.length === 0 ? NO_LATENCIES : pairs;
    });
  }

  write(out: SnapshotWriter): void {
    out.number(this.rows);
    out.array(this.counts, this.counts.length);
    out.array(this.levels, this.levels.length);
    for (let row = 0; row < this.histograms; row++) {
      const pairs = encodeSparse(this.cells, row * HISTOGRAM_WORDS);
      out.number(pairs.length);
      out.array(pairs, pairs.length);
    }
  }

  read(from: SnapshotReader): void {
    this.rows = from.number();
    this.counts = new Float64Array(this.rows * this.width);
    this.levels = new Float64Array(this.rows * this.levelWidth);
    this.cells = new Uint32Array(this.histograms * HISTOGRAM_WORDS);
    from.array(this.counts, this.counts.length);
    from.array(this.levels, this.levels.length);
    for (let row = 0; row < this.histograms; row++) {
      const pairs = new Uint32Array(from.number());
      from.array(pairs, pairs.length);
      addSparse(this.cells, row * HISTOGRAM_WORDS, pairs);
    }
  }
}

/** What the newest request counts for in the trouble of a node: nine in a row that fail make it more than half. */
const TROUBLE_WEIGHT = 1 / 12;

/** By level of a node: the level of its instances that goes with it, or -1. */
const INSTANCE_LEVEL_OF = new Int8Array(AREAS).fill(-1);
INSTANCE_LEVEL_OF[NODE_LEVEL.busy] = INSTANCE_LEVEL.busy;
INSTANCE_LEVEL_OF[NODE_LEVEL.queued] = INSTANCE_LEVEL.queued;

/** What the meter has to know of a node: how many workers are wanted, and every instance that it ever had. */
interface StaffedNode {
  readonly model: { readonly instances: number; readonly concurrency: number };
  readonly allInstances: readonly number[];
}

export class Meter {
  readonly clients = new Counters(WIDTHS.clients, LEVEL_WIDTHS.clients);
  readonly edges = new Counters(WIDTHS.edges, LEVEL_WIDTHS.edges);
  readonly nodes = new Counters(WIDTHS.nodes, LEVEL_WIDTHS.nodes);
  readonly instances = new Counters(WIDTHS.instances, LEVEL_WIDTHS.instances, false);
  private readonly instanceLatencies = new InstanceLatencies();
  /** By instance: whether it is measured apart from its node, because the node has several. */
  instanceMeasured = new Uint8Array(0);
  /** That of the line that runs (chronicle.ts). */
  history = new History();
  /** When the current second ends. */
  secondEnds: Time = NS_PER_SECOND;

  constructor(private readonly clock: Float64Array) {}

  /** From this moment on the run has these parts. */
  grow(clients: number, edges: number, nodes: readonly StaffedNode[], instances: number): void {
    this.clients.grow(clients);
    this.edges.grow(edges);
    this.nodes.grow(nodes.length);
    this.instances.grow(instances);
    const passed = NS_PER_SECOND - (this.secondEnds - this.clock[0]);
    const isBeginning = this.instanceMeasured.length === 0;
    nodes.forEach(({ model, allInstances }, node) => {
      if (allInstances.length > 1) this.tellApart(node, allInstances[0], isBeginning);
      setWorkers(this.nodes, 'nodes', node, model.instances * model.concurrency, passed);
      allInstances.forEach((instance, place) => {
        const workers = place < model.instances ? model.concurrency : 0;
        setWorkers(this.instances, 'instances', instance, workers, passed);
      });
    });
  }

  /** Closes every second that has ended at `now`. */
  roll(now: Time): void {
    while (now >= this.secondEnds) {
      this.history.close(this.secondEnds / NS_PER_SECOND - 1, this.takeSecond());
      this.secondEnds += NS_PER_SECOND;
      this.addAreas(this.nodes.counts, this.instances.counts, NS_PER_SECOND);
    }
  }

  /** The part of the current second that has passed, areas included, as if it ended now. */
  partial(now: Time): Second {
    const second = this.copySecond();
    const [nodes, instances] = [GROUPS.indexOf('nodes'), GROUPS.indexOf('instances')];
    this.addAreas(second.counts[nodes], second.counts[instances], now - this.secondEnds);
    return second;
  }

  latency(group: Counters, row: number, duration: Duration): void {
    record(group.cells, row * HISTOGRAM_WORDS, duration);
  }

  /**
   * A level of a node and of one of its instances goes up or down. Its area of this second takes the change for all
   * that is left of the second, so nothing has to be brought up to date later.
   */
  changeLevel(node: number, instance: number, level: number, by: number): void {
    const area = by * (this.secondEnds - this.clock[0]);
    this.nodes.levels[node * NODE_LEVEL_WIDTH + level] += by;
    this.nodes.counts[node * NODE_WIDTH + NODE.areas + level] += area;
    if (this.instanceMeasured[instance] !== 0)
      this.changeOfInstance(instance, INSTANCE_LEVEL_OF[level], by, area);
  }

  /** One more request of a node ended: by its own fault badly (1) or not (0). */
  noteTrouble(node: number, wrong: 0 | 1): void {
    const { levels } = this.nodes;
    const at = node * NODE_LEVEL_WIDTH + NODE_LEVEL.trouble;
    levels[at] += TROUBLE_WEIGHT * (wrong - levels[at]);
  }

  /** A request comes in: it is counted, and present from now on unless it is turned away. */
  arrived(node: number, instance: number): void {
    this.nodes.counts[node * NODE_WIDTH + NODE.arrived]++;
    this.nodes.levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.lastArrivedAt] = this.clock[0];
    if (this.instanceMeasured[instance] !== 0) this.countOfInstance(instance, INSTANCE.arrived, 1);
  }

  /** A request is answered, and no longer present. */
  answered(node: number, instance: number, well: boolean, sojourn: Duration): void {
    const { counts, levels } = this.nodes;
    const at = node * NODE_WIDTH;
    counts[at + (well ? NODE.served : NODE.failed)]++;
    counts[at + NODE.sojournNs] += sojourn;
    counts[at + NODE.presentArea] -= this.secondEnds - this.clock[0];
    levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.present]--;
    record(this.nodes.cells, node * HISTOGRAM_WORDS, sojourn);
    if (this.instanceMeasured[instance] === 0) return;
    this.countOfInstance(instance, well ? INSTANCE.served : INSTANCE.failed, 1);
    this.countOfInstance(instance, INSTANCE.sojournNs, sojourn);
    this.instanceLatencies.note(instance, sojourn);
  }

  /** The node's own work is over after so long; its worker is free, or is held while the node calls others. */
  workEnds(node: number, instance: number, duration: Duration, isFree: boolean): void {
    const { counts, levels } = this.nodes;
    const left = this.secondEnds - this.clock[0];
    const at = node * NODE_WIDTH;
    counts[at + NODE.serviceNs] += duration;
    counts[at + NODE.workArea] -= left;
    levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.working]--;
    if (!isFree) return;
    counts[at + NODE.busyArea] -= left;
    levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.busy]--;
    if (this.instanceMeasured[instance] !== 0)
      this.changeOfInstance(instance, INSTANCE_LEVEL.busy, -1, -left);
  }

  /** A worker is taken, after the request waited so long, and begins the node's own work: two levels at once. */
  workBegins(node: number, instance: number, waited: Duration): void {
    const { counts, levels } = this.nodes;
    const left = this.secondEnds - this.clock[0];
    const at = node * NODE_WIDTH;
    counts[at + NODE.started]++;
    counts[at + NODE.workArea] += left;
    counts[at + NODE.busyArea] += left;
    levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.working]++;
    levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.busy]++;
    if (waited > 0) this.addWait(node, waited);
    if (this.instanceMeasured[instance] !== 0) this.changeOfInstance(instance, INSTANCE_LEVEL.busy, 1, left);
  }

  private addWait(node: number, waited: Duration): void {
    this.nodes.counts[node * NODE_WIDTH + NODE.waited]++;
    this.nodes.counts[node * NODE_WIDTH + NODE.waitNs] += waited;
  }

  countInstance(instance: number, counter: number): void {
    if (this.instanceMeasured[instance] !== 0) this.countOfInstance(instance, counter, 1);
  }

  // What concerns measured instances stays out of the functions above, which have to be small to be fast.
  private countOfInstance(instance: number, counter: number, by: number): void {
    this.instances.counts[instance * INSTANCE_WIDTH + counter] += by;
  }

  private changeOfInstance(instance: number, level: number, by: number, area: number): void {
    if (level < 0) return;
    this.instances.levels[instance * INSTANCE_LEVEL_WIDTH + level] += by;
    this.instances.counts[instance * INSTANCE_WIDTH + INSTANCE.areas + level] += area;
  }

  /** The only instance of a node is one of several now: it is measured by itself, with what it has at this moment. */
  private tellApart(node: number, instance: number, isBeginning: boolean): void {
    // Whoever is measured apart already is so from earlier on.
    if (this.instanceMeasured[instance] === 1) return;
    const { levels, counts } = this.instances;
    const left = this.secondEnds - this.clock[0];
    const busy = this.nodes.levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.busy];
    const queued = this.nodes.levels[node * NODE_LEVEL_WIDTH + NODE_LEVEL.queued];
    levels[instance * INSTANCE_LEVEL_WIDTH + INSTANCE_LEVEL.busy] = busy;
    levels[instance * INSTANCE_LEVEL_WIDTH + INSTANCE_LEVEL.queued] = queued;
    counts[instance * INSTANCE_WIDTH + INSTANCE.busyArea] += busy * left;
    counts[instance * INSTANCE_WIDTH + INSTANCE.queueArea] += queued * left;
    levels[instance * INSTANCE_LEVEL_WIDTH + INSTANCE_LEVEL.apartFrom] = isBeginning
      ? 0
      : this.secondEnds / NS_PER_SECOND;
  }

  /**
   * The first second in which an instance is measured by itself from its beginning to its end. What it did in the one
   * before is what its node did and its other instances did not; earlier ones are those of its node.
   */
  apartFrom(instance: number): number {
    if (this.instanceMeasured[instance] === 0) return Infinity;
    return this.instances.levels[instance * INSTANCE_LEVEL_WIDTH + INSTANCE_LEVEL.apartFrom];
  }

  /** Every level is taken to last for all of a time; a negative time takes it out again. */
  private addAreas(nodes: Float64Array, instances: Float64Array, time: Duration): void {
    const ofNodes = this.nodes.levels;
    for (let node = 0; node < this.nodes.rows; node++) {
      for (let level = 0; level < AREAS; level++) {
        nodes[node * NODE_WIDTH + NODE.areas + level] += time * ofNodes[node * NODE_LEVEL_WIDTH + level];
      }
    }
    const ofInstances = this.instances.levels;
    for (let row = 0; row < this.instances.rows; row++) {
      for (let level = 0; level < INSTANCE_AREAS; level++) {
        instances[row * INSTANCE_WIDTH + INSTANCE.areas + level] +=
          time * ofInstances[row * INSTANCE_LEVEL_WIDTH + level];
      }
    }
  }

  private copySecond(): Second {
    const second: Second = { rows: GROUPS.map(() => 0), counts: [], levels: [], latencies: [] };
    GROUPS.forEach((group, index) => {
      const from = this[group];
      second.rows[index] = from.rows;
      second.counts.push(from.counts.slice());
      second.levels.push(from.levels.slice());
      second.latencies.push(
        group === 'instances' ? this.instanceLatencies.histograms() : from.sparseHistograms(),
      );
    });
    return second;
  }

  private takeSecond(): Second {
    const second = this.copySecond();
    countThoseStillBusy(second);
    for (const group of GROUPS) {
      const { cells, counts, histograms } = this[group];
      counts.fill(0);
      for (let row = 0; row < histograms; row++) clear(cells, row * HISTOGRAM_WORDS);
    }
    this.instanceLatencies.clear();
    return second;
  }

  write(out: SnapshotWriter): void {
    out.number(this.secondEnds);
    for (const group of GROUPS) this[group].write(out);
    this.instanceLatencies.write(out);
  }

  read(from: SnapshotReader): void {
    this.secondEnds = from.number();
    for (const group of GROUPS) this[group].read(from);
    this.instanceLatencies.read(from);
    this.history.rewind(this.secondEnds / NS_PER_SECOND - 1);
  }
}
