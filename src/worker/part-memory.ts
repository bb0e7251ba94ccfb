import { HISTOGRAM_WORDS, addSparse, quantile } from '../base/histogram';
import { NS_PER_SECOND, type Time } from '../base/time';
import { NODE_LEVEL, NODE_LEVEL_WIDTH, WIDTHS, type PartGroup } from '../sim/measure/layout';
import type { Second } from '../sim/measure/history';
import type { World } from '../sim/world';
import { FoldedSeconds } from './folded-seconds';
import { healthAfter, UNTRIED, type HealthState } from './health';
import { clientCounts, nodeCounts, type Counter, type PartCounts } from './part-counts';

/** What the closed seconds of a run say about one part: shown on while nobody calls it. */
export interface PartMemory {
  health: HealthState;
  failedShare: number;
  rejectedShare: number;
  /** In ms, and the end of the second that it is of. */
  p95: number;
  p95At: Time;
}

type Parts = Record<PartGroup, PartMemory[]>;

const GROUP_INDEX: Readonly<Record<PartGroup, number>> = { clients: 0, edges: 1, nodes: 2 };

/** Folds the closed seconds of a run, one after the other, into what is known of its parts. */
export class PartMemories {
  private parts: Parts = { clients: [], edges: [], nodes: [] };
  private readonly closed: FoldedSeconds<Parts>;
  private callers: readonly (readonly number[])[] = [];
  private callersAreOf: World['edgeParts'] = [];
  private readonly cells = new Uint32Array(HISTOGRAM_WORDS);

  constructor(private readonly world: World) {
    this.closed = new FoldedSeconds(world, {
      fold: (second, index) => this.fold(second, index),
      copy: () => copyOf(this.parts),
      restore: (copy) => (this.parts = copyOf(copy)),
    });
  }

  /** Takes up the seconds up to the present moment. */
  refresh(): void {
    this.closed.refresh();
  }

  of(group: PartGroup, row: number): PartMemory {
    return (this.parts[group][row] ??= {
      health: UNTRIED,
      failedShare: NaN,
      rejectedShare: NaN,
      p95: NaN,
      p95At: NaN,
    });
  }

  /** The edges that lead to a node; found anew when an edit has changed the edges. */
  callersOf(node: number): readonly number[] {
    if (this.callersAreOf !== this.world.edgeParts) {
      this.callersAreOf = this.world.edgeParts;
      this.callers = this.world.nodeParts.map((_, to) =>
        this.callersAreOf.flatMap((edge, row) => (edge.to === to ? [row] : [])),
      );
    }
    return this.callers[node] ?? [];
  }

  private fold(second: Second, index: number): void {
    const end = (index + 1) * NS_PER_SECOND;
    const count: Counter = (group, row, counter) => {
      const g = GROUP_INDEX[group];
      return row < second.rows[g] ? second.counts[g][row * WIDTHS[group] + counter] : 0;
    };
    for (let row = 0; row < second.rows[GROUP_INDEX.clients]; row++) {
      const counts = clientCounts(count, row);
      this.keep('clients', row, counts, counts.failed / counts.ended || 0, counts.ended > 0 ? 0 : NaN);
    }
    for (let row = 0; row < second.rows[GROUP_INDEX.nodes]; row++) {
      const level = (which: number): number =>
        second.levels[GROUP_INDEX.nodes][row * NODE_LEVEL_WIDTH + which];
      const lastAt = level(NODE_LEVEL.lastArrivedAt);
      const counts = nodeCounts(count, row, this.callersOf(row));
      this.keep('nodes', row, counts, level(NODE_LEVEL.trouble), lastAt > 0 ? end - lastAt : NaN);
    }
    for (const group of ['clients', 'edges', 'nodes'] as const) this.keepLatencies(group, second, end);
  }

  private keep(group: PartGroup, row: number, counts: PartCounts, own: number, idleFor: number): void {
    const memory = this.of(group, row);
    const { ended, failed, rejected, judged, bad } = counts;
    memory.health = healthAfter(memory.health, { own, any: bad / judged, idleFor }, NS_PER_SECOND);
    if (ended === 0) return;
    memory.failedShare = failed / ended;
    memory.rejectedShare = rejected / ended;
  }

  private keepLatencies(group: PartGroup, second: Second, end: Time): void {
    second.latencies[GROUP_INDEX[group]].forEach((pairs, row) => {
      if (pairs.length === 0) return;
      this.cells.fill(0);
      addSparse(this.cells, 0, pairs);
      const memory = this.of(group, row);
      memory.p95 = quantile(this.cells, 0, 0.95) / 1e6;
      memory.p95At = end;
    });
  }
}

function copyOf({ clients, edges, nodes }: Parts): Parts {
  const copies = (list: readonly PartMemory[]): PartMemory[] => list.map((memory) => ({ ...memory }));
  return { clients: copies(clients), edges: copies(edges), nodes: copies(nodes) };
}
