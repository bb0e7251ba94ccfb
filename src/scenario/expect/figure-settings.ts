import {
  FAILED_OUTCOMES,
  FALLBACK,
  GAVE_UP,
  OK,
  RATE_LIMITED,
  REJECTED_OUTCOMES,
  SHORT_CIRCUITED,
} from '../../base/outcome';
import { CACHE_HIT, CACHE_MISS, CACHE_STALE, HEDGED, JOINED } from '../../policies/events';
import { CLIENT, EDGE, EDGE_LEVEL, INSTANCE, NODE, type Group } from '../../sim/measure/layout';
import { FIGURE_WORDS, type FigureId, type FigureWords } from './figure-word-settings';
import { outcomesFrom } from './ledgers';

/**
 * How a figure follows from what was counted: some counters added up, and what they are divided by.
 * - `second`: the length of the range, for a rate
 * - `all`: of what was asked and what ended within the range the larger (a range holds answers to requests from
 *   before it, and answers to some of its requests come after it), so that neither a backlog that grows nor one that
 *   is worked off makes a share look better than it is
 * - `time`: the length of the range, of an integral over time, for a mean
 * - `workers`: the time that all workers had, as many as there were at each moment: those of the instances that were
 *   wanted, and whoever still finished what he had when fewer were
 * - other counters, for a mean of those
 */
export type Fraction = readonly [
  counters: readonly number[],
  per: 'second' | 'all' | 'time' | 'workers' | readonly number[],
];

/** Or: a percentile of the latencies; or the mean of a level, as it was at the end of each second. */
type Formula = Fraction | 'percentile' | { readonly level: number };

interface FigureInfo extends FigureWords {
  /** The parts that have it. */
  readonly of: { readonly [Parts in Group]?: Formula };
}

const failedFrom = (first: number): number[] => FAILED_OUTCOMES.map((code) => first + code);
const rejectedFrom = (first: number): number[] => REJECTED_OUTCOMES.map((code) => first + code);

/** Every figure that an expectation can be about: the parser, forms, reports and verdicts read this one table. */
export const FIGURES: Readonly<Record<FigureId, FigureInfo>> = {
  rate: {
    ...FIGURE_WORDS.rate,
    of: {
      clients: [[CLIENT.asked], 'second'],
      edges: [[EDGE.calls], 'second'],
      nodes: [[NODE.arrived], 'second'],
      instances: [[INSTANCE.arrived], 'second'],
    },
  },
  throughput: { ...FIGURE_WORDS.throughput, of: { clients: [[CLIENT.inTime], 'second'] } },
  goodput: { ...FIGURE_WORDS.goodput, of: { clients: [[CLIENT.inTime], 'all'] } },
  'late-share': { ...FIGURE_WORDS['late-share'], of: { clients: [[CLIENT.late], 'all'] } },
  'failed-share': {
    ...FIGURE_WORDS['failed-share'],
    of: {
      clients: [failedFrom(CLIENT.outcome), 'all'],
      edges: [failedFrom(EDGE.outcome), 'all'],
      nodes: [[NODE.failed], 'all'],
      instances: [[INSTANCE.failed], 'all'],
    },
  },
  'rejected-share': {
    ...FIGURE_WORDS['rejected-share'],
    of: { clients: [rejectedFrom(CLIENT.outcome), 'all'], edges: [rejectedFrom(EDGE.outcome), 'all'] },
  },
  'gave-up-share': { ...FIGURE_WORDS['gave-up-share'], of: { clients: [[CLIENT.outcome + GAVE_UP], 'all'] } },
  'short-circuited-share': {
    ...FIGURE_WORDS['short-circuited-share'],
    of: { edges: [[EDGE.outcome + SHORT_CIRCUITED], 'all'] },
  },
  'fallback-share': {
    ...FIGURE_WORDS['fallback-share'],
    of: { clients: [[CLIENT.outcome + FALLBACK], 'all'], edges: [[EDGE.outcome + FALLBACK], 'all'] },
  },
  'rate-limited-share': {
    ...FIGURE_WORDS['rate-limited-share'],
    of: { edges: [[EDGE.outcome + RATE_LIMITED], 'all'] },
  },
  'shed-share': { ...FIGURE_WORDS['shed-share'], of: { nodes: [[NODE.shed], 'all'] } },
  'expired-share': { ...FIGURE_WORDS['expired-share'], of: { nodes: [[NODE.expired], 'all'] } },
  'unavailable-share': {
    ...FIGURE_WORDS['unavailable-share'],
    of: { nodes: [[NODE.unavailable, NODE.broken], 'all'] },
  },
  latency: {
    ...FIGURE_WORDS.latency,
    of: { clients: 'percentile', edges: 'percentile', nodes: 'percentile', instances: 'percentile' },
  },
  'mean-latency': {
    ...FIGURE_WORDS['mean-latency'],
    of: {
      clients: [[CLIENT.latencyNs], [CLIENT.outcome + OK]],
      nodes: [[NODE.sojournNs], [NODE.served, NODE.failed]],
      instances: [[INSTANCE.sojournNs], [INSTANCE.served, INSTANCE.failed]],
    },
  },
  // Of all calls that have ended, however: one that was turned away at once took no time.
  'mean-call-time': {
    ...FIGURE_WORDS['mean-call-time'],
    of: { edges: [[EDGE.callNs], outcomesFrom(EDGE.outcome)] },
  },
  'mean-wait': { ...FIGURE_WORDS['mean-wait'], of: { nodes: [[NODE.waitNs], [NODE.started]] } },
  sent: { ...FIGURE_WORDS.sent, of: { edges: [[EDGE.sent], 'second'] } },
  retries: { ...FIGURE_WORDS.retries, of: { edges: [[EDGE.retries], 'second'] } },
  'hedge-share': { ...FIGURE_WORDS['hedge-share'], of: { edges: [[EDGE.event + HEDGED], [EDGE.calls]] } },
  'hit-share': {
    ...FIGURE_WORDS['hit-share'],
    of: {
      edges: [
        [EDGE.event + CACHE_HIT, EDGE.event + CACHE_STALE],
        [EDGE.event + CACHE_HIT, EDGE.event + CACHE_STALE, EDGE.event + CACHE_MISS],
      ],
    },
  },
  'joined-share': { ...FIGURE_WORDS['joined-share'], of: { edges: [[EDGE.event + JOINED], [EDGE.calls]] } },
  amplification: { ...FIGURE_WORDS.amplification, of: { edges: [[EDGE.sent], [EDGE.calls]] } },
  late: { ...FIGURE_WORDS.late, of: { edges: [[EDGE.late], 'second'] } },
  lost: { ...FIGURE_WORDS.lost, of: { edges: [[EDGE.lost], 'second'] } },
  served: {
    ...FIGURE_WORDS.served,
    of: { nodes: [[NODE.served], 'second'], instances: [[INSTANCE.served], 'second'] },
  },
  utilisation: {
    ...FIGURE_WORDS.utilisation,
    of: { nodes: [[NODE.busyArea], 'workers'], instances: [[INSTANCE.busyArea], 'workers'] },
  },
  queue: {
    ...FIGURE_WORDS.queue,
    of: { nodes: [[NODE.queueArea], 'time'], instances: [[INSTANCE.queueArea], 'time'] },
  },
  'in-flight': {
    ...FIGURE_WORDS['in-flight'],
    of: { clients: { level: 0 }, edges: { level: EDGE_LEVEL.open }, nodes: [[NODE.presentArea], 'time'] },
  },
};
