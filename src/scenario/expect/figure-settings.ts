import { FAILED_OUTCOMES, GAVE_UP, OK, REJECTED_OUTCOMES, SHORT_CIRCUITED } from '../../base/outcome';
import { CLIENT, EDGE, EDGE_LEVEL, INSTANCE, NODE, type Group } from '../../sim/measure/layout';

/**
 * How a figure follows from what was counted: some counters added up, and what they are divided by.
 * - `second`: the length of the range, for a rate
 * - `all`: of what was asked and what ended within the range the larger (a range holds answers to requests from
 *   before it, and answers to some of its requests come after it), so that neither a backlog that grows nor one that
 *   is worked off makes a share look better than it is
 * - `time`: the length of the range, of an integral over time, for a mean
 * - `workers`: the time that all workers have
 * - other counters, for a mean of those
 */
export type Fraction = readonly [
  counters: readonly number[],
  per: 'second' | 'all' | 'time' | 'workers' | readonly number[],
];

/** Or: a percentile of the latencies; or the mean of a level, as it was at the end of each second. */
type Formula = Fraction | 'percentile' | { readonly level: number };

export type FigureUnit = 'per-second' | 'share' | 'ms' | 'count' | 'times';

interface FigureInfo {
  /** A noun: evidence says “the goodput of web”. */
  readonly label: string;
  readonly unit: FigureUnit;
  /** The parts that have it. */
  readonly of: { readonly [Parts in Group]?: Formula };
}

const failedFrom = (first: number): number[] => FAILED_OUTCOMES.map((code) => first + code);
const rejectedFrom = (first: number): number[] => REJECTED_OUTCOMES.map((code) => first + code);

/** Every figure that an expectation can be about: the parser, forms, reports and verdicts read this one table. */
const figures = {
  rate: {
    label: 'Rate',
    unit: 'per-second',
    of: {
      clients: [[CLIENT.asked], 'second'],
      edges: [[EDGE.calls], 'second'],
      nodes: [[NODE.arrived], 'second'],
      instances: [[INSTANCE.arrived], 'second'],
    },
  },
  throughput: { label: 'Throughput', unit: 'per-second', of: { clients: [[CLIENT.inTime], 'second'] } },
  goodput: { label: 'Goodput', unit: 'share', of: { clients: [[CLIENT.inTime], 'all'] } },
  'late-share': { label: 'Late share', unit: 'share', of: { clients: [[CLIENT.late], 'all'] } },
  'failed-share': {
    label: 'Failed share',
    unit: 'share',
    of: {
      clients: [failedFrom(CLIENT.outcome), 'all'],
      edges: [failedFrom(EDGE.outcome), 'all'],
      nodes: [[NODE.failed], 'all'],
      instances: [[INSTANCE.failed], 'all'],
    },
  },
  'rejected-share': {
    label: 'Rejected share',
    unit: 'share',
    of: { clients: [rejectedFrom(CLIENT.outcome), 'all'], edges: [rejectedFrom(EDGE.outcome), 'all'] },
  },
  'gave-up-share': {
    label: 'Given-up share',
    unit: 'share',
    of: { clients: [[CLIENT.outcome + GAVE_UP], 'all'] },
  },
  'short-circuited-share': {
    label: 'Short-circuited share',
    unit: 'share',
    of: { edges: [[EDGE.outcome + SHORT_CIRCUITED], 'all'] },
  },
  'shed-share': { label: 'Shed share', unit: 'share', of: { nodes: [[NODE.shed], 'all'] } },
  'expired-share': { label: 'Expired share', unit: 'share', of: { nodes: [[NODE.expired], 'all'] } },
  'unavailable-share': {
    label: 'Unavailable share',
    unit: 'share',
    of: { nodes: [[NODE.unavailable, NODE.broken], 'all'] },
  },
  latency: {
    label: 'Latency',
    unit: 'ms',
    of: { clients: 'percentile', edges: 'percentile', nodes: 'percentile' },
  },
  'mean-latency': {
    label: 'Mean latency',
    unit: 'ms',
    of: {
      clients: [[CLIENT.latencyNs], [CLIENT.outcome + OK]],
      nodes: [[NODE.sojournNs], [NODE.served, NODE.failed]],
      instances: [[INSTANCE.sojournNs], [INSTANCE.served, INSTANCE.failed]],
    },
  },
  'mean-wait': { label: 'Mean wait', unit: 'ms', of: { nodes: [[NODE.waitNs], [NODE.started]] } },
  sent: { label: 'Rate of tries sent', unit: 'per-second', of: { edges: [[EDGE.sent], 'second'] } },
  retries: { label: 'Rate of retries', unit: 'per-second', of: { edges: [[EDGE.retries], 'second'] } },
  amplification: { label: 'Amplification', unit: 'times', of: { edges: [[EDGE.sent], [EDGE.calls]] } },
  late: { label: 'Rate of late answers', unit: 'per-second', of: { edges: [[EDGE.late], 'second'] } },
  lost: { label: 'Rate of lost messages', unit: 'per-second', of: { edges: [[EDGE.lost], 'second'] } },
  served: {
    label: 'Rate served',
    unit: 'per-second',
    of: { nodes: [[NODE.served], 'second'], instances: [[INSTANCE.served], 'second'] },
  },
  utilisation: {
    label: 'Utilisation',
    unit: 'share',
    of: { nodes: [[NODE.busyArea], 'workers'], instances: [[INSTANCE.busyArea], 'workers'] },
  },
  queue: {
    label: 'Mean queue',
    unit: 'count',
    of: { nodes: [[NODE.queueArea], 'time'], instances: [[INSTANCE.queueArea], 'time'] },
  },
  'in-flight': {
    label: 'Mean number in flight',
    unit: 'count',
    of: { clients: { level: 0 }, edges: { level: EDGE_LEVEL.open }, nodes: [[NODE.presentArea], 'time'] },
  },
} as const satisfies Readonly<Record<string, FigureInfo>>;

export type FigureId = keyof typeof figures;

export const FIGURES: Readonly<Record<FigureId, FigureInfo>> = figures;
