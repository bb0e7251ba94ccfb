import type { CircuitBreakerSettings } from '../patterns/circuit-breaker/settings';
import type { BulkheadSettings } from '../patterns/bulkhead/settings';
import type { RetrySettings } from '../patterns/retry/settings';
import type { TimeoutSettings } from '../patterns/timeout/settings';
import type { Duration, Time } from '../base/time';

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
}

export interface RequestTypeModel {
  readonly id: string;
  /** A request answered later than this is late; 0 means that it never is. */
  readonly deadlineNs: Duration;
  readonly priority: number;
  /** How many different keys and users its requests have, drawn evenly; 0 means none. */
  readonly keys: number;
  readonly users: number;
}

/** A source of requests that does not wait for answers: a Poisson process. */
export interface ClientModel {
  readonly id: string;
  readonly ratePerSecond: number;
  readonly mix: readonly MixModel[];
}

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
  readonly latency: Distribution;
  readonly errorRate: number;
  /** Whether a request keeps its worker while the node waits for calls of its own. */
  readonly holdsWorker: boolean;
  /** After its own work the node makes these calls, one step after the other. */
  readonly plan: readonly StepModel[];
}

/** The edges that are called side by side; the step ends when all have answered. */
export type StepModel = readonly string[];

export interface EdgeModel {
  readonly id: string;
  /** A client or a node. */
  readonly from: string;
  /** Where the edge leads. After an edit, requests under way go where it leads when they arrive. */
  readonly to: string;
  /** One way; drawn for the request and for the answer. */
  readonly latency: Distribution;
  /** What giving up a sent call does: the work goes on, or a message that takes network time stops it. */
  readonly giveUp: 'abandon' | 'cancel';
  /** Outermost first. */
  readonly stack: readonly LayerModel[];
}

export type LayerModel = { readonly id: string } & (
  | { readonly kind: 'retry'; readonly settings: RetrySettings }
  | { readonly kind: 'circuit-breaker'; readonly settings: CircuitBreakerSettings }
  | { readonly kind: 'timeout'; readonly settings: TimeoutSettings }
  | { readonly kind: 'bulkhead'; readonly settings: BulkheadSettings }
);

export type Distribution =
  | { readonly kind: 'constant'; readonly ns: Duration }
  | { readonly kind: 'exponential'; readonly meanNs: Duration }
  /** The logarithm of the duration in ns is normal with this mean and deviation. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number };

export interface FaultModel {
  readonly id: string;
  readonly node: string;
  readonly from: Time;
  readonly to: Time;
  /** Share of requests that fail on top of the node's own error rate. */
  readonly errorRate: number;
  readonly latencyFactor: number;
}
