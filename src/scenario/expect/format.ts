import type { dataRules, partRules, sagaStates } from './data-rule-settings';
import type { FigureId } from './figure-word-settings';
import type { ReadModelFigure } from './read-model-settings';
import type { states } from './state-settings';

/** What the author of a scenario says that a run will show. */
export type Expectation =
  | MeasureExpectation
  | StateExpectation
  | InvariantExpectation
  | DataRuleExpectation
  | SagasExpectation
  | ReadModelExpectation
  | CombinedExpectation;

interface Named {
  readonly id: string;
  readonly name?: string;
}

/** A figure stays within its bounds, of which there is at least one. */
export interface MeasureExpectation extends Named {
  readonly kind: 'measure';
  readonly figure: FigureId;
  /** All clients together when it is left out. */
  readonly of?: MeasuredPart;
  /** Figures are kept by the second: of a span relative to a fault the whole seconds inside it count. */
  readonly over: Span;
  /**
   * One figure for the whole span; or one for every second of it, all or one of which are as expected. A second with
   * nothing to take the figure of says nothing; a span with nothing to take it of is not as expected.
   */
  readonly hold: Hold;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Which one, when the figure is a percentile. */
  readonly percentile?: number;
}

export type Hold = 'overall' | 'always' | 'sometime';

/** Instances are counted from 1; an only instance is its node. */
export type MeasuredPart =
  | { readonly client: string }
  | { readonly edge: string }
  | { readonly node: string; readonly instance?: number };

/** A part is in a state at some moment of the span, or at every one. */
export interface StateExpectation extends Named {
  readonly kind: 'state';
  readonly of: StatefulPart;
  readonly state: State;
  readonly over: Span;
  readonly hold: Exclude<Hold, 'overall'>;
}

/** A breaker, a node, or an instance of it. */
export type StatefulPart =
  { readonly edge: string; readonly layer: string } | { readonly node: string; readonly instance?: number };

export type State = (typeof states)[keyof typeof states][number];

/**
 * `nothing-lost`: in every second of the span everything that came to a part has ended or is still there.
 * `nothing-waits`: at the end of the span nothing is under way any more.
 */
export interface InvariantExpectation extends Invariant {
  readonly rule: keyof typeof partRules;
}

/** A rule that holds at every moment of a span. */
interface Invariant extends Named {
  readonly kind: 'invariant';
  readonly over: Span;
  /** A run that is watched pauses at the moment at which the rule is broken for the first time. */
  readonly pauses?: boolean;
}

/**
 * A rule about data. Those about orders are checked whenever a saga ends, and when something happens to its order after
 * that; those about the stock of products at every event that touches it. `sagas-end`: every saga that began in the span is over within a time of its beginning.
 */
export type DataRuleExpectation = FoundRuleExpectation | SagasEndExpectation;

/** The kernel finds where it is broken. */
export interface FoundRuleExpectation extends DataRule {
  readonly rule: FoundRule;
}

export interface SagasEndExpectation extends DataRule {
  readonly rule: 'sagas-end';
  readonly withinMs: number;
}

interface DataRule extends Invariant {
  /** The other way round: the rule is broken at some moment of the span. */
  readonly broken?: boolean;
}

export type FoundRule = Exclude<keyof typeof dataRules, 'sagas-end'>;

/** How many of the sagas that began in the span are in a state at the end of the run. */
export interface SagasExpectation extends Named {
  readonly kind: 'sagas';
  /** Sagas of every kind when it is left out. */
  readonly saga?: string;
  readonly state: (typeof sagaStates)[number];
  readonly over: Span;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** How far a read model was behind in the span at most, or how many of its reads there were stale. */
export interface ReadModelExpectation extends Named {
  readonly kind: 'read-model';
  readonly view: string;
  readonly figure: ReadModelFigure;
  readonly over: Span;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** All of some expectations hold, or any of them. */
export interface CombinedExpectation extends Named {
  readonly kind: 'all' | 'any';
  readonly of: readonly Expectation[];
}

/** Some time of the run; or some time from the beginning or the end of a fault on, of its first turn if it has many. */
export type Span = AbsoluteSpan | RelativeSpan;

interface AbsoluteSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface RelativeSpan extends AbsoluteSpan {
  readonly after: { readonly fault: string; readonly at: 'start' | 'end' };
}
