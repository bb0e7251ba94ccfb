import { OUTCOMES, TIMEOUT } from '../base/outcome';
import type { Time } from '../base/time';
import {
  CLIENT,
  CLIENT_LEVEL_WIDTH,
  EDGE,
  EDGE_LEVEL,
  EDGE_LEVEL_WIDTH,
  NODE,
  NODE_LEVEL,
  NODE_LEVEL_WIDTH,
  type Group,
} from '../sim/measure/layout';
import type { World } from '../sim/world';
import { EDGE_FIELD, NODE_FIELD } from './frame';
import { HealthBook } from './health';
import { Lately } from './lately';
import type { EdgeRow, PartRows } from './layout-of';
import { endsOf, goodputOf, type EndCounts } from './points';
import { Totals } from './totals';

const FAILED = OUTCOMES.flatMap(({ mark }, code) => (mark === 'failed' ? [code] : []));

/** Turned away before the call was sent, by a guard of its own edge. */
const AT_THE_GATE = OUTCOMES.flatMap(({ id }, code) =>
  id === 'short-circuited' || id === 'bulkhead-full' || id === 'bulkhead-wait' ? [code] : [],
);

/** Turned away by the callee or further on. */
const BEYOND = OUTCOMES.flatMap(({ id }, code) => (id === 'shed' || id === 'refused' ? [code] : []));

/** What is known of a part since it was last called: shown on, dimmed, while nobody calls it. */
interface Memory {
  arrived: number;
  lastArrivalAt: Time;
  p95: number;
  failedShare: number;
  rejectedShare: number;
}

/** Measures the nodes and edges of a world for frames, and remembers what a quiet part was like. */
export class PartFields {
  readonly lately: Lately;
  readonly totals: Totals;
  private readonly health = new HealthBook();
  private readonly memory = new Map<string, Memory>();

  constructor(private readonly world: World) {
    this.lately = new Lately(world);
    this.totals = new Totals(world);
  }

  /** To be called once before the parts of a frame. */
  refresh(): void {
    this.lately.refresh();
    this.totals.refresh();
  }

  /** `withLatency`: percentiles are dear, so not every frame takes them anew. */
  writeNode(
    data: Float64Array,
    offset: number,
    part: PartRows['nodes'][number],
    edges: readonly EdgeRow[],
    withLatency: boolean,
  ): void {
    if (part.group === 'clients') this.writeClient(data, offset, part.row, part.id, withLatency);
    else this.writeWorkNode(data, offset, part.row, part.id, edges, withLatency);
  }

  private writeClient(
    data: Float64Array,
    offset: number,
    row: number,
    id: string,
    withLatency: boolean,
  ): void {
    const ends = endsOf((counter) => this.lately.rate('clients', row, counter));
    const ended = ends.served + ends.late + ends.rejected + ends.failed;
    const memory = this.remember(id, this.totals.of('clients', row, CLIENT.asked));
    this.writeShares(data, offset, memory, ended, ends.failed, ends.rejected);
    if (withLatency) this.takeLatency(memory, 'clients', row);
    const { levels } = this.world.meter.clients;
    data[offset + NODE_FIELD.rate] = ends.asked;
    data[offset + NODE_FIELD.p95] = memory.p95;
    data[offset + NODE_FIELD.inFlight] = levels[row * CLIENT_LEVEL_WIDTH];
    data[offset + NODE_FIELD.capacity] = NaN;
    data[offset + NODE_FIELD.idleFor] = this.idleFor(memory);
    data[offset + NODE_FIELD.health] = this.judge(id, memory, ended, ends.failed, ended - ends.served);
  }

  private writeWorkNode(
    data: Float64Array,
    offset: number,
    row: number,
    id: string,
    edges: readonly EdgeRow[],
    withLatency: boolean,
  ): void {
    const rate = (counter: number): number => this.lately.rate('nodes', row, counter);
    const [failed, refused, shed] = [rate(NODE.failed), rate(NODE.refused), rate(NODE.shed)];
    const ended = rate(NODE.served) + failed + shed;
    const memory = this.remember(id, this.totals.of('nodes', row, NODE.arrived));
    this.writeShares(data, offset, memory, ended, failed - refused, refused + shed);
    if (withLatency) this.takeLatency(memory, 'nodes', row);
    const { model } = this.world.nodeParts[row];
    const { levels } = this.world.meter.nodes;
    const level = row * NODE_LEVEL_WIDTH;
    data[offset + NODE_FIELD.rate] = rate(NODE.arrived);
    data[offset + NODE_FIELD.p95] = memory.p95;
    data[offset + NODE_FIELD.inFlight] = levels[level + NODE_LEVEL.busy];
    data[offset + NODE_FIELD.capacity] = model.instances * model.concurrency;
    data[offset + NODE_FIELD.queued] = levels[level + NODE_LEVEL.queued];
    data[offset + NODE_FIELD.queueRoom] = model.instances * model.queueRoom;
    data[offset + NODE_FIELD.idleFor] = this.idleFor(memory);
    data[offset + NODE_FIELD.faulted] = this.isFaulted(id) ? 1 : 0;
    // Callers that gave up waiting say what the node itself never counts: that it was too slow.
    const gaveUp = edges
      .filter((edge) => edge.to === row)
      .reduce((sum, edge) => sum + this.lately.rate('edges', edge.row, EDGE.outcome + TIMEOUT), 0);
    const all = ended + gaveUp;
    const own = rate(NODE.erred) + shed + gaveUp;
    data[offset + NODE_FIELD.health] = this.judge(id, memory, all, own, failed + shed + gaveUp);
  }

  writeEdge(data: Float64Array, offset: number, row: number, id: string, withLatency: boolean): void {
    const rate = (counter: number): number => this.lately.rate('edges', row, counter);
    const total = (counter: number): number => this.totals.of('edges', row, counter);
    const sum = (codes: readonly number[], of: (counter: number) => number): number =>
      codes.reduce((all, code) => all + of(EDGE.outcome + code), 0);
    const memory = this.remember(`edge/${id}`, total(EDGE.calls));
    if (withLatency) this.takeLatency(memory, 'edges', row);
    const { levels } = this.world.meter.edges;
    const level = row * EDGE_LEVEL_WIDTH;
    data[offset + EDGE_FIELD.callRate] = rate(EDGE.calls);
    data[offset + EDGE_FIELD.sentRate] = rate(EDGE.sent);
    data[offset + EDGE_FIELD.okRate] = rate(EDGE.outcome);
    data[offset + EDGE_FIELD.failedRate] = sum(FAILED, rate);
    data[offset + EDGE_FIELD.rejectedRate] = sum(AT_THE_GATE, rate);
    data[offset + EDGE_FIELD.retryRate] = rate(EDGE.retries);
    data[offset + EDGE_FIELD.p95] = memory.p95;
    data[offset + EDGE_FIELD.open] = levels[level + EDGE_LEVEL.open];
    data[offset + EDGE_FIELD.zombies] = levels[level + EDGE_LEVEL.zombies];
    data[offset + EDGE_FIELD.calls] = total(EDGE.calls);
    data[offset + EDGE_FIELD.sent] = total(EDGE.sent);
    data[offset + EDGE_FIELD.ok] = total(EDGE.outcome);
    data[offset + EDGE_FIELD.failed] = sum(FAILED, total);
    data[offset + EDGE_FIELD.rejected] = sum(AT_THE_GATE, total);
    data[offset + EDGE_FIELD.refused] = sum(BEYOND, total);
    data[offset + EDGE_FIELD.retries] = total(EDGE.retries);
    data[offset + EDGE_FIELD.timeouts] = total(EDGE.outcome + TIMEOUT);
    data[offset + EDGE_FIELD.late] = total(EDGE.late);
  }

  /** How requests ended lately over all clients, and the share of them that was answered in time. */
  endToEnd(clients: readonly number[]): EndCounts & { readonly goodput: number } {
    const ends = endsOf((counter) =>
      clients.reduce((sum, row) => sum + this.lately.rate('clients', row, counter), 0),
    );
    return { ...ends, goodput: goodputOf(ends) };
  }

  private remember(id: string, arrived: number): Memory {
    let memory = this.memory.get(id);
    if (memory === undefined) {
      memory = { arrived: 0, lastArrivalAt: NaN, p95: NaN, failedShare: NaN, rejectedShare: NaN };
      this.memory.set(id, memory);
    }
    if (arrived > memory.arrived) memory.lastArrivalAt = this.world.now;
    memory.arrived = arrived;
    return memory;
  }

  private takeLatency(memory: Memory, group: Group, row: number): void {
    const p95 = this.lately.percentile(group, [row], 0.95);
    if (!Number.isNaN(p95)) memory.p95 = p95;
  }

  private writeShares(
    data: Float64Array,
    offset: number,
    memory: Memory,
    ended: number,
    failed: number,
    rejected: number,
  ): void {
    if (ended > 0) {
      memory.failedShare = failed / ended;
      memory.rejectedShare = rejected / ended;
    }
    data[offset + NODE_FIELD.failedShare] = memory.failedShare;
    data[offset + NODE_FIELD.rejectedShare] = memory.rejectedShare;
  }

  private idleFor(memory: Memory): number {
    return this.world.now - memory.lastArrivalAt;
  }

  private judge(id: string, memory: Memory, ended: number, own: number, any: number): number {
    const evidence = { own: own / ended, any: any / ended, idleFor: this.idleFor(memory) };
    return this.health.judge(id, this.world.now, evidence);
  }

  private isFaulted(id: string): boolean {
    const { faultActive, configuration } = this.world;
    return configuration.faults.some((fault, index) => faultActive[index] === 1 && fault.node === id);
  }
}
