import { CELLS, cellHigh, cellLow, countOf } from '../../base/histogram';
import { BULKHEAD_FULL, OK, type Outcome } from '../../base/outcome';
import { NS_PER_MS, NS_PER_SECOND } from '../../base/time';
import {
  CLIENT,
  EDGE,
  GROUPS,
  NODE,
  NODE_LEVEL,
  NODE_LEVEL_WIDTH,
  type Group,
} from '../../sim/measure/layout';
import type { History } from '../../sim/measure/history';
import type { Configuration } from '../../sim/configuration';

/** What was measured of a run over a range of whole seconds, in the words of queueing theory. Times are in ms. */
export class Range {
  constructor(
    private readonly history: History,
    private readonly configuration: Configuration,
    private readonly from: number,
    private readonly to: number,
  ) {}

  get lengthNs(): number {
    return this.seconds * NS_PER_SECOND;
  }

  get seconds(): number {
    return this.to - this.from;
  }

  /** A part of it, in seconds from its beginning. */
  part(from: number, to: number): Range {
    return new Range(this.history, this.configuration, this.from + from, this.from + to);
  }

  /** The whole seconds of it, one by one. */
  bySecond(): readonly Range[] {
    return Array.from({ length: this.seconds }, (_, index) => this.part(index, index + 1));
  }

  node(id: string, counter: number): number {
    return this.history.sum('nodes', this.rowOf('nodes', id), counter, this.from, this.to);
  }

  edge(id: string, counter: number): number {
    return this.history.sum('edges', this.rowOf('edges', id), counter, this.from, this.to);
  }

  client(id: string, counter: number): number {
    return this.history.sum('clients', this.rowOf('clients', id), counter, this.from, this.to);
  }

  /** The share of those that began to be served who had to wait. */
  waitShare(node: string): number {
    return this.node(node, NODE.waited) / this.node(node, NODE.started);
  }

  /** Over all who began to be served, also those who did not wait. */
  meanWait(node: string): number {
    return this.node(node, NODE.waitNs) / this.node(node, NODE.started) / NS_PER_MS;
  }

  meanTotal(node: string): number {
    const left = this.node(node, NODE.served) + this.node(node, NODE.failed);
    return this.node(node, NODE.sojournNs) / left / NS_PER_MS;
  }

  totalQuantile(node: string, q: number): number {
    const row = this.rowOf('nodes', node);
    return this.history.percentile('nodes', row, q, this.from, this.to) / NS_PER_MS;
  }

  /** The mean square of the totals, in ms x ms. */
  totalSquare(node: string): number {
    return this.meanSquare('nodes', this.rowOf('nodes', node));
  }

  answerSquare(client: string): number {
    return this.meanSquare('clients', this.rowOf('clients', client));
  }

  /** How many were at a node, waiting or worked on, on average. */
  meanPresent(node: string): number {
    return this.node(node, NODE.presentArea) / this.lengthNs;
  }

  /** How many were at a node when the last second of the range ended. */
  presentAtEnd(node: string): number {
    const { levels } = this.history.at(this.to - 1);
    return levels[GROUPS.indexOf('nodes')][this.rowOf('nodes', node) * NODE_LEVEL_WIDTH + NODE_LEVEL.present];
  }

  shedShare(node: string): number {
    return this.node(node, NODE.shed) / this.node(node, NODE.arrived);
  }

  /** Served in a second. */
  throughput(node: string): number {
    return this.node(node, NODE.served) / this.seconds;
  }

  /** The share of the calls along an edge that had this outcome. */
  callShare(edge: string, outcome: Outcome): number {
    return this.edge(edge, EDGE.outcome + outcome) / this.edge(edge, EDGE.calls);
  }

  bulkheadShare(edge: string): number {
    return this.callShare(edge, BULKHEAD_FULL);
  }

  meanAnswer(client: string): number {
    return this.client(client, CLIENT.latencyNs) / this.client(client, CLIENT.outcome + OK) / NS_PER_MS;
  }

  answerQuantile(client: string, q: number): number {
    const row = this.rowOf('clients', client);
    return this.history.percentile('clients', row, q, this.from, this.to) / NS_PER_MS;
  }

  private meanSquare(group: 'nodes' | 'clients', row: number): number {
    const cells = this.history.latencies(group, row, this.from, this.to);
    let sum = 0;
    for (let cell = 0; cell < CELLS; cell++) {
      if (cells[cell] === 0) continue;
      // The values of a cell are as good as spread over it: its width is a hundredth of them.
      const [low, high] = [cellLow(cell) / NS_PER_MS, cellHigh(cell) / NS_PER_MS];
      sum += (cells[cell] * (low * low + low * high + high * high)) / 3;
    }
    return sum / countOf(cells, 0);
  }

  private rowOf(group: Exclude<Group, 'instances'>, id: string): number {
    const parts = this.configuration[group];
    const row = parts.findIndex((part) => part.model.id === id);
    if (row < 0)
      throw new Error(`There is no '${id}' among the ${group}: correct the id in the row that reads it`);
    return row;
  }
}
