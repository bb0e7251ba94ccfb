import { GROUPS, WIDTHS, type Group } from '../sim/measure/layout';
import type { World } from '../sim/world';

/** Counters since the start of the run: what the closed seconds add up to, and the present second. */
export class Totals {
  private readonly sums: Record<Group, Float64Array> = {
    clients: new Float64Array(0),
    edges: new Float64Array(0),
    nodes: new Float64Array(0),
    instances: new Float64Array(0),
  };
  private closed = 0;

  constructor(private readonly world: World) {}

  /** Takes up the seconds that were closed since the last call. */
  refresh(): void {
    const { history } = this.world.meter;
    for (; this.closed < history.cursor; this.closed++) {
      const second = history.at(this.closed);
      GROUPS.forEach((group, g) => this.add(group, second.counts[g]));
    }
  }

  of(group: Group, row: number, counter: number): number {
    const at = row * WIDTHS[group] + counter;
    return (this.sums[group][at] ?? 0) + (this.world.meter[group].counts[at] ?? 0);
  }

  private add(group: Group, counts: Float64Array): void {
    if (counts.length > this.sums[group].length) {
      const grown = new Float64Array(counts.length);
      grown.set(this.sums[group]);
      this.sums[group] = grown;
    }
    const sums = this.sums[group];
    for (let at = 0; at < counts.length; at++) sums[at] += counts[at];
  }
}
