import type { LayerOf, PatternId } from '../patterns/registry';
import type { Outcome } from '../base/outcome';
import type { Duration } from '../base/time';
import type { DataModel } from './data/data-model';
import type { FaultModel } from './fault-model';
import type { RateProfile } from './rate-profile';

/**
 * What the simulation runs: the semantic part of a scenario, in the kernel's units (nanoseconds, shares, ids). No
 * names, positions or notes, so these cannot change a run. Everything is addressed by its id; the order of the
 * lists means nothing but the order of ties.
 */
export interface Model {
  readonly requestTypes: readonly RequestTypeModel[];
  readonly clients: readonly ClientModel[];
  readonly nodes: readonly NodeModel[];
  readonly edges: readonly EdgeModel[];
  readonly faults: readonly FaultModel[];
  readonly network: NetworkModel;
  /** Null where no part keeps data. */
  readonly data: DataModel | null;
}

export interface RequestTypeModel {
  readonly id: string;
  /** A request answered later than this is late; 0 means that it never is. */
  readonly deadlineNs: Duration;
  readonly priority: number;
  /** Whether it may be made twice without doing more than once; and whether it only reads. */
  readonly idempotent: boolean;
  readonly reads: boolean;
  /** How many different keys and users its requests have; 0 means none. */
  readonly keys: number;
  /** How much more often low keys come than high ones: the chance of key k falls with k to this power; 0 is even. */
  readonly keySkew: number;
  readonly users: number;
}

/** A source of requests. */
export interface ClientModel {
  readonly id: string;
  readonly load: LoadModel;
  readonly mix: readonly MixModel[];
  /** How long a request is waited for before the client gives it up; null waits for ever. */
  readonly patience: Distribution | null;
  /** Where it is; an empty text is nowhere in particular. */
  readonly zone: string;
}

/** Open: requests come whatever becomes of those before. Closed: each user asks, waits for the end, and thinks. */
export type LoadModel =
  | { readonly kind: 'open'; readonly spacing: 'poisson' | 'even'; readonly rate: RateProfile }
  | { readonly kind: 'closed'; readonly users: number; readonly think: Distribution };

export interface MixModel {
  readonly requestType: string;
  readonly edge: string;
  readonly weight: number;
}

export interface NodeModel {
  readonly id: string;
  readonly instances: number;
  /** How many requests an instance works on at once. */
  readonly concurrency: number;
  /** How many may wait at an instance; one more is shed. */
  readonly queueRoom: number;
  readonly queue: QueueModel;
  /** After this time a request that was shed may come again, as its answer says; 0 says nothing. */
  readonly retryAfterNs: Duration;
  readonly latency: Distribution;
  /** By which share of it the work grows for each other request that the instance is working on when it begins. */
  readonly crowding: number;
  readonly errorRate: number;
  /** How a request ends that fails by the node's own error rate. */
  readonly errorOutcome: Outcome;
  /** Of the requests with one key that are worked on at the same time only the first to end has its way. */
  readonly firstWriteWins: boolean;
  /** Whether a request keeps its worker while the node waits for calls of its own. */
  readonly holdsWorker: boolean;
  /**
   * Whether its work is done by real requests outside of the run: never, once the time has passed that it takes here, or
   * all of it.
   */
  readonly worksOutside: 'never' | 'then' | 'only';
  /** After its own work the node makes these calls, one step after the other. */
  readonly plan: readonly StepModel[];
  readonly lifecycle: LifecycleModel;
  /** The instances are spread over these in turn; none means nowhere in particular. */
  readonly zones: readonly string[];
  /** Which share of the calls each instance is to have, in turn, where callers heed that; none means all alike. */
  readonly weights: readonly number[];
}

export interface QueueModel {
  /** Who is next: the oldest, the newest, or the oldest of the highest priority. */
  readonly order: 'fifo' | 'lifo' | 'priority';
  /** A request whose turn comes with less than this left of its deadline is dropped; null drops none. */
  readonly leastLeftNs: Duration | null;
}

export interface LifecycleModel {
  /** From its start until an instance takes its first request. */
  readonly startupNs: Duration;
  /** How long an instance stays slow after that, and how many times as long its first work takes. */
  readonly warmUpNs: Duration;
  readonly coldFactor: number;
  /** How long an instance that is to stop may work on what it has. */
  readonly drainNs: Duration;
  /** How long callers still try an instance that has crashed. */
  readonly noticedAfterNs: Duration;
}

/** Calls that are made side by side; the step ends when all that are waited for have answered. */
export type StepModel = readonly CallModel[];

export interface CallModel {
  readonly edge: string;
  /** What becomes of it does not matter for the request. */
  readonly optional: boolean;
  /** False: fire and forget. */
  readonly awaited: boolean;
  /** Only requests of these types make the call; null is all. */
  readonly requestTypes: readonly string[] | null;
}

export interface EdgeModel {
  readonly id: string;
  /** A client or a node. */
  readonly from: string;
  readonly to: string;
  /** One way; drawn for the request and for the answer. */
  readonly latency: Distribution;
  /** A message takes up to this much longer, drawn evenly. */
  readonly jitterNs: Duration;
  /** Shares of messages that are lost, and of requests that arrive twice. */
  readonly lossRate: number;
  readonly duplicateRate: number;
  /** After this time without an answer the caller of a lost message takes the connection for dead. */
  readonly lostAfterNs: Duration;
  /**
   * What giving up a sent call does: the work goes on; or a message that takes network time stops it; or that message
   * takes it out of the queue, but lets work go on that has begun.
   */
  readonly giveUp: 'abandon' | 'cancel' | 'cancel-waiting';
  /** Outermost first. */
  readonly stack: readonly LayerModel[];
}

export interface NetworkModel {
  /** How much longer a message takes between two zones. */
  readonly betweenZonesNs: Duration;
}

export type LayerModel = LayerOf<PatternId>;

export type Distribution =
  | { readonly kind: 'constant'; readonly ns: Duration }
  | { readonly kind: 'uniform'; readonly fromNs: Duration; readonly toNs: Duration }
  | { readonly kind: 'exponential'; readonly meanNs: Duration }
  /** The sum of so many exponentials, with this mean. */
  | { readonly kind: 'erlang'; readonly meanNs: Duration; readonly shape: number }
  /** The logarithm of the duration in ns is normal with this mean and deviation. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  /** At least this long; the chance to be longer than x times that is x to the power of minus alpha. */
  | { readonly kind: 'pareto'; readonly leastNs: Duration; readonly alpha: number }
  /** Now and then by another law than usually. */
  | {
      readonly kind: 'mixture';
      readonly usual: Distribution;
      readonly rare: Distribution;
      readonly rareShare: number;
    };
