import type { ChoiceField, SettingFields } from '../../base/settings';
import type { LoadShape } from '../../scenario/load-shape';
import { LONGEST_RUN_MS } from '../../scenario/run-settings';
import type { SettingValues } from './visible-fields';

export type LoadShapeKind = LoadShape['kind'];
export type RateList = Extract<LoadShape, { kind: 'list' }>;
export type RatePoint = RateList['points'][number];

export const LOAD_SHAPES = {
  kind: 'choice',
  label: 'Rate over time',
  help: 'How the rate changes while the run goes on, from the rate above.',
  options: [
    { value: 'steady', label: 'steady' },
    { value: 'step', label: 'a step' },
    { value: 'ramp', label: 'a ramp' },
    { value: 'spike', label: 'a spike' },
    { value: 'list', label: 'a list of points' },
  ],
  default: 'steady',
} as const satisfies ChoiceField;

const instant = { kind: 'duration', min: 0, max: LONGEST_RUN_MS, default: 0 } as const;
const otherRateField = {
  kind: 'number',
  label: 'Rate then',
  help: 'Requests a second on average.',
  unit: 'per second',
  min: 0,
  max: 100_000,
  default: 10,
} as const;
const fromMs = {
  ...instant,
  label: 'From',
  help: 'The moment of the run at which the rate leaves that above.',
};

export const LOAD_SHAPE_FIELDS = {
  steady: {},
  step: {
    atMs: { ...instant, label: 'At', help: 'The moment of the run at which it changes.' },
    ratePerSecond: otherRateField,
  },
  ramp: {
    fromMs,
    toMs: {
      ...instant,
      label: 'Until',
      help: 'The moment at which it has reached the other rate, and stays.',
    },
    ratePerSecond: otherRateField,
  },
  spike: {
    fromMs,
    toMs: { ...instant, label: 'Until', help: 'The moment at which it is back at the rate above.' },
    ratePerSecond: otherRateField,
  },
  list: {
    between: {
      kind: 'choice',
      label: 'Between points',
      help: 'Whether the rate stays until the next point, or moves there in a straight line.',
      options: [
        { value: 'steps', label: 'stays' },
        { value: 'lines', label: 'moves evenly' },
      ],
      default: 'steps',
    },
  },
} as const satisfies Record<LoadShapeKind, SettingFields>;

/** A point of a list: a moment, and the rate from then on. */
export const POINT_FIELDS = {
  atMs: { ...instant, label: 'The moment', help: 'A moment of the run.' },
  ratePerSecond: { ...otherRateField, label: 'The rate' },
} as const satisfies SettingFields;

/** The list of points is no plain setting: it has rows of its own. */
export function loadShapeValues(shape: LoadShape): SettingValues {
  if (shape.kind === 'list') return { between: shape.between };
  const { kind: _kind, ...values } = shape;
  return values;
}

/** What a fresh shape is made for: the rate at the beginning, and how long the run is. */
export interface RunOfRate {
  readonly ratePerSecond: number;
  readonly durationMs: number;
}

/** The rate changes to so many times what it was, unless the shape before says to what. */
const USUAL_CHANGE = 2;

/** A shape of another kind, with the moments and the rate that are known, and usual ones for the others. */
export function inLoadShape(shape: LoadShape, kind: LoadShapeKind, run: RunOfRate): LoadShape {
  if (shape.kind === kind) return shape;
  const points = pointsOf(shape, run);
  const { atMs } = points[0];
  const end = points[points.length - 1].atMs;
  // A shape that has a beginning and an end needs two moments.
  const toMs = end > atMs ? end : atMs + third(run);
  const ratePerSecond = otherRate(shape, run);
  switch (kind) {
    case 'steady':
      return { kind };
    case 'step':
      return { kind, atMs, ratePerSecond };
    case 'ramp':
    case 'spike':
      return { kind, fromMs: atMs, toMs, ratePerSecond };
    case 'list':
      return { kind, between: shape.kind === 'ramp' ? 'lines' : 'steps', points };
  }
}

/** The same course as points of a list, at least one of them. */
function pointsOf(shape: LoadShape, run: RunOfRate): readonly RatePoint[] {
  const other = otherRate(shape, run);
  const then = (atMs: number, ratePerSecond: number): RatePoint => ({ atMs, ratePerSecond });
  switch (shape.kind) {
    case 'steady':
      return [then(third(run), other)];
    case 'step':
      return [then(shape.atMs, other)];
    case 'ramp':
      return [then(shape.fromMs, run.ratePerSecond), then(shape.toMs, other)];
    case 'spike':
      return [then(shape.fromMs, other), then(shape.toMs, run.ratePerSecond)];
    case 'list':
      return shape.points;
  }
}

/** The rate that a shape changes to. */
function otherRate(shape: LoadShape, run: RunOfRate): number {
  if (shape.kind === 'list') return shape.points[0].ratePerSecond;
  return shape.kind === 'steady' ? run.ratePerSecond * USUAL_CHANGE || USUAL_CHANGE : shape.ratePerSecond;
}

/** A third of the run, in whole seconds. */
function third({ durationMs }: RunOfRate): number {
  return Math.max(1, Math.round(durationMs / 3000)) * 1000;
}

export function samePoint(one: RatePoint, other: RatePoint): boolean {
  return one.atMs === other.atMs && one.ratePerSecond === other.ratePerSecond;
}

/** With something else of one point, if it is still there. */
export function withPoint(list: RateList, index: number, next: Partial<RatePoint>): RateList {
  const point = list.points[index];
  return point === undefined ? list : { ...list, points: list.points.with(index, { ...point, ...next }) };
}

/** A list has at least one point: the last one stays. */
export function withoutPoint(list: RateList, index: number): RateList {
  if (list.points.length === 1) return list;
  return { ...list, points: list.points.toSpliced(index, 1) };
}

/** One more point: as far from the last as that is from the one before, with the same rate. */
export function withNextPoint(list: RateList, run: RunOfRate): RateList {
  const [last, before] = [list.points[list.points.length - 1], list.points[list.points.length - 2]];
  const gap = before === undefined ? third(run) / 2 : last.atMs - before.atMs;
  const atMs = Math.min(LONGEST_RUN_MS, last.atMs + gap);
  return { ...list, points: [...list.points, { atMs, ratePerSecond: last.ratePerSecond }] };
}
