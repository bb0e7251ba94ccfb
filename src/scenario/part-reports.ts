import { EDGE, INSTANCE, NODE } from '../sim/measure/layout';
import type { World } from '../sim/world';
import type { MeasuredPart } from './expect/format';
import { placeOf, readerOf, type PartReader } from './expect/reading';
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
  /** Messages that the network lost, and requests that it doubled. */
  readonly lost: number;
  readonly duplicated: number;
  readonly p95Ms: number | null;
}

/** The work of one node within the measured range. */
export interface NodeReport {
  readonly id: string;
  readonly arrived: number;
  readonly served: number;
  readonly failed: number;
  readonly shed: number;
  /** Requests that found their instance down, and those that were lost when theirs crashed. */
  readonly unavailable: number;
  readonly broken: number;
  /** Requests that were dropped because too little of their deadline was left. */
  readonly expired: number;
  /** The share of its workers' time that was taken; null when no time was measured. */
  readonly utilisation: number | null;
  /** Of all that were started, those that did not wait included. */
  readonly meanWaitMs: number | null;
  /** From arrival to answer. */
  readonly p95Ms: number | null;
  /** One by one where there are several, and where an edit has left one of several. */
  readonly instances: readonly InstanceReport[];
}

export interface InstanceReport {
  /** From 1. */
  readonly number: number;
  readonly arrived: number;
  readonly served: number;
  readonly failed: number;
  /** Shed, dropped, or lost when it was down. */
  readonly turnedAway: number;
  readonly utilisation: number | null;
  readonly meanLatencyMs: number | null;
}

export function edgeReports(world: World, seconds: Seconds): EdgeReport[] {
  return world.configuration.edges.map(({ model }) => {
    const reader = partReader(world, { edge: model.id }, seconds);
    return {
      id: model.id,
      calls: reader.count(EDGE.calls),
      byOutcome: countByOutcome((outcome) => reader.count(EDGE.outcome + outcome)),
      retries: reader.count(EDGE.retries),
      sent: reader.count(EDGE.sent),
      amplification: reader.read('amplification').value ?? null,
      late: reader.count(EDGE.late),
      lost: reader.count(EDGE.lost),
      duplicated: reader.count(EDGE.duplicated),
      p95Ms: reader.read('latency', 95).value ?? null,
    };
  });
}

export function nodeReports(world: World, seconds: Seconds): NodeReport[] {
  return world.configuration.nodes.map(({ model, allInstances }) => {
    const reader = partReader(world, { node: model.id }, seconds);
    const isMany = allInstances.length > 1;
    return {
      id: model.id,
      arrived: reader.count(NODE.arrived),
      served: reader.count(NODE.served),
      failed: reader.count(NODE.failed),
      shed: reader.count(NODE.shed),
      unavailable: reader.count(NODE.unavailable),
      broken: reader.count(NODE.broken),
      expired: reader.count(NODE.expired),
      utilisation: reader.read('utilisation').value ?? null,
      meanWaitMs: reader.read('mean-wait').value ?? null,
      p95Ms: reader.read('latency', 95).value ?? null,
      instances: isMany ? allInstances.map((_, at) => instanceReport(world, model.id, at + 1, seconds)) : [],
    };
  });
}

function instanceReport(world: World, node: string, number: number, seconds: Seconds): InstanceReport {
  const reader = partReader(world, { node, instance: number }, seconds);
  return {
    number,
    arrived: reader.count(INSTANCE.arrived),
    served: reader.count(INSTANCE.served),
    failed: reader.count(INSTANCE.failed),
    turnedAway: reader.count(INSTANCE.turnedAway),
    utilisation: reader.read('utilisation').value ?? null,
    meanLatencyMs: reader.read('mean-latency').value ?? null,
  };
}

function partReader(world: World, of: MeasuredPart, seconds: Seconds): PartReader {
  return readerOf(world.meter.history, placeOf(world, of), seconds);
}
