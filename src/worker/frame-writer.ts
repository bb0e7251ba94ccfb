import { OUTCOME_COUNT } from '../base/outcome';
import { CONTROL_CHANGED } from '../patterns/circuit-breaker/catalogue';
import { BREAKER_CHANGED, INSTANCE_CHANGED, INSTANCE_HUNG } from '../sim/change-log';
import { CLIENT, EDGE } from '../sim/measure/layout';
import { limitReached } from '../sim/run';
import type { Moment } from '../sim/line';
import { visitWaitingRetries, type WaitingRetry } from '../sim/waiting-retries';
import type { World } from '../sim/world';
import {
  CELL_WIDTH,
  CHANGE_FIELD,
  CHANGE_WIDTH,
  EDGE_WIDTH,
  HEAD,
  HEAD_WIDTH,
  INSTANCE_CHANGE_FIELD,
  LAYER_WIDTH,
  LIMIT,
  MODE,
  NODE_WIDTH,
  POINT_WIDTH,
  WAIT_FIELD,
  WAIT_WIDTH,
} from './frame';
import { writeCells } from './instance-cells';
import { instanceDetails } from './instance-details';
import { writeLayer } from './layer-fields';
import type { PartRows } from './layout-of';
import { PartFields } from './part-fields';
import { writePoint } from './points';
import type { InstanceDetail, PartRef } from './protocol';

/** A frame carries at most so many points, changes and waiting retries: what is left comes with the next. */
const MOST_POINTS = 2000;
const MOST_CHANGES = 2000;
const MOST_WAITING = 100;

/** Percentiles are taken anew at most this often, in ms of the wall clock. */
const PERCENTILES_EVERY_MS = 120;

const LIMIT_OF = {
  none: LIMIT.none,
  'log-full': LIMIT.log,
  'payloads-full': LIMIT.payloads,
  'history-full': LIMIT.history,
  'calls-full': LIMIT.calls,
} as const;

export interface FrameHead {
  readonly mode: number;
  readonly speed: number;
  readonly pace: number;
  readonly controls: number;
  readonly reach: Moment;
  readonly replays: boolean;
}

/** What the page has of a run already. */
export interface Taken {
  readonly points: number;
  readonly changes: number;
}

/** Makes the frames of one world. */
export class FrameWriter {
  private readonly parts: PartFields;
  private percentilesAt = -Infinity;
  private percentiles: readonly [number, number, number] = [NaN, NaN, NaN];

  constructor(
    private readonly world: World,
    public rows: PartRows,
  ) {
    this.parts = new PartFields(world);
  }

  write(head: FrameHead, taken: Taken, wall: number): Float64Array<ArrayBuffer> {
    const { world, rows } = this;
    const { nodes, edges, layers } = rows;
    const waiting: WaitingRetry[] = [];
    const waitingByEdge = new Map<number, number>();
    const waitingInAll = visitWaitingRetries(world, (one) => {
      if (waiting.length < MOST_WAITING) waiting.push(one);
      waitingByEdge.set(one.edge, (waitingByEdge.get(one.edge) ?? 0) + 1);
    });
    // The known future is told, too.
    const points = Math.min(world.meter.history.length, taken.points + MOST_POINTS);
    const changes = Math.min(world.log.length, taken.changes + MOST_CHANGES);
    const edgesAt = HEAD_WIDTH + nodes.length * NODE_WIDTH;
    const layersAt = edgesAt + edges.length * EDGE_WIDTH;
    const cellsAt = layersAt + layers.length * LAYER_WIDTH;
    const pointsAt = cellsAt + (rows.layout.cellStarts?.at(-1) ?? 0) * CELL_WIDTH;
    const changesAt = pointsAt + (points - taken.points) * POINT_WIDTH;
    const waitingAt = changesAt + (changes - taken.changes) * CHANGE_WIDTH;
    const data = new Float64Array(waitingAt + waiting.length * WAIT_WIDTH);

    const withPercentiles = wall - this.percentilesAt >= PERCENTILES_EVERY_MS || head.mode !== MODE.playing;
    if (withPercentiles) this.percentilesAt = wall;
    this.parts.refresh(withPercentiles);
    nodes.forEach((part, index) => this.parts.writeNode(data, HEAD_WIDTH + index * NODE_WIDTH, part));
    edges.forEach(({ row }, index) => this.parts.writeEdge(data, edgesAt + index * EDGE_WIDTH, row));
    layers.forEach((layer, index) =>
      writeLayer(data, layersAt + index * LAYER_WIDTH, layer, world.now, waitingByEdge.get(layer.edge) ?? 0),
    );
    writeCells(data, cellsAt, world, rows);
    for (let index = taken.points; index < points; index++) {
      const at = pointsAt + (index - taken.points) * POINT_WIDTH;
      writePoint(world.meter.history.at(index), rows.retrying, data, at);
    }
    this.writeChanges(data, changesAt, taken.changes, changes);
    this.writeWaiting(data, waitingAt, waiting);
    this.writeHead(data, head, withPercentiles);
    data[HEAD.firstPoint] = taken.points;
    data[HEAD.points] = points;
    data[HEAD.firstChange] = taken.changes;
    data[HEAD.changes] = changes;
    data[HEAD.waiting] = waiting.length;
    data[HEAD.waitingInAll] = waitingInAll;
    return data;
  }

  private writeHead(
    data: Float64Array,
    { mode, speed, pace, controls, reach, replays }: FrameHead,
    withPercentiles: boolean,
  ): void {
    const { world, rows, parts } = this;
    const hash = world.hash.hex();
    const ends = parts.endToEnd(rows.clients);
    if (withPercentiles) this.percentiles = parts.lately.percentiles('clients', rows.clients);
    data[HEAD.topologyVersion] = rows.layout.topologyVersion;
    data[HEAD.time] = world.now;
    data[HEAD.dispatched] = world.dispatched;
    data[HEAD.hashHigh] = Number.parseInt(hash.slice(0, 8), 16);
    data[HEAD.hashLow] = Number.parseInt(hash.slice(8), 16);
    data[HEAD.mode] = mode;
    data[HEAD.speed] = speed;
    data[HEAD.pace] = pace;
    data[HEAD.controls] = controls;
    data[HEAD.reach] = reach.time;
    data[HEAD.reachDispatched] = reach.dispatched;
    data[HEAD.replays] = replays ? 1 : 0;
    data[HEAD.limit] = LIMIT_OF[limitReached(world) ?? 'none'];
    data[HEAD.logRows] = world.log.cursor;
    data[HEAD.commands] = world.commands;
    data[HEAD.asked] = this.sumOfClients(CLIENT.asked);
    data[HEAD.ended] = this.endedRequests;
    data[HEAD.askedRate] = ends.asked;
    data[HEAD.servedRate] = ends.served;
    data[HEAD.lateRate] = ends.late;
    data[HEAD.fallbackRate] = ends.fallback;
    data[HEAD.rejectedRate] = ends.rejected;
    data[HEAD.failedRate] = ends.failed;
    data[HEAD.goodput] = ends.goodput;
    [data[HEAD.p50], data[HEAD.p95], data[HEAD.p99]] = this.percentiles;
    data[HEAD.amplification] = this.amplification();
  }

  /** The instances of a watched node now. */
  instancesOf(part: PartRef): readonly InstanceDetail[] {
    return instanceDetails(this.world, this.rows, this.parts.lately, part);
  }

  /** Requests of all clients that have ended since the start. */
  get endedRequests(): number {
    this.parts.totals.refresh();
    let ended = 0;
    for (let code = 0; code < OUTCOME_COUNT; code++) ended += this.sumOfClients(CLIENT.outcome + code);
    return ended;
  }

  private sumOfClients(counter: number): number {
    return this.rows.clients.reduce((sum, row) => sum + this.parts.totals.of('clients', row, counter), 0);
  }

  private amplification(): number {
    let calls = 0;
    let retries = 0;
    for (const row of this.rows.retrying) {
      calls += this.parts.lately.rate('edges', row, EDGE.calls);
      retries += this.parts.lately.rate('edges', row, EDGE.retries);
    }
    return calls === 0 ? 1 : (calls + retries) / calls;
  }

  private writeChanges(data: Float64Array, at: number, from: number, to: number): void {
    for (let index = from; index < to; index++) {
      const offset = at + (index - from) * CHANGE_WIDTH;
      const row = this.world.log.at(index);
      data[offset + CHANGE_FIELD.time] = row.time;
      data[offset + CHANGE_FIELD.code] = row.code;
      const isBreaker = row.code === BREAKER_CHANGED;
      const isInstance = row.code === INSTANCE_CHANGED || row.code === INSTANCE_HUNG;
      data[offset + CHANGE_FIELD.subject] = isBreaker
        ? (this.rows.layerOfGuard[row.subject] ?? -1)
        : row.subject;
      data[offset + CHANGE_FIELD.a] = row.a;
      data[offset + CHANGE_FIELD.held] =
        isBreaker && row.b >= CONTROL_CHANGED ? row.b - CONTROL_CHANGED : NaN;
      if (!isInstance) continue;
      data[offset + INSTANCE_CHANGE_FIELD.node] = this.rows.nodes.findIndex(
        (part) => part.group === 'nodes' && part.row === row.subject,
      );
      data[offset + INSTANCE_CHANGE_FIELD.state] = row.b;
    }
  }

  private writeWaiting(data: Float64Array, at: number, waiting: readonly WaitingRetry[]): void {
    waiting.forEach((one, index) => {
      const offset = at + index * WAIT_WIDTH;
      data[offset + WAIT_FIELD.edge] = this.rows.edges.findIndex(({ row }) => row === one.edge);
      data[offset + WAIT_FIELD.key] = one.key;
      data[offset + WAIT_FIELD.due] = one.due;
      data[offset + WAIT_FIELD.attempt] = one.attempt;
    });
  }
}
