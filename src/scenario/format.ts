import type { BulkheadSettings } from '../patterns/bulkhead/settings';
import type { CircuitBreakerSettings } from '../patterns/circuit-breaker/settings';
import type { RetrySettings } from '../patterns/retry/settings';
import type { TimeoutSettings } from '../patterns/timeout/settings';
import type { Latency } from './latency';
import type {
  ClientSettings,
  EdgeSettings,
  FaultSettings,
  RequestTypeSettings,
  WorkSettings,
} from './node-settings';

/** What every file says about itself, before anything else is read. */
export const FORMAT = 'breakwater-scenario';
export const FORMAT_VERSION = 1;

/**
 * A scenario that was checked: everything that a file may leave out is filled in, every reference leads somewhere.
 * Only the parser makes one. Durations are in ms; the words (names, notes, question) never reach the run.
 */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  /** What the demonstration asks. */
  readonly question: string;
  /** What to look at, in the order in which it happens. */
  readonly watch: readonly string[];
  readonly tags: readonly string[];
  readonly notes: string;
  readonly seed: number;
  readonly durationMs: number;
  /** The range that a report is about, in whole seconds: without the start, as a rule. */
  readonly measure: Range;
  readonly requestTypes: readonly RequestType[];
  readonly nodes: readonly ScenarioNode[];
  readonly edges: readonly ScenarioEdge[];
  readonly faults: readonly Fault[];
  readonly expect: readonly Expectation[];
}

export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

export type RequestType = RequestTypeSettings & {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly path: string;
};

export type ScenarioNode = ClientNode | WorkNode;

interface NodeBase {
  readonly id: string;
  readonly name: string;
  readonly position?: { readonly x: number; readonly y: number };
}

export type ClientNode = NodeBase &
  ClientSettings & { readonly kind: 'client'; readonly mix: readonly MixEntry[] };

export interface MixEntry {
  readonly requestType: string;
  readonly edge: string;
  readonly weight: number;
}

export type WorkNode = NodeBase &
  WorkSettings & {
    readonly kind: 'service' | 'gateway' | 'database';
    readonly latency: Latency;
    readonly plan: readonly Step[];
  };

/** One edge, or at least two that are called side by side. */
export type Step = string | readonly string[];

export type ScenarioEdge = EdgeSettings & {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** One way. */
  readonly latency: Latency;
  /** Outermost first. */
  readonly stack: readonly ScenarioLayer[];
};

export type ScenarioLayer = { readonly id: string } & (
  | { readonly kind: 'retry'; readonly settings: RetrySettings }
  | { readonly kind: 'circuit-breaker'; readonly settings: CircuitBreakerSettings }
  | { readonly kind: 'timeout'; readonly settings: TimeoutSettings }
  | { readonly kind: 'bulkhead'; readonly settings: BulkheadSettings }
);

export type Fault = FaultSettings &
  Range & { readonly id: string; readonly name: string; readonly node: string };

export type Expectation = BreakerExpectation | GoodputExpectation | LatencyExpectation;

/** The breaker is in this state at some moment of the time given. */
export interface BreakerExpectation {
  readonly id: string;
  readonly kind: 'breaker-state';
  readonly edge: string;
  readonly layer: string;
  readonly state: 'open' | 'half-open' | 'closed';
  readonly after: { readonly fault: string; readonly at: 'start' | 'end' };
  readonly withinMs: number;
}

/** At least this share of what was asked was answered in time. */
export interface GoodputExpectation extends Range {
  readonly id: string;
  readonly kind: 'goodput';
  /** All clients together when it is left out. */
  readonly client?: string;
  readonly atLeast: number;
}

/** This percentile of the answered requests' latency is at most so long. */
export interface LatencyExpectation extends Range {
  readonly id: string;
  readonly kind: 'latency';
  readonly client?: string;
  readonly percentile: number;
  readonly atMostMs: number;
}
