import { nsToMs, NS_PER_SECOND } from '../base/time';
import { EDGE, NODE, type Group } from '../sim/measure/layout';
import type { World } from '../sim/world';
import type { Seconds } from './measured';
import { countByOutcome, type OutcomeCounts } from './outcome-counts';

/** The calls of one edge within the measured range. */
export interface EdgeReport {
  readonly id: string;
  readonly calls: number;
  readonly byOutcome: OutcomeCounts;
  readonly retries: number;
  /** Attempts that really went out over the network. */
  readonly sent: number;
  /** Attempts sent for each call; null without calls. Below 1 a guard kept calls back, above 1 they were retried. */
  readonly amplification: number | null;
  /** Attempts that nobody waited for any more when their work ended. */
  readonly late: number;
  readonly p95Ms: number | null;
}

/** The work of one node within the measured range. */
export interface NodeReport {
  readonly id: string;
  readonly arrived: number;
  readonly served: number;
  readonly failed: number;
  readonly shed: number;
  /** The share of its workers' time that was taken; null when no time was measured. */
  readonly utilisation: number | null;
  /** Of all that were started, those that did not wait included. */
  readonly meanWaitMs: number | null;
  /** From arrival to answer. */
  readonly p95Ms: number | null;
}

export function edgeReports(world: World, seconds: Seconds): EdgeReport[] {
  return world.configuration.edges.map(({ model }, row) => {
    const sum = summing(world, 'edges', row, seconds);
    const calls = sum(EDGE.calls);
    const sent = sum(EDGE.sent);
    return {
      id: model.id,
      calls,
      byOutcome: countByOutcome((outcome) => sum(EDGE.outcome + outcome)),
      retries: sum(EDGE.retries),
      sent,
      amplification: ratio(sent, calls),
      late: sum(EDGE.late),
      p95Ms: p95(world, 'edges', row, seconds),
    };
  });
}

export function nodeReports(world: World, seconds: Seconds): NodeReport[] {
  return world.configuration.nodes.map(({ model }, row) => {
    const sum = summing(world, 'nodes', row, seconds);
    const workers = model.instances * model.concurrency;
    return {
      id: model.id,
      arrived: sum(NODE.arrived),
      served: sum(NODE.served),
      failed: sum(NODE.failed),
      shed: sum(NODE.shed),
      utilisation: ratio(sum(NODE.busyArea), (seconds.to - seconds.from) * NS_PER_SECOND * workers),
      meanWaitMs: ratio(nsToMs(sum(NODE.waitNs)), sum(NODE.started)),
      p95Ms: p95(world, 'nodes', row, seconds),
    };
  });
}

function summing(
  world: World,
  group: Group,
  row: number,
  { from, to }: Seconds,
): (counter: number) => number {
  return (counter) => world.meter.history.sum(group, row, counter, from, to);
}

function p95(world: World, group: Group, row: number, { from, to }: Seconds): number | null {
  const value = world.meter.history.percentile(group, row, 0.95, from, to);
  return Number.isNaN(value) ? null : nsToMs(value);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
