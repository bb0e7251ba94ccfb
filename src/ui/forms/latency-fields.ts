import type { SettingFields } from '../../base/settings';
import type { Latency, MixedLatency, PlainLatency } from '../../scenario/latency';
import { latencyFields, SHORTEST_MS } from '../../scenario/latency-settings';
import { LONGEST_WORK_MS } from '../../scenario/run-settings';
import type { SettingValues } from './visible-fields';

/** The ways to say how long something takes; a log-normal one is given by its percentiles or by its mean. */
export type PlainShape = Exclude<keyof typeof latencyFields, 'mixture'>;
export type LatencyShape = PlainShape | 'mixture';

interface ShapeOption<Shape> {
  readonly value: Shape;
  readonly label: string;
}

export const PLAIN_SHAPES: readonly ShapeOption<PlainShape>[] = [
  { value: 'constant', label: 'always the same' },
  { value: 'uniform', label: 'uniform' },
  { value: 'exponential', label: 'exponential' },
  { value: 'erlang', label: 'Erlang' },
  { value: 'lognormal', label: 'log-normal by median' },
  { value: 'lognormalByMean', label: 'log-normal by mean' },
  { value: 'pareto', label: 'Pareto' },
];

export const LATENCY_SHAPES: readonly ShapeOption<LatencyShape>[] = [
  ...PLAIN_SHAPES,
  { value: 'mixture', label: 'mixture of two' },
];

export function shapeOf(latency: PlainLatency): PlainShape;
export function shapeOf(latency: Latency): LatencyShape;
export function shapeOf(latency: Latency): LatencyShape {
  return latency.kind === 'lognormal' && 'meanMs' in latency ? 'lognormalByMean' : latency.kind;
}

export function fieldsOf(latency: Latency): SettingFields {
  return latencyFields[shapeOf(latency)];
}

/** Its own numbers; those of the two parts of a mixture are with the parts. */
export function latencyValues(latency: Latency): SettingValues {
  if (latency.kind === 'mixture') return { rareShare: latency.rareShare };
  const { kind: _kind, ...values } = latency;
  return values;
}

/** What a log-normal latency usually looks like: its 95th percentile is so many times its median. */
const USUAL_TAIL = 2.5;
/** The rare times of a fresh mixture are so many times as long as the usual ones. */
const RARELY_LONGER = 10;

/** The same latency in another shape: its middle stays where it is, the rest is as usual. */
export function inShape(latency: Latency, shape: LatencyShape): Latency {
  if (shapeOf(latency) === shape) return latency;
  return shape === 'mixture' ? mixed(plainOf(latency)) : inPlainShape(plainOf(latency), shape);
}

export function inPlainShape(latency: PlainLatency, shape: PlainShape): PlainLatency {
  if (shapeOf(latency) === shape) return latency;
  const middle = middleOf(latency);
  // What is drawn cannot be nothing at all, unlike what always is.
  const least = Math.max(middle, SHORTEST_MS);
  switch (shape) {
    case 'constant':
      return { kind: 'constant', ms: middle };
    case 'uniform':
      return { kind: 'uniform', fromMs: tidy(least / 2), toMs: tidy(least * 1.5) };
    case 'exponential':
      return { kind: 'exponential', meanMs: least };
    case 'erlang':
      return { kind: 'erlang', meanMs: least, shape: latencyFields.erlang.shape.default };
    case 'lognormal':
      return { kind: 'lognormal', medianMs: least, p95Ms: tidy(least * USUAL_TAIL) };
    case 'lognormalByMean':
      return { kind: 'lognormal', meanMs: least, cv: 1 };
    case 'pareto': {
      const alpha = latencyFields.pareto.alpha.default;
      return { kind: 'pareto', leastMs: Math.max(tidy(least / 2 ** (1 / alpha)), SHORTEST_MS), alpha };
    }
  }
}

/** The latency with one of its numbers changed. */
export function withNumber<One extends Latency>(latency: One, key: string, value: number): One {
  return { ...latency, [key]: value };
}

function mixed(usual: PlainLatency): MixedLatency {
  const meanMs = Math.max(tidy(middleOf(usual) * RARELY_LONGER), SHORTEST_MS);
  const rareShare = latencyFields.mixture.rareShare.default;
  return { kind: 'mixture', usual, rare: { kind: 'exponential', meanMs }, rareShare };
}

/** Of a mixture the usual part is what becomes of it. */
function plainOf(latency: Latency): PlainLatency {
  return latency.kind === 'mixture' ? latency.usual : latency;
}

/** Near the time that half of all times are below; the mean where that is what its author knows. */
function middleOf(latency: PlainLatency): number {
  switch (latency.kind) {
    case 'constant':
      return latency.ms;
    case 'uniform':
      return tidy((latency.fromMs + latency.toMs) / 2);
    case 'pareto':
      return tidy(latency.leastMs * 2 ** (1 / latency.alpha));
    default:
      return 'medianMs' in latency ? latency.medianMs : latency.meanMs;
  }
}

/** What we work out ourselves has as many digits as somebody would type. */
function tidy(ms: number): number {
  return Math.min(LONGEST_WORK_MS, Number(ms.toPrecision(4)));
}
