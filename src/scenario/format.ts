import type { ScheduleSettings } from './schedule-settings';
import type { EffectId } from '../domain/effects/effect-settings';
import type { StepSettings } from '../patterns/saga/step-settings';
import type { ShopDataSettings } from './data-settings';
import type { ScenarioSagaSettings } from './saga-settings';
import type { ViewSettings } from './view-settings';
import type { WriterSettings } from './writer-settings';
import type { DecidedEffect } from '../domain/effects/decided-effects';
import type { ViewKind } from '../domain/views/view-settings';
import type { StoreSettings } from './store-settings';
import type { LayerOf, PatternId } from '../patterns/registry';
import type { Expectation } from './expect/format';
import type { Latency } from './latency';
import type { FaultKind, FaultSettings } from './fault-settings';
import type { LoadShape } from './load-shape';
import type {
  ClientSettings,
  EdgeSettings,
  NetworkSettings,
  RequestTypeSettings,
  WorkSettings,
} from './node-settings';

/** What every file says about itself, before anything else is read. */
export const FORMAT = 'breakwater-scenario';
export const FORMAT_VERSION = 2;

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
  readonly network: NetworkSettings;
  /** What the data begin with that nodes keep, and the rules by which they live. */
  readonly data: ShopDataSettings;
  readonly sagas: readonly Saga[];
  readonly writers: readonly Writer[];
  readonly views: readonly View[];
  readonly faults: readonly Fault[];
  readonly expect: readonly Expectation[];
  /** How nodes are framed on the canvas: words, as names are, which never reach the run. */
  readonly groups: readonly Group[];
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
  ClientSettings & {
    readonly kind: 'client';
    /** How the rate of an open load changes over time. */
    readonly shape: LoadShape;
    /** How long the users of a closed load think between two requests. */
    readonly think: Latency;
    /** How long a request is waited for; left out, it is waited for without end. */
    readonly patience?: Latency;
    readonly zone?: string;
    readonly mix: readonly MixEntry[];
  };

export interface MixEntry {
  readonly requestType: string;
  readonly edge: string;
  readonly weight: number;
}

export type WorkNode = ServiceNode | DatabaseNode;

type ServiceNode = WorkBase & { readonly kind: 'service' | 'gateway' };

export type DatabaseNode = WorkBase &
  StoreSettings & {
    readonly kind: 'database';
    /** Whose it is: the node that may call it. Left out, it is the first that does. */
    readonly belongsTo?: string;
  };

type WorkBase = NodeBase &
  WorkSettings & {
    readonly latency: Latency;
    readonly plan: readonly Step[];
    /** The instances are spread over these in turn. */
    readonly zones: readonly string[];
    /** Which share of the calls each instance is to have, in turn, where callers heed that. */
    readonly weights: readonly number[];
    /** Of work that a server of the person's own does: where it is; an empty text as long as it is not known. */
    readonly address: string;
    /** What faults may aim at. */
    readonly tags: readonly string[];
  };

/** One call, or at least two that are made side by side. */
export type Step = Call | readonly Call[];

/** An edge, when there is nothing more to say about the call. */
export type Call = string | SpecialCall;

export interface SpecialCall {
  readonly edge: string;
  /** The request succeeds whatever becomes of the call. */
  readonly optional: boolean;
  /** False: the request goes on without waiting for the call. */
  readonly awaited: boolean;
  /** Only requests of these types make the call. */
  readonly requestTypes?: readonly string[];
}

export type ScenarioEdge = EdgeSettings & {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** One way. */
  readonly latency: Latency;
  /** Outermost first. */
  readonly stack: readonly ScenarioLayer[];
};

export type ScenarioLayer = LayerOf<PatternId> & {
  /** One that is switched off lets every call through as if it were not there. */
  readonly enabled: boolean;
};

/** What a node carries out for its requests, once its own work and its plan are done. */
export type Saga = ScenarioSagaSettings & {
  readonly id: string;
  readonly name: string;
  /** The orchestrator. */
  readonly node: string;
  /** Only requests of these types set it off. */
  readonly requestTypes?: readonly string[];
  readonly steps: readonly SagaStep[];
};

export type SagaStep = StepSettings & {
  readonly id: string;
  readonly name: string;
  /** Along which it is asked for, and for undoing it. */
  readonly edge: string;
  readonly does: EffectId;
};

/** A node that loads what another one keeps, decides about it, and appends what follows, for each of its requests. */
export type Writer = WriterSettings & {
  readonly id: string;
  readonly name: string;
  readonly node: string;
  /** Only requests of these types are about this. */
  readonly requestTypes?: readonly string[];
  /** Along which it loads and appends. */
  readonly edge: string;
  readonly does: DecidedEffect;
};

/** A read model: a node makes it of the events of a service, and answers requests of it. */
export type View = ViewSettings & {
  readonly id: string;
  readonly name: string;
  readonly node: string;
  readonly shows: ViewKind;
  /** Along which it reads the events. */
  readonly source: string;
  /** Along which it looks up the rows that events name; left out, it shows their ids. */
  readonly users?: string;
  readonly products?: string;
  /** The type of its own requests. */
  readonly asksAs: string;
  /** Only requests of these types are answered of it. */
  readonly requestTypes?: readonly string[];
};

export type Group = ContextGroup | ZoneGroup;

interface GroupBase {
  readonly id: string;
  readonly name: string;
  /** Drawn as one, in place of its nodes. */
  readonly folded: boolean;
}

/** A bounded context: it names its nodes, and no other context does. */
export type ContextGroup = GroupBase & {
  readonly kind: 'context';
  readonly nodes: readonly string[];
};

/** A zone that is framed, by its name: whatever is in that zone alone is in the frame. */
export type ZoneGroup = GroupBase & { readonly kind: 'zone' };

export type Fault = { [Kind in FaultKind]: FaultOf<Kind> }[FaultKind];

/** A fault of one kind. */
export type FaultOf<Kind extends FaultKind> = FaultBase & { readonly kind: Kind } & FaultSettings<Kind>;

interface FaultBase extends Range, ScheduleSettings {
  readonly id: string;
  readonly name: string;
  /** One that is switched off never acts. */
  readonly enabled: boolean;
  readonly target: FaultTarget;
}

/**
 * What a fault aims at. Faults of nodes: the nodes named and those with one of the tags (all, when neither is given),
 * of these the instances in the zone, and of these the share. Faults of edges: the edges named, and those that lead to
 * the nodes named or tagged (all, when none is given), and of these the messages between the two zones.
 */
export interface FaultTarget {
  readonly nodes?: readonly string[];
  readonly tags?: readonly string[];
  readonly edges?: readonly string[];
  readonly zone?: string;
  readonly between?: readonly [string, string];
  readonly share?: number;
}
