import { HISTOGRAM_WORDS, addSparse, clear, merge, quantile } from '../base/histogram';
import { NS_PER_SECOND } from '../base/time';
import { GROUPS, WIDTHS, type Group, type PartGroup } from '../sim/measure/layout';
import type { World } from '../sim/world';

/**
 * Rates and latencies of the last simulated second at any moment: all of the present second, and of the one before
 * the part that is less than a second ago, as if its calls had come evenly.
 */
export class Lately {
  private share = 0;
  private length = 1;
  private readonly cells = new Uint32Array(HISTOGRAM_WORDS);

  constructor(private readonly world: World) {}

  /** Looks at the present moment; the rates below are of it until the next call. */
  refresh(): void {
    const { meter, now } = this.world;
    const passed = 1 - (meter.secondEnds - now) / NS_PER_SECOND;
    const closed = meter.history.cursor;
    this.share = closed > 0 ? 1 - passed : 0;
    // In its very first second a run has only what has passed of it.
    this.length = closed > 0 ? 1 : Math.max(passed, 0.05);
  }

  /** A counter of one part, per second. */
  rate(group: Group, row: number, counter: number): number {
    const { meter } = this.world;
    const at = row * WIDTHS[group] + counter;
    const present = row < meter[group].rows ? meter[group].counts[at] : 0;
    return (present + this.share * this.before(group, at)) / this.length;
  }

  /** A percentile in ms of the latencies of the last second and the one before; NaN when there were none. */
  percentile(group: PartGroup, rows: readonly number[], q: number): number {
    this.gather(group, rows);
    return quantile(this.cells, 0, q) / 1e6;
  }

  /** p50, p95 and p99 of several parts together. */
  percentiles(group: PartGroup, rows: readonly number[]): readonly [number, number, number] {
    this.gather(group, rows);
    const at = (q: number): number => quantile(this.cells, 0, q) / 1e6;
    return [at(0.5), at(0.95), at(0.99)];
  }

  private gather(group: PartGroup, rows: readonly number[]): void {
    const { meter } = this.world;
    clear(this.cells, 0);
    const g = groupIndex(group);
    const before = meter.history.cursor > 0 ? meter.history.at(meter.history.cursor - 1) : undefined;
    for (const row of rows) {
      if (row < meter[group].rows) merge(this.cells, 0, meter[group].cells, row * HISTOGRAM_WORDS);
      const pairs = before?.latencies[g][row];
      if (pairs !== undefined) addSparse(this.cells, 0, pairs);
    }
  }

  private before(group: Group, at: number): number {
    const { history } = this.world.meter;
    if (this.share === 0) return 0;
    return history.at(history.cursor - 1).counts[groupIndex(group)][at] ?? 0;
  }
}

function groupIndex(group: Group): number {
  return GROUPS.indexOf(group);
}
