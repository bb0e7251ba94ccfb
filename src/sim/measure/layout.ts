import { OUTCOME_COUNT } from '../../base/outcome';
import { EVENT_COUNT, RETRIED } from '../../policies/events';

/** What edges have beside their events. */
const EDGE_EVENTS = 9 + OUTCOME_COUNT;

/**
 * Where each figure stands in a row of counters. Sums are in nanoseconds, areas in nanoseconds times a count (the
 * integral of a level over time, from which Little's law and utilisation follow exactly).
 */
export const NODE = {
  arrived: 0,
  served: 1,
  failed: 2,
  shed: 3,
  withdrawn: 4,
  started: 5,
  /** Of those started: how many had to wait, and for how long together. */
  waited: 6,
  waitNs: 7,
  /** From arrival to answer, of those served and failed. */
  sojournNs: 8,
  /** Workers' time spent on the node's own work, of the work that ended. */
  serviceNs: 9,
  /**
   * Of those that were stopped (withdrawn, broken, expired, put out by a more important one): from arrival to then,
   * and the part of it that they spent waiting for their start.
   */
  stoppedNs: 10,
  stoppedWaitNs: 11,
  /** Of the failed: by the node's own error, and because a call of it was turned away. */
  erred: 12,
  refused: 13,
  /** Found their instance down; were lost when it crashed; were dropped because too little of their deadline was left. */
  unavailable: 14,
  broken: 15,
  expired: 16,
  /** First of the areas: integrals over time of the levels below, in their order. */
  areas: 17,
  workArea: 17,
  busyArea: 18,
  queueArea: 19,
  presentArea: 20,
  /** Workers' time that the workers at the end of the second lack of all of it (measure/workers.ts). */
  lackNs: 21,
} as const;
export const NODE_WIDTH = 22;

/** Levels of a node now: workers at its own work, workers taken, requests queued, requests present; when it last
 * shed a request, 0 for not lately; when the last request arrived, 0 for never; which share of its last requests
 * went wrong by its own fault (the newest count most); and how many workers it has, taken or not. */
export const NODE_LEVEL = {
  working: 0,
  busy: 1,
  queued: 2,
  present: 3,
  lastShedAt: 4,
  lastArrivedAt: 5,
  trouble: 6,
  workers: 7,
} as const;
export const NODE_LEVEL_WIDTH = 8;
/** How many of the levels, from the first, have an area. */
export const AREAS = 4;

export const EDGE = {
  calls: 0,
  /** First of the counters by outcome. */
  outcome: 1,
  callNs: 1 + OUTCOME_COUNT,
  sent: 2 + OUTCOME_COUNT,
  /** Given-up attempts whose work ended after all, and those whose work was cancelled. */
  late: 3 + OUTCOME_COUNT,
  cancelled: 4 + OUTCOME_COUNT,
  withdrawn: 5 + OUTCOME_COUNT,
  answered: 6 + OUTCOME_COUNT,
  /** Messages that the network lost, and requests that it doubled. */
  lost: 7 + OUTCOME_COUNT,
  duplicated: 8 + OUTCOME_COUNT,
  /** First of the counters by event of a call (policies/events.ts). */
  event: EDGE_EVENTS,
  retries: EDGE_EVENTS + RETRIED,
} as const;
export const EDGE_WIDTH = EDGE_EVENTS + EVENT_COUNT;

/** Calls not yet settled; attempts sent and not yet answered; of these, those that nobody waits for. */
export const EDGE_LEVEL = { open: 0, out: 1, zombies: 2 } as const;
export const EDGE_LEVEL_WIDTH = 3;

export const CLIENT = {
  asked: 0,
  /** First of the counters by outcome. */
  outcome: 1,
  /** Of the answered: in time, and after the deadline. */
  inTime: 1 + OUTCOME_COUNT,
  late: 2 + OUTCOME_COUNT,
  latencyNs: 3 + OUTCOME_COUNT,
} as const;
export const CLIENT_WIDTH = 4 + OUTCOME_COUNT;

/** One level: requests that are not answered yet. */
export const CLIENT_LEVEL_WIDTH = 1;

/**
 * Of an instance, from the moment on at which its node has several; those of an only instance are those of its node
 * (OF_ONLY_INSTANCE).
 */
export const INSTANCE = {
  arrived: 0,
  served: 1,
  failed: 2,
  /** Shed, dropped, or lost when it was down. */
  turnedAway: 3,
  /** From arrival to answer, of those served and failed. */
  sojournNs: 4,
  areas: 5,
  busyArea: 5,
  queueArea: 6,
  lackNs: 7,
} as const;
export const INSTANCE_WIDTH = 8;

/** By counter of an instance: the counters of its node that add up to the same as long as it is the only one. */
export const OF_ONLY_INSTANCE: readonly (readonly number[])[] = [
  [NODE.arrived],
  [NODE.served],
  [NODE.failed],
  [NODE.shed, NODE.unavailable, NODE.broken, NODE.expired],
  [NODE.sojournNs],
  [NODE.busyArea],
  [NODE.queueArea],
  [NODE.lackNs],
];

/** The last: the first whole second in which it is measured apart, 0 for one that never was the only one. */
export const INSTANCE_LEVEL = { busy: 0, queued: 1, workers: 2, apartFrom: 3 } as const;
export const INSTANCE_LEVEL_WIDTH = 4;
/** How many of the levels, from the first, have an area. */
export const INSTANCE_AREAS = 2;

/** The groups of parts that are measured; each row of a group is a part, by its index. */
export const GROUPS = ['clients', 'edges', 'nodes', 'instances'] as const;
export type Group = (typeof GROUPS)[number];
/** Those that have a name and latencies of their own. */
export type PartGroup = Exclude<Group, 'instances'>;

export const WIDTHS: Readonly<Record<Group, number>> = {
  clients: CLIENT_WIDTH,
  edges: EDGE_WIDTH,
  nodes: NODE_WIDTH,
  instances: INSTANCE_WIDTH,
};

export const LEVEL_WIDTHS: Readonly<Record<Group, number>> = {
  clients: CLIENT_LEVEL_WIDTH,
  edges: EDGE_LEVEL_WIDTH,
  nodes: NODE_LEVEL_WIDTH,
  instances: INSTANCE_LEVEL_WIDTH,
};
