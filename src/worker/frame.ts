/**
 * A frame is one Float64Array: a head, then a row for each node, edge and layer of the layout, then what is new since
 * the last frame that the page took (points of the charts, rows of the event log), then the retries that wait. The
 * worker writes it (frame-writer.ts) and transfers it; the page reads it by the names below. Rates are per simulated
 * second, shares run from 0 to 1, NaN stands for "nothing to tell".
 */
export interface FrameLayout {
  /** Changes with every edit of the topology; a frame belongs to the layout of its version. */
  readonly topologyVersion: number;
  readonly durationNs: number;
  /** Ids in the order of the rows, clients included. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  readonly layers: readonly LayerRef[];
  /**
   * By node: which cell of the frame is that of its first instance; and at the end how many cells there are. A client
   * and an only instance have none. Without it nobody has.
   */
  readonly cellStarts?: readonly number[];
}

export interface LayerRef {
  readonly edge: string;
  readonly layer: string;
  readonly kind: string;
  /** How a breaker was held by hand from its beginning on: one of BREAKER_CONTROL. Without it it decided by itself. */
  readonly beginsHeld?: number;
}

export const HEAD = {
  topologyVersion: 0,
  /** In ns. */
  time: 1,
  dispatched: 2,
  /** The trace hash so far: two words of 32 bits. */
  hashHigh: 3,
  hashLow: 4,
  /** One of MODE. */
  mode: 5,
  speed: 6,
  /** Simulated time over wall time, as reached lately; NaN unless the run plays. */
  pace: 7,
  logRows: 8,
  commands: 9,
  /** Requests asked by all clients so far, and those that have ended. */
  asked: 10,
  ended: 11,
  /** Rates end to end, of the last simulated second. */
  askedRate: 12,
  servedRate: 13,
  lateRate: 14,
  rejectedRate: 15,
  failedRate: 16,
  /** Of the requests that ended in the last simulated second: the share answered in time. */
  goodput: 17,
  p50: 18,
  p95: 19,
  p99: 20,
  /** Tries for each call, over all edges that retry; 1 when none does. */
  amplification: 21,
  /** How many points and changes the run has in all, and from which on this frame carries them. */
  points: 22,
  firstPoint: 23,
  changes: 24,
  firstChange: 25,
  /** Waiting retries in this frame, and in all. */
  waiting: 26,
  waitingInAll: 27,
  /** How many controls (play, pause, step) had been heard when the frame was made: an older frame tells an older mode. */
  controls: 28,
  /** One of LIMIT. */
  limit: 29,
  /** Requests a second that were answered by a fallback, somewhere on their way. */
  fallbackRate: 30,
  /** How far the line has been run, in ns: beyond the present moment lies its known future. */
  reach: 31,
  /** 1 while some of that lies ahead, be it events of this very instant. */
  replays: 32,
  /** Events dispatched where the line ends. */
  reachDispatched: 33,
} as const;
export const HEAD_WIDTH = 34;

/** Which limit a run has come to that had to stop: changes in its log, documents, measured seconds, calls under way. */
export const LIMIT = { none: 0, log: 1, payloads: 2, history: 3, calls: 4 } as const;

/** `full`: a limit of the run was reached, and it had to stop. `ahead`: it runs at full speed to where a step leads. */
export const MODE = { paused: 0, playing: 1, ended: 2, full: 3, ahead: 4 } as const;

export const NODE_FIELD = {
  /** Requests that arrive a second; of a client, requests asked. */
  rate: 0,
  /** Of what ended lately: failed here or further on, and turned away by a guard here or further on. */
  failedShare: 1,
  rejectedShare: 2,
  /** In ms, and how old it is in simulated ns: 0 when answers came lately. */
  p95: 3,
  p95Age: 11,
  inFlight: 4,
  /** How many it has workers for; of a client NaN. */
  capacity: 5,
  queued: 6,
  queueRoom: 7,
  /** Simulated ns since the last request arrived; NaN when none did. */
  idleFor: 8,
  /** One of HEALTH. */
  health: 9,
  /** 1 while a fault acts on it. */
  faulted: 10,
  /** Instances that are wanted, those that take requests (up, and not hung), and those that start; none of a client. */
  instances: 12,
  ready: 13,
  starting: 19,
  /** Sagas that it carries out now, and those of them that are stuck; 0 where it begins none. */
  sagas: 14,
  stuck: 15,
  /** One more than the events that its read models lack, 0 where it has none; 1 while one is behind or stopped. */
  missing: 16,
  behind: 17,
  /** How often what it had decided met data that were others by then. */
  conflicts: 18,
} as const;
export const NODE_WIDTH = 20;

export const HEALTH = { idle: 0, well: 1, degraded: 2, failing: 3 } as const;

export const EDGE_FIELD = {
  /** Calls a second, tries sent a second, and calls by their end. */
  callRate: 0,
  sentRate: 1,
  okRate: 2,
  failedRate: 3,
  rejectedRate: 4,
  retryRate: 5,
  /** In ms, of calls that succeeded. */
  p95: 6,
  open: 7,
  zombies: 8,
  /** Totals since the start, for marks: each stands for so many of these. */
  calls: 9,
  sent: 10,
  ok: 11,
  failed: 12,
  /** Rejected before they were sent, at a gate of this edge. */
  rejected: 13,
  /** Turned away by the callee or further on. */
  refused: 14,
  retries: 15,
  /** Tries whose answer came after they were given up. */
  late: 16,
  /** Messages that the network lost. */
  lost: 17,
  /** 1 while a fault of the network acts on it. */
  faulted: 18,
  /** Calls that were answered by a fallback, here or further on: a second, and since the start. */
  fallbackRate: 19,
  fallback: 20,
} as const;
export const EDGE_WIDTH = 21;

/** What a layer row holds depends on its kind. */
export const BREAKER_FIELD = {
  /** 0 closed, 1 open, 2 half-open. */
  mode: 0,
  changedAt: 1,
  /** When it goes half-open, in ns; infinite unless it is open. */
  openUntil: 2,
  windowCalls: 3,
  windowFailures: 4,
  /** Places of the window; 0 when it is one of time. */
  windowSize: 5,
  /** The newest outcomes of the window as bits, the newest lowest, 1 for a failure; and how many there are. */
  ringBits: 6,
  ringCount: 7,
  /** How long it stays open, in ns. */
  openFor: 8,
  trialsIssued: 9,
  trialsSucceeded: 10,
  rejected: 11,
  /** One of BREAKER_CONTROL. */
  control: 12,
} as const;
/** Whether a breaker decides by itself, or how it is held by hand. */
export const BREAKER_CONTROL = {
  automatic: 0,
  forcedOpen: 1,
  forcedClosed: 2,
  disabled: 3,
  metricsOnly: 4,
} as const;
export const BULKHEAD_FIELD = { current: 0, limit: 1, queued: 2, queueLimit: 3, rejected: 4 } as const;
export const RETRY_FIELD = { waiting: 0, maxAttempts: 1 } as const;
export {
  BALANCER_FIGURE,
  BUDGET_FIGURE,
  CACHE_FIGURE,
  EJECTION_FIGURE,
  FALLBACK_FIGURE,
  FLIGHT_FIGURE,
  HEDGE_FIGURE,
  LIMITER_FIGURE,
  TIMEOUT_FIGURE,
} from '../policies/figures';
export const LAYER_WIDTH = 13;
/** The ring of a breaker shows at most so many outcomes. */
export const RING_LIMIT = 32;

/** One instance of a node that has several, as the strip on its card shows it. */
export const CELL_FIELD = {
  /** One of CELL_STATE. */
  state: 0,
  /** The share of its workers that is taken; NaN while it works on nothing at all. */
  load: 1,
  /** How many callers keep away from it. */
  keptAway: 2,
} as const;
export const CELL_WIDTH = 3;
/** `gone`: an edit took it away, and it has stopped. */
export const CELL_STATE = {
  stopped: 0,
  starting: 1,
  up: 2,
  draining: 3,
  crashed: 4,
  hung: 5,
  gone: 6,
} as const;
/** A node has at most so many cells. */
export const MOST_CELLS = 24;

/** One second of the whole run, for the charts. */
export const POINT_FIELD = {
  asked: 0,
  served: 1,
  late: 2,
  rejected: 3,
  failed: 4,
  p50: 5,
  p95: 6,
  p99: 7,
  goodput: 8,
  amplification: 9,
  fallback: 10,
} as const;
export const POINT_WIDTH = 11;

/** One second of one part: what was asked of it, how that ended, and how full it was. */
export const PART_POINT = {
  asked: 0,
  served: 1,
  rejected: 2,
  failed: 3,
  p50: 4,
  p95: 5,
  p99: 6,
  /** On average over the second: requests worked on, or calls under way at its end. */
  inFlight: 7,
  queued: 8,
  /** Tries sent for each call; of a node NaN. */
  triesPerCall: 9,
  /** Of a node: the share of its workers that was taken, and the mean wait for one in ms. Of an edge NaN. */
  utilisation: 10,
  meanWait: 11,
  /** Of an edge: messages lost, requests that came twice, answers that came too late. Of a node NaN. */
  lost: 12,
  duplicated: 13,
  late: 14,
  /** Answered by a fallback, here or further on; a node counts them among the served. */
  fallback: 15,
} as const;
export const PART_POINT_WIDTH = 16;

/** One second of one instance of a node. */
export const INSTANCE_POINT = {
  asked: 0,
  served: 1,
  failed: 2,
  /** Shed, dropped, or lost when it was down. */
  turnedAway: 3,
  /** From arrival to answer, in ms; NaN when it answered nothing. */
  meanMs: 4,
  /** On average over the second. */
  inFlight: 5,
  queued: 6,
  /** From arrival to answer, in ms; NaN when it answered nothing. */
  p95Ms: 7,
} as const;
export const INSTANCE_POINT_WIDTH = 8;

/** One second of the data of a run. */
export const DATA_POINT = {
  /** Events that were written. */
  events: 0,
  /** Sagas that began, and that ended, by how. */
  begun: 1,
  completed: 2,
  compensated: 3,
  failed: 4,
  /** Sagas that go on when the second is over. */
  underWay: 5,
  /** Events that the read model that lacks most does not show when the second is over. */
  behind: 6,
} as const;
export const DATA_POINT_WIDTH = 7;

/**
 * A row of the event log in numbers (codes: sim/change-log.ts); of a breaker, `subject` is its row in the layout, and
 * `held` how it is held by hand from then on (one of BREAKER_CONTROL), NaN when that stayed as it was.
 */
export const CHANGE_FIELD = { time: 0, code: 1, subject: 2, a: 3, held: 4 } as const;
export const CHANGE_WIDTH = 5;
/**
 * The same row where it tells of an instance: the row of its node in the layout, its place among all that the node ever
 * had, and its state from then on (one of CELL_STATE), or whether it hangs.
 */
export const INSTANCE_CHANGE_FIELD = { node: 2, place: 3, state: 4 } as const;

/** A retry that waits: its edge, a number that tells it from others, when it is due, and the try it will be. */
export const WAIT_FIELD = { edge: 0, key: 1, due: 2, attempt: 3 } as const;
export const WAIT_WIDTH = 4;

export type Field<Fields> = Fields[keyof Fields];

/** Reads a frame by the layout it belongs to. */
export class FrameView {
  private readonly edgesAt: number;
  private readonly layersAt: number;
  private readonly cellsAt: number;
  private readonly pointsAt: number;
  private readonly changesAt: number;
  private readonly waitingAt: number;

  constructor(
    readonly layout: FrameLayout,
    private readonly data: Float64Array,
  ) {
    this.edgesAt = HEAD_WIDTH + layout.nodes.length * NODE_WIDTH;
    this.layersAt = this.edgesAt + layout.edges.length * EDGE_WIDTH;
    this.cellsAt = this.layersAt + layout.layers.length * LAYER_WIDTH;
    this.pointsAt = this.cellsAt + (layout.cellStarts?.at(-1) ?? 0) * CELL_WIDTH;
    this.changesAt = this.pointsAt + this.newPoints * POINT_WIDTH;
    this.waitingAt = this.changesAt + this.newChanges * CHANGE_WIDTH;
  }

  head(field: Field<typeof HEAD>): number {
    return this.data[field];
  }

  node(row: number, field: Field<typeof NODE_FIELD>): number {
    return this.data[HEAD_WIDTH + row * NODE_WIDTH + field];
  }

  edge(row: number, field: Field<typeof EDGE_FIELD>): number {
    return this.data[this.edgesAt + row * EDGE_WIDTH + field];
  }

  layer(row: number, field: number): number {
    return this.data[this.layersAt + row * LAYER_WIDTH + field];
  }

  /** How many cells a node has. */
  cells(row: number): number {
    const starts = this.layout.cellStarts;
    return starts === undefined ? 0 : starts[row + 1] - starts[row];
  }

  cell(row: number, place: number, field: Field<typeof CELL_FIELD>): number {
    const start = this.layout.cellStarts?.[row] ?? 0;
    return this.data[this.cellsAt + (start + place) * CELL_WIDTH + field];
  }

  get newPoints(): number {
    return this.data[HEAD.points] - this.data[HEAD.firstPoint];
  }

  point(index: number, field: Field<typeof POINT_FIELD>): number {
    return this.data[this.pointsAt + index * POINT_WIDTH + field];
  }

  get newChanges(): number {
    return this.data[HEAD.changes] - this.data[HEAD.firstChange];
  }

  change(index: number, field: Field<typeof CHANGE_FIELD> | Field<typeof INSTANCE_CHANGE_FIELD>): number {
    return this.data[this.changesAt + index * CHANGE_WIDTH + field];
  }

  waiting(index: number, field: Field<typeof WAIT_FIELD>): number {
    return this.data[this.waitingAt + index * WAIT_WIDTH + field];
  }

  /** The trace hash up to here, 16 hexadecimal digits. */
  get hash(): string {
    return word(this.data[HEAD.hashHigh]) + word(this.data[HEAD.hashLow]);
  }
}

function word(value: number): string {
  return value.toString(16).padStart(8, '0');
}
