import type { Schema } from '../base/table';
import { ATTEMPT_COLUMNS } from '../policies/attempts';

/** One request of a client, from asking to the end of everything that was done for it. */
export const REQUEST_COLUMNS = {
  client: 'u16',
  type: 'u16',
  /** Counts the requests of this client from 1. */
  number: 'i32',
  /** Business key and user, from 1; 0 for none. */
  key: 'i32',
  user: 'i32',
  priority: 'u8',
  startedAt: 'f64',
  /** NEVER when the request has none. */
  deadline: 'f64',
  /** One until it is answered, and one for each attempt and each call that goes on although nobody waits for it. */
  uses: 'i32',
  /** The user of a closed client who asked, or -1; below that, who is to answer outside (outside/work-place.ts). */
  asker: 'i32',
  /** The row of the client's call; when the request has ended, where the trace log has it (tracing/trace-log.ts). */
  call: 'i32',
  /** The handle of the event that ends the client's patience, or -1. */
  patience: 'i32',
  /** What guards decided about its calls (policies/decisions.ts). */
  decisions: 'u16',
} as const satisfies Schema;

/**
 * The attempts of calls (policies/attempts.ts), with what the simulation adds to each. In the row of a call,
 * `parent` is the job whose plan made the call and waits for it, BY_CLIENT, BY_NOBODY, BY_PROCESS, or FOR_ATTEMPT minus
 * a row.
 */
export const SIM_ATTEMPT_COLUMNS = {
  ...ATTEMPT_COLUMNS,
  request: 'i32',
  edge: 'u16',
  /** Where the try is to go, or went; NOWHERE while nobody has chosen. */
  instance: 'u16',
  /** Where the caller is. */
  zone: 'u16',
  /** The next call of the same job. */
  sibling: 'i32',
  /** The job that works on this attempt at the callee, or -1. Lost: the handle of the event that tells so. */
  job: 'i32',
  drawKey: 'i32',
  /** How often the row was used before. (It wraps after 65,536 uses: it tells calls apart for moments, not for ever.) */
  generation: 'u16',
  /** The key of the luck of the try that was sent: the call's key and the number of the try. */
  luck: 'i32',
  /** When the call began. Of a copy that the network made: the deadline that it carries. */
  startedAt: 'f64',
} as const satisfies Schema;

/** The work on one attempt at one instance. */
export const JOB_COLUMNS = {
  instance: 'u16',
  attempt: 'i32',
  state: 'u8',
  /**
   * Queued: the next in the queue. Working: the handle of the event that ends it. Outside: the number of its exchange.
   * Calling: its first call.
   */
  link: 'i32',
  /** Queued: the one before in the queue. Calling: how many calls of this step are still out. */
  pending: 'i32',
  /** Place in the plan; before it begins, where the work is done (outside/work-place.ts); after it, TAKEN_OVER or later. */
  step: 'u8',
  outcome: 'u8',
  arrivedAt: 'f64',
  /**
   * When the work began. Frozen: how much of the work is left. In a queue by priority: of the first of its priority the
   * last, and the other way round.
   */
  startedAt: 'f64',
} as const satisfies Schema;

/** The job is over, or on its way from the door or the queue to a worker. */
export const GONE = 0;
export const QUEUED = 1;
export const WORKING = 2;
export const CALLING = 3;
/** Waits for calls and keeps its worker meanwhile. */
export const CALLING_WITH_WORKER = 4;
/** Was worked on when its instance hung. */
export const FROZEN = 5;
/** Its work is done outside, and its reply has not come. */
export const ASKING_OUTSIDE = 6;

/** In place of a step: the plan is over, and a process of the node goes on with the request (data-host.ts). */
export const TAKEN_OVER = 250;

/** One copy of a node. */
export const INSTANCE_COLUMNS = {
  node: 'u16',
  state: 'u8',
  hung: 'u8',
  /** Crashed, and callers have noticed. */
  noticed: 'u8',
  /** When it came into its state; of a draining one, when it came up. */
  since: 'f64',
  /** The handle of the event that ends its state, or -1. */
  event: 'i32',
  /** Requests: worked on or holding a worker, waiting for one, and all that are present. */
  busy: 'i32',
  queued: 'i32',
  present: 'i32',
  first: 'i32',
  last: 'i32',
} as const satisfies Schema;

/** States of an instance. */
export const STOPPED = 0;
export const STARTING = 1;
export const UP = 2;
export const DRAINING = 3;
export const CRASHED = 4;

export const CLIENT_COLUMNS = {
  /** The handle of the event of the next arrival, or -1. */
  nextEvent: 'i32',
  nextAt: 'f64',
  asked: 'f64',
} as const satisfies Schema;

/** A user of a closed client. */
export const USER_COLUMNS = {
  client: 'u16',
  /** Counts the users of the client from 0. */
  place: 'i32',
  /** The handle of the event that ends the thinking; -1 while the user waits for an answer, or is not wanted. */
  event: 'i32',
  asked: 'i32',
  waiting: 'u8',
} as const satisfies Schema;

/** What an edge or a guard keeps apart from its engine. */
export const EDGE_COLUMNS = {
  /** The stack version that new calls enter. */
  stack: 'u16',
  /** Round-robin place among the instances of the callee. */
  turn: 'i32',
} as const satisfies Schema;

/** Types of events. */
export const ARRIVAL = 1;
export const DELIVER = 2;
export const WORK_DONE = 3;
export const ANSWER = 4;
export const TIMER = 5;
export const LANE = 6;
export const CANCEL = 7;
export const FAULTS = 8;
export const GUARD = 9;
export const INSTANCE = 10;
export const USER = 11;
export const PATIENCE = 12;
export const CALM = 13;
export const PROCESS = 14;

/** In the flags of an attempt, beside those of policies/attempts.ts. */
export const ANSWERED = 8;
export const CANCELLED_EARLY = 16;
/** A message of the try was lost: only an event of its own will end it. */
export const LOST = 32;
/** A copy that the network made: its answer is nobody's. */
export const DUPLICATE = 64;
/** The outcome of the call does not matter for whoever made it. */
export const OPTIONAL = 128;

/** In place of a parent of a call. */
export const BY_CLIENT = -1;
export const BY_NOBODY = -2;
/** Something that goes on at a node by itself made the call, and hears of its end (data-host.ts). */
export const BY_PROCESS = -3;
/** The call belongs to a layer of another attempt: this minus the row of that attempt. */
export const FOR_ATTEMPT = -4;
/** The row that waits for a call with such a parent. */
export function waitingRow(parent: number): number {
  return FOR_ATTEMPT - parent;
}

/** In place of an instance: nobody has chosen one yet. */
export const NOWHERE = 65_535;

/** What a draw is for: mixed with the id of the part that draws. */
export const FOR_SERVICE = 0x5e41;
export const FOR_ERROR = 0x3e77;
export const FOR_CRASH = 0x1d8f;
export const FOR_HOP_OUT = 0x10c1;
export const FOR_HOP_BACK = 0x2bac;
export const FOR_HOP_CANCEL = 0x61d7;
export const FOR_REQUEST = 0x4e9d;
export const FOR_JITTER = 0x5b15;
export const FOR_LOSS = 0x71f3;
export const FOR_COPY = 0x2e6b;
export const FOR_THINKING = 0x3d07;
export const FOR_PATIENCE = 0x6a39;
export const FOR_DETACHED = 0x57d1;
export const FOR_OTHER = 0x2c95;
export const FOR_GUARD = 0x46b3;
export const FOR_TRACE = 0x3a91;
