import type { SettingFields } from '../../base/settings';
import type { Latency } from '../../scenario/latency';
import { latencyFields, SHORTEST_MS } from '../../scenario/latency-settings';
import { LONGEST_WORK_MS } from '../../scenario/node-settings';
import type { SettingValues } from './visible-fields';

/** The ways to say how long something takes; a log-normal one is given by its percentiles or by its mean. */
export type LatencyShape = 'constant' | 'exponential' | 'lognormal' | 'lognormal-by-mean';

export const LATENCY_SHAPES: readonly { readonly value: LatencyShape; readonly label: string }[] = [
  { value: 'constant', label: 'always the same' },
  { value: 'exponential', label: 'exponential' },
  { value: 'lognormal', label: 'log-normal by median' },
  { value: 'lognormal-by-mean', label: 'log-normal by mean' },
];

export const LATENCY_FIELDS: Readonly<Record<LatencyShape, SettingFields>> = {
  constant: latencyFields.constant,
  exponential: latencyFields.exponential,
  lognormal: latencyFields.lognormal,
  'lognormal-by-mean': latencyFields.lognormalByMean,
};

export function shapeOf(latency: Latency): LatencyShape {
  if (latency.kind === 'lognormal' && 'meanMs' in latency) return 'lognormal-by-mean';
  return latency.kind;
}

export function latencyValues(latency: Latency): SettingValues {
  const { kind: _kind, ...values } = latency;
  return values;
}

/** What a log-normal latency usually looks like: its 95th percentile is so many times its median. */
const USUAL_TAIL = 2.5;

/** The same latency in another shape: its middle stays where it is, the rest is as usual. */
export function inShape(latency: Latency, shape: LatencyShape): Latency {
  if (shapeOf(latency) === shape) return latency;
  const middle = middleOf(latency);
  // What is drawn cannot be nothing at all, unlike what always is.
  const least = Math.max(middle, SHORTEST_MS);
  switch (shape) {
    case 'constant':
      return { kind: 'constant', ms: middle };
    case 'exponential':
      return { kind: 'exponential', meanMs: least };
    case 'lognormal':
      return {
        kind: 'lognormal',
        medianMs: least,
        p95Ms: Math.min(LONGEST_WORK_MS, tidy(least * USUAL_TAIL)),
      };
    case 'lognormal-by-mean':
      return { kind: 'lognormal', meanMs: least, cv: 1 };
  }
}

/** The latency with one of its numbers changed. */
export function withNumber(latency: Latency, key: string, value: number): Latency {
  return { ...latency, [key]: value };
}

function middleOf(latency: Latency): number {
  if (latency.kind === 'constant') return latency.ms;
  return 'medianMs' in latency ? latency.medianMs : latency.meanMs;
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
