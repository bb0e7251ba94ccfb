import { NS_PER_SECOND } from '../../base/time';
import { POINT_FIELD } from '../../worker/frame';
import type { TimeRange } from '../time-axis/scale';
import type { PointField, PointsSource } from './points-source';

/** A chart draws at most so many points. */
export const MOST_POINTS = 300;

/** Which seconds of a run a chart shows, and how many of them it draws as one. */
export interface Buckets {
  /** Seconds; a multiple of `size`, so that a bucket always holds the same seconds wherever the axis stands. */
  readonly first: number;
  readonly count: number;
  readonly size: number;
  /** Seconds that are known: the last bucket may have fewer than the others. */
  readonly end: number;
}

export type ReadPoint = PointsSource['point'];

const SIZES = [1, 2, 5, 10, 20, 60, 120, 300, 600];

/** The size follows from the length of the axis alone, so it does not change while the run goes on. */
export function bucketSize(range: TimeRange, most = MOST_POINTS): number {
  const seconds = (range.to - range.from) / NS_PER_SECOND;
  return SIZES.find((size) => seconds / size <= most) ?? Math.ceil(seconds / most);
}

/** The buckets in sight, with those at the ends of the axis that are only partly so. */
export function bucketsOf(range: TimeRange, points: number, most = MOST_POINTS): Buckets {
  const size = bucketSize(range, most);
  const first = Math.max(0, Math.floor(range.from / NS_PER_SECOND / size)) * size;
  const end = Math.min(points, Math.ceil(range.to / NS_PER_SECOND / size) * size);
  return { first, size, end, count: Math.max(0, Math.ceil((end - first) / size)) };
}

/** How the seconds of a bucket become one value; NaN where none of them has one. */
export type Fold = (read: ReadPoint, from: number, to: number, place: number) => number;

export const mean: Fold = (read, from, to, place) => {
  let sum = 0;
  let known = 0;
  for (let second = from; second < to; second++) {
    const value = read(second, place);
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return known === 0 ? NaN : sum / known;
};

/** The worst second, so that a spike never disappears between others. */
export const highest: Fold = (read, from, to, place) => {
  let top = NaN;
  for (let second = from; second < to; second++) {
    const value = read(second, place);
    if (!(value <= top)) top = Number.isNaN(value) ? top : value;
  }
  return top;
};

/** A share of what ended: a second with many requests counts as much as they are. */
export const meanByEnded: Fold = (read, from, to, place) => {
  let sum = 0;
  let ended = 0;
  for (let second = from; second < to; second++) {
    const value = read(second, place);
    if (Number.isNaN(value)) continue;
    const weight =
      read(second, POINT_FIELD.served) +
      read(second, POINT_FIELD.fallback) +
      read(second, POINT_FIELD.late) +
      read(second, POINT_FIELD.rejected) +
      read(second, POINT_FIELD.failed);
    sum += value * weight;
    ended += weight;
  }
  return ended === 0 ? NaN : sum / ended;
};

/** One value for each bucket. */
export function folded(buckets: Buckets, read: ReadPoint, field: PointField, fold: Fold): Float64Array {
  const { first, size, count, end } = buckets;
  const values = new Float64Array(count);
  // What follows from other figures is read as if it were kept, at no place of its own.
  const [readOne, place]: [ReadPoint, number] =
    typeof field === 'number' ? [read, field] : [(second) => field((one) => read(second, one)), NaN];
  for (let index = 0; index < count; index++) {
    const from = first + index * size;
    values[index] = fold(readOne, from, Math.min(from + size, end), place);
  }
  return values;
}
