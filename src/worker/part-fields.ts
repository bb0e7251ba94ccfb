import { FAILED_OUTCOMES, FALLBACK, OUTCOMES, type OutcomeId } from '../base/outcome';
import {
  CLIENT_LEVEL_WIDTH,
  EDGE,
  EDGE_LEVEL,
  EDGE_LEVEL_WIDTH,
  CLIENT,
  NODE,
  NODE_LEVEL,
  NODE_LEVEL_WIDTH,
  WIDTHS,
  type PartGroup,
} from '../sim/measure/layout';
import { NS_PER_SECOND } from '../base/time';
import type { World } from '../sim/world';
import { EDGE_FIELD, NODE_FIELD } from './frame';
import { faultedParts, readyInstances, startingInstances, type FaultedParts } from './faulted-parts';
import { healthAfter } from './health';
import { Lately } from './lately';
import type { PartRows } from './layout-of';
import { clientCounts, nodeCounts, type Counter, type PartCounts } from './part-counts';
import { PartMemories } from './part-memory';
import { endsOf, goodputOf, type EndCounts } from './points';
import { Totals } from './totals';

/** Turned away before the call was sent, by a guard of its own edge. */
const AT_THE_GATE = codesOf('short-circuited', 'bulkhead-full', 'bulkhead-wait', 'rate-limited');

/** Turned away by the callee or further on. */
const BEYOND = codesOf('shed', 'refused', 'expired');

function codesOf(...ids: OutcomeId[]): readonly number[] {
  return OUTCOMES.flatMap(({ id }, code) => (ids.includes(id) ? [code] : []));
}

/** Measures the nodes and edges of a world for frames. A quiet part shows what it was like when it was last called. */
export class PartFields {
  readonly lately: Lately;
  readonly totals: Totals;
  private readonly memories: PartMemories;
  private readonly percentiles: Record<PartGroup, number[]> = { clients: [], edges: [], nodes: [] };
  private takesPercentiles = true;
  private faults: FaultedParts = { nodes: new Set(), edges: new Set() };
  private readonly latelyCounter: Counter;
  private readonly presentCounter: Counter;

  constructor(private readonly world: World) {
    this.lately = new Lately(world);
    this.totals = new Totals(world);
    this.memories = new PartMemories(world);
    this.latelyCounter = (group, row, counter) => this.lately.rate(group, row, counter);
    this.presentCounter = (group, row, counter) => {
      const { counts, rows } = world.meter[group];
      return row < rows ? counts[row * WIDTHS[group] + counter] : 0;
    };
  }

  /** To be called once before the parts of a frame. */
  refresh(withPercentiles: boolean): void {
    this.takesPercentiles = withPercentiles;
    this.lately.refresh();
    this.totals.refresh();
    this.memories.refresh();
    this.faults = faultedParts(this.world);
  }

  writeNode(data: Float64Array, offset: number, part: PartRows['nodes'][number]): void {
    if (part.group === 'clients') this.writeClient(data, offset, part.row);
    else this.writeWorkNode(data, offset, part.row);
  }

  private writeClient(data: Float64Array, offset: number, row: number): void {
    const rate = this.lately.rate('clients', row, CLIENT.asked);
    const idleFor = rate > 0 ? 0 : NaN;
    const lately = clientCounts(this.latelyCounter, row);
    this.writeShares(data, offset, 'clients', row, lately);
    data[offset + NODE_FIELD.rate] = rate;
    data[offset + NODE_FIELD.inFlight] = this.world.meter.clients.levels[row * CLIENT_LEVEL_WIDTH];
    data[offset + NODE_FIELD.capacity] = NaN;
    data[offset + NODE_FIELD.instances] = NaN;
    data[offset + NODE_FIELD.ready] = NaN;
    data[offset + NODE_FIELD.idleFor] = idleFor;
    data[offset + NODE_FIELD.health] = this.healthOf(
      'clients',
      row,
      clientCounts(this.presentCounter, row),
      lately.failed / lately.ended || 0,
      idleFor,
    );
  }

  private writeWorkNode(data: Float64Array, offset: number, row: number): void {
    const callers = this.memories.callersOf(row);
    this.writeShares(data, offset, 'nodes', row, nodeCounts(this.latelyCounter, row, callers));
    const { model } = this.world.nodeParts[row];
    const { levels } = this.world.meter.nodes;
    const level = row * NODE_LEVEL_WIDTH;
    const lastAt = levels[level + NODE_LEVEL.lastArrivedAt];
    const idleFor = lastAt > 0 ? this.world.now - lastAt : NaN;
    data[offset + NODE_FIELD.rate] = this.lately.rate('nodes', row, NODE.arrived);
    data[offset + NODE_FIELD.inFlight] = levels[level + NODE_LEVEL.busy];
    data[offset + NODE_FIELD.capacity] = model.instances * model.concurrency;
    data[offset + NODE_FIELD.queued] = levels[level + NODE_LEVEL.queued];
    data[offset + NODE_FIELD.queueRoom] = model.instances * model.queueRoom;
    data[offset + NODE_FIELD.idleFor] = idleFor;
    data[offset + NODE_FIELD.faulted] = this.faults.nodes.has(row) ? 1 : 0;
    data[offset + NODE_FIELD.instances] = model.instances;
    data[offset + NODE_FIELD.ready] = readyInstances(this.world, row);
    data[offset + NODE_FIELD.starting] = startingInstances(this.world, row);
    this.writeData(data, offset, row);
    const present = nodeCounts(this.presentCounter, row, callers);
    data[offset + NODE_FIELD.health] = this.healthOf(
      'nodes',
      row,
      present,
      levels[level + NODE_LEVEL.trouble],
      idleFor,
    );
  }

  private writeData(data: Float64Array, offset: number, row: number): void {
    const { data: keeper } = this.world;
    if (keeper === null) {
      data.fill(0, offset + NODE_FIELD.sagas, offset + NODE_FIELD.conflicts + 1);
      return;
    }
    data[offset + NODE_FIELD.sagas] = keeper.sagasAt(row, false);
    data[offset + NODE_FIELD.stuck] = keeper.sagasAt(row, true);
    data[offset + NODE_FIELD.missing] = 1 + keeper.lagAt(row);
    data[offset + NODE_FIELD.behind] = keeper.hasViewInTrouble(row) ? 1 : 0;
    data[offset + NODE_FIELD.conflicts] = keeper.conflictsAt(row);
  }

  writeEdge(data: Float64Array, offset: number, row: number): void {
    const rate = (counter: number): number => this.lately.rate('edges', row, counter);
    const total = (counter: number): number => this.totals.of('edges', row, counter);
    const sum = (codes: readonly number[], of: (counter: number) => number): number =>
      codes.reduce((all, code) => all + of(EDGE.outcome + code), 0);
    const { levels } = this.world.meter.edges;
    const level = row * EDGE_LEVEL_WIDTH;
    data[offset + EDGE_FIELD.callRate] = rate(EDGE.calls);
    data[offset + EDGE_FIELD.sentRate] = rate(EDGE.sent);
    data[offset + EDGE_FIELD.okRate] = rate(EDGE.outcome);
    data[offset + EDGE_FIELD.failedRate] = sum(FAILED_OUTCOMES, rate);
    data[offset + EDGE_FIELD.rejectedRate] = sum(AT_THE_GATE, rate);
    data[offset + EDGE_FIELD.retryRate] = rate(EDGE.retries);
    data[offset + EDGE_FIELD.p95] = this.latencyOf('edges', row).p95;
    data[offset + EDGE_FIELD.open] = levels[level + EDGE_LEVEL.open];
    data[offset + EDGE_FIELD.zombies] = levels[level + EDGE_LEVEL.zombies];
    data[offset + EDGE_FIELD.calls] = total(EDGE.calls);
    data[offset + EDGE_FIELD.sent] = total(EDGE.sent);
    data[offset + EDGE_FIELD.ok] = total(EDGE.outcome);
    data[offset + EDGE_FIELD.failed] = sum(FAILED_OUTCOMES, total);
    data[offset + EDGE_FIELD.rejected] = sum(AT_THE_GATE, total);
    data[offset + EDGE_FIELD.refused] = sum(BEYOND, total);
    data[offset + EDGE_FIELD.retries] = total(EDGE.retries);
    data[offset + EDGE_FIELD.late] = total(EDGE.late);
    data[offset + EDGE_FIELD.lost] = total(EDGE.lost);
    data[offset + EDGE_FIELD.faulted] = this.faults.edges.has(row) ? 1 : 0;
    data[offset + EDGE_FIELD.fallbackRate] = rate(EDGE.outcome + FALLBACK);
    data[offset + EDGE_FIELD.fallback] = total(EDGE.outcome + FALLBACK);
  }

  /** How requests ended lately over all clients, and the share of them that was answered in time. */
  endToEnd(clients: readonly number[]): EndCounts & { readonly goodput: number } {
    const ends = endsOf((counter) =>
      clients.reduce((sum, row) => sum + this.lately.rate('clients', row, counter), 0),
    );
    return { ...ends, goodput: goodputOf(ends) };
  }

  /** In ms, and how old it is in ns: 0 when answers came lately. */
  private latencyOf(group: PartGroup, row: number): { readonly p95: number; readonly age: number } {
    const { p95, p95At } = this.memories.of(group, row);
    const lately = this.latelyPercentile(group, row);
    return Number.isNaN(lately) ? { p95, age: this.world.now - p95At } : { p95: lately, age: 0 };
  }

  /** Percentiles are dear: while a run plays they are taken anew some times a second and not with every frame. */
  private latelyPercentile(group: PartGroup, row: number): number {
    const known = this.percentiles[group];
    if (this.takesPercentiles || known[row] === undefined) {
      known[row] = this.lately.percentile(group, [row], 0.95);
    }
    return known[row];
  }

  private writeShares(
    data: Float64Array,
    offset: number,
    group: PartGroup,
    row: number,
    { ended, failed, rejected }: PartCounts,
  ): void {
    const memory = this.memories.of(group, row);
    const { p95, age } = this.latencyOf(group, row);
    data[offset + NODE_FIELD.failedShare] = ended > 0 ? failed / ended : memory.failedShare;
    data[offset + NODE_FIELD.rejectedShare] = ended > 0 ? rejected / ended : memory.rejectedShare;
    data[offset + NODE_FIELD.p95] = p95;
    data[offset + NODE_FIELD.p95Age] = age;
  }

  /** The health of the closed seconds, and on top of it the present one as far as it has come. */
  private healthOf(
    group: PartGroup,
    row: number,
    { judged, bad }: PartCounts,
    own: number,
    idleFor: number,
  ): number {
    const { meter, now } = this.world;
    const passed = NS_PER_SECOND - (meter.secondEnds - now);
    const evidence = { own, any: bad / judged, idleFor };
    return healthAfter(this.memories.of(group, row).health, evidence, passed).health;
  }
}
