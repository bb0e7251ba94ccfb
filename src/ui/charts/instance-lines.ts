import { NS_PER_SECOND } from '../../base/time';
import { INSTANCE_POINT_WIDTH } from '../../worker/frame';
import { bucketsOf, folded, mean, MOST_POINTS } from './buckets';
import { edgeOf } from './outcomes';
import { outlierOf } from './outlier';
import { linePath, type Scale } from './paths';
import type { InstanceFigure } from './instance-figures';
import type { PointsSource } from './points-source';
import type { TimeRange } from '../time-axis/scale';

/** All lines of a chart together have at most so many points. */
const MOST_IN_ALL = 6000;
const FEWEST_POINTS = 30;

/** The seconds of all instances of a node, side by side. */
export interface InstanceSource extends PointsSource {
  /** Numbers of a second. */
  readonly width: number;
}

export function instancesIn({ width }: InstanceSource): number {
  return width / INSTANCE_POINT_WIDTH;
}

/** Where a figure of an instance stands among the numbers of a second. */
export function placeOf(instance: number, { place }: InstanceFigure): number {
  return instance * INSTANCE_POINT_WIDTH + place;
}

export interface InstanceValues {
  readonly times: readonly number[];
  /** Of each instance. */
  readonly values: readonly Float64Array[];
  readonly highest: number;
}

/** A figure of each instance over the seconds in sight, with fewer points for each the more there are. */
export function instanceValues(
  source: InstanceSource,
  figure: InstanceFigure,
  range: TimeRange,
): InstanceValues {
  const count = instancesIn(source);
  const most = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, Math.floor(MOST_IN_ALL / Math.max(1, count))));
  const buckets = bucketsOf(range, source.points, most);
  const values = Array.from({ length: count }, (_, instance) =>
    folded(buckets, (second, place) => source.point(second, place), placeOf(instance, figure), figure.fold),
  );
  let highest = 0;
  for (const line of values) for (const value of line) if (value > highest) highest = value;
  const times = Array.from({ length: buckets.count }, (_, index) => edgeOf(buckets, index + 1));
  return { times, values, highest };
}

/** The instance that stands out over the seconds in sight, from 0; undefined when all are alike. */
export function standsOut(
  source: InstanceSource,
  figure: InstanceFigure,
  { from, to }: TimeRange,
): number | undefined {
  const first = Math.max(0, Math.floor(from / NS_PER_SECOND));
  const end = Math.min(source.points, Math.ceil(to / NS_PER_SECOND));
  const means = Array.from({ length: instancesIn(source) }, (_, instance) =>
    mean((second, place) => source.point(second, place), first, end, placeOf(instance, figure)),
  );
  return outlierOf(means, figure.worse);
}

/** The middle one of the figures of a second, for what all others were like. */
export function middleOf(source: InstanceSource, figure: InstanceFigure, second: number): number {
  const known = Array.from({ length: instancesIn(source) }, (_, instance) =>
    source.point(second, placeOf(instance, figure)),
  ).filter((value) => !Number.isNaN(value));
  return known.toSorted((a, b) => a - b)[Math.floor((known.length - 1) / 2)] ?? NaN;
}

/** The lines of all instances as one path, and that of the one that stands out as another. */
export function instancePaths(
  { times, values }: InstanceValues,
  outlier: number | undefined,
  x: Scale,
  y: Scale,
): { readonly others: string; readonly outlier: string } {
  const paths = values.map((line) => linePath(times, line, x, y));
  return {
    others: paths.filter((_, instance) => instance !== outlier).join(''),
    outlier: outlier === undefined ? '' : (paths[outlier] ?? ''),
  };
}
