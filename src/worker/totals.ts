import { GROUPS, WIDTHS, type Group } from '../sim/measure/layout';
import type { World } from '../sim/world';
import { FoldedSeconds } from './folded-seconds';

type Sums = Record<Group, Float64Array>;

/** Counters since the start of the run: what the closed seconds add up to, and the present second. */
export class Totals {
  private sums: Sums = {
    clients: new Float64Array(0),
    edges: new Float64Array(0),
    nodes: new Float64Array(0),
    instances: new Float64Array(0),
  };
  private readonly closed: FoldedSeconds<Sums>;

  constructor(private readonly world: World) {
    this.closed = new FoldedSeconds(world, {
      fold: ({ counts }) => GROUPS.forEach((group, g) => this.add(group, counts[g])),
      copy: () => copyOf(this.sums),
      restore: (copy) => (this.sums = copyOf(copy)),
    });
  }

  /** Takes up the seconds up to the present moment. */
  refresh(): void {
    this.closed.refresh();
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

function copyOf({ clients, edges, nodes, instances }: Sums): Sums {
  return {
    clients: clients.slice(),
    edges: edges.slice(),
    nodes: nodes.slice(),
    instances: instances.slice(),
  };
}
