import { BULKHEAD_FULL, OK } from '../../base/outcome';
import { NS_PER_MS, NS_PER_SECOND } from '../../base/time';
import { CLIENT, EDGE, NODE, type Group } from '../../sim/measure/layout';
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
    return (this.to - this.from) * NS_PER_SECOND;
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

  shedShare(node: string): number {
    return this.node(node, NODE.shed) / this.node(node, NODE.arrived);
  }

  /** Served in a second. */
  throughput(node: string): number {
    return this.node(node, NODE.served) / (this.to - this.from);
  }

  bulkheadShare(edge: string): number {
    return this.edge(edge, EDGE.outcome + BULKHEAD_FULL) / this.edge(edge, EDGE.calls);
  }

  meanAnswer(client: string): number {
    return this.client(client, CLIENT.latencyNs) / this.client(client, CLIENT.outcome + OK) / NS_PER_MS;
  }

  answerQuantile(client: string, q: number): number {
    const row = this.rowOf('clients', client);
    return this.history.percentile('clients', row, q, this.from, this.to) / NS_PER_MS;
  }

  private rowOf(group: Group, id: string): number {
    const parts = this.configuration[group];
    const row = parts.findIndex((part) => part.model.id === id);
    if (row < 0)
      throw new Error(`There is no '${id}' among the ${group}: correct the id in the row that reads it`);
    return row;
  }
}
