import { FIGURE_WORDS, type FigureId } from '../../scenario/expect/figure-word-settings';
import { readModelFigures, type ReadModelFigure } from '../../scenario/expect/read-model-settings';
import type {
  DataRuleExpectation,
  Expectation,
  InvariantExpectation,
  MeasuredPart,
  MeasureExpectation,
  ReadModelExpectation,
  SagasExpectation,
  Span,
  StateExpectation,
  StatefulPart,
} from '../../scenario/expect/format';
import { figuresOf, groupOf, isPercentile, statesOf } from './parts';

/** An expectation that counts something, with a bound or two. */
export type Bounded = MeasureExpectation | SagasExpectation | ReadModelExpectation;
export type Rule = InvariantExpectation | DataRuleExpectation;

/** Another figure: the bounds are those that are usual for it, and a percentile says which one. */
export function withFigure(before: MeasureExpectation, figure: FigureId): MeasureExpectation {
  if (figure === before.figure) return before;
  const { atLeast: _least, atMost: _most, percentile: _which, ...rest } = before;
  return { ...rest, figure, ...percentileOf(figure, before.of, before.percentile), ...usualBound(figure) };
}

/** Another part: where it does not have the figure, the first that it has. */
export function withPart(before: MeasureExpectation, of: MeasuredPart | undefined): MeasureExpectation {
  const known = figuresOf(groupOf(of));
  const figure = known.includes(before.figure) ? before.figure : (known[0] ?? before.figure);
  const fitting = withFigure(before, figure);
  const { of: _of, percentile, ...rest } = fitting;
  return { ...rest, ...(of !== undefined && { of }), ...percentileOf(figure, of, percentile) };
}

function percentileOf(
  figure: FigureId,
  of: MeasuredPart | undefined,
  before: number | undefined,
): { readonly percentile?: number } {
  return isPercentile(figure, groupOf(of)) ? { percentile: before ?? USUAL_PERCENTILE } : {};
}

const USUAL_PERCENTILE = 95;

/** What is usually expected of a figure: most of what is good, little of what is not. */
export function usualBound(figure: FigureId): { readonly atLeast?: number; readonly atMost?: number } {
  if (GOOD.has(figure)) return { atLeast: FIGURE_WORDS[figure].unit === 'share' ? 0.99 : 1 };
  switch (FIGURE_WORDS[figure].unit) {
    case 'share':
      return { atMost: 0.01 };
    case 'ms':
      return { atMost: 250 };
    case 'times':
      return { atMost: 1.5 };
    case 'per-second':
    case 'count':
      return { atMost: 10 };
  }
}

const GOOD: ReadonlySet<FigureId> = new Set<FigureId>([
  'goodput',
  'throughput',
  'rate',
  'served',
  'hit-share',
]);

export function withStatefulPart(before: StateExpectation, of: StatefulPart): StateExpectation {
  const known = statesOf(of);
  return { ...before, of, state: known.includes(before.state) ? before.state : known[0] };
}

export type Comparison = 'at-least' | 'at-most' | 'between';

export function comparisonOf({ atLeast, atMost }: Pick<Bounded, 'atLeast' | 'atMost'>): Comparison {
  if (atLeast !== undefined && atMost !== undefined) return 'between';
  return atLeast === undefined ? 'at-most' : 'at-least';
}

/** The same bound the other way round; of one two, and of two one. */
export function withComparison<Kind extends Bounded>(before: Kind, comparison: Comparison): Kind {
  const { atLeast, atMost } = before;
  const [low, high] = [atLeast ?? atMost ?? 0, atMost ?? atLeast ?? 0];
  switch (comparison) {
    case 'at-least':
      return bounded(before, low, undefined);
    case 'at-most':
      return bounded(before, undefined, high);
    case 'between':
      return bounded(before, Math.min(low, high), Math.max(low, high));
  }
}

export function withBound<Kind extends Bounded>(
  before: Kind,
  key: 'atLeast' | 'atMost',
  value: number,
): Kind {
  return { ...before, [key]: value };
}

function bounded<Kind extends Bounded>(
  before: Kind,
  atLeast: number | undefined,
  atMost: number | undefined,
): Kind {
  const next: Kind & { atLeast?: number; atMost?: number } = { ...before };
  delete next.atLeast;
  delete next.atMost;
  if (atLeast !== undefined) next.atLeast = atLeast;
  if (atMost !== undefined) next.atMost = atMost;
  return next;
}

export function withReadModelFigure(
  before: ReadModelExpectation,
  figure: ReadModelFigure,
): ReadModelExpectation {
  const isSameUnit = readModelFigures[figure].unit === readModelFigures[before.figure].unit;
  return isSameUnit ? { ...before, figure } : bounded({ ...before, figure }, undefined, USUAL_LAG[figure]);
}

const USUAL_LAG: Readonly<Record<ReadModelFigure, number>> = {
  'missing-events': 10,
  'missing-for': 1000,
  'stale-reads': 0,
  versions: 1,
  'passed-over': 0,
};

/** Another rule; `duration` is that of the run in ms, at whose end sagas that are to be over have had their time. */
export function withRule(before: Rule, rule: Rule['rule'], duration: number): Rule {
  const { id, name, over, pauses } = before;
  const base = {
    id,
    kind: 'invariant' as const,
    ...(name !== undefined && { name }),
    over: rule === 'nothing-lost' || rule === 'nothing-waits' ? wholeSeconds(over) : over,
    ...(pauses !== undefined && { pauses }),
  };
  const broken = 'broken' in before && before.broken === true ? { broken: true } : {};
  if (rule === 'nothing-lost' || rule === 'nothing-waits') return { ...base, rule };
  if (rule === 'sagas-end') {
    const withinMs = usualWithin(duration);
    return { ...base, over: withRoom(over, withinMs, duration), rule, withinMs, ...broken };
  }
  return { ...base, rule, ...broken };
}

/** The time that a saga has to be over. */
export function usualWithin(duration: number): number {
  return Math.min(10_000, Math.floor(duration / 2));
}

/** What begins at the end of the span has so much of the run left. */
export function withRoom(over: Span, withinMs: number, duration: number): Span {
  if ('after' in over || over.toMs + withinMs <= duration) return over;
  const toMs = Math.max(1, Math.floor(duration - withinMs));
  return { fromMs: Math.min(over.fromMs, toMs - 1), toMs };
}

/** Figures are kept by the second; a span after a fault is free, as the fault is. */
export function wholeSeconds(over: Span): Span {
  if ('after' in over) return over;
  const fromMs = Math.floor(over.fromMs / 1000) * 1000;
  return { fromMs, toMs: Math.max(fromMs + 1000, Math.floor(over.toMs / 1000) * 1000) };
}

export type SpanKind = 'run' | 'start' | 'end';

export function spanKind(over: Span): SpanKind {
  return 'after' in over ? over.after.at : 'run';
}

/** A time of the run, or a time from the beginning or the end of a fault on. */
export function withSpanKind(over: Span, kind: SpanKind, fault: string | undefined, duration: number): Span {
  if (kind === spanKind(over)) return over;
  if (kind === 'run' || fault === undefined) {
    return { fromMs: 0, toMs: Math.floor(duration / 1000) * 1000 };
  }
  const known = 'after' in over ? over : undefined;
  return {
    after: { fault: known?.after.fault ?? fault, at: kind },
    fromMs: known?.fromMs ?? 0,
    toMs: known?.toMs ?? USUAL_AFTER_MS,
  };
}

const USUAL_AFTER_MS = 5000;

/** Whether what is expected is about whole seconds. */
export function isBySecond(expectation: Expectation): boolean {
  if (expectation.kind === 'measure') return true;
  return (
    expectation.kind === 'invariant' &&
    (expectation.rule === 'nothing-lost' || expectation.rule === 'nothing-waits')
  );
}
