import { NS_PER_SECOND } from '../../base/time';
import { PART_POINT, POINT_FIELD } from '../../worker/frame';
import { folded, mean, type Buckets, type ReadPoint } from './buckets';
import { stackedBars, type Scale } from './paths';

/** How requests end, from the bottom of a stack upwards. */
export const OUTCOMES = ['served', 'fallback', 'late', 'rejected', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Requests a second by outcome, one value a bucket. */
export type OutcomeSeries = Readonly<Record<Outcome, Float64Array>>;

/** Where a point has each outcome; without a field there is none of it. */
export type OutcomeFields = Readonly<Partial<Record<Outcome, number>>>;

export const RUN_OUTCOMES: OutcomeFields = {
  served: POINT_FIELD.served,
  fallback: POINT_FIELD.fallback,
  late: POINT_FIELD.late,
  rejected: POINT_FIELD.rejected,
  failed: POINT_FIELD.failed,
};

/** How late is too late is known at the clients only. */
export const PART_OUTCOMES: OutcomeFields = {
  served: PART_POINT.served,
  fallback: PART_POINT.fallback,
  rejected: PART_POINT.rejected,
  failed: PART_POINT.failed,
};

export function outcomesOf(buckets: Buckets, read: ReadPoint, fields: OutcomeFields): OutcomeSeries {
  const of = (outcome: Outcome): Float64Array => {
    const field = fields[outcome];
    return field === undefined ? new Float64Array(buckets.count) : folded(buckets, read, field, mean);
  };
  return {
    served: of('served'),
    fallback: of('fallback'),
    late: of('late'),
    rejected: of('rejected'),
    failed: of('failed'),
  };
}

export function highestStack(series: OutcomeSeries): number {
  let top = 0;
  for (let index = 0; index < series.served.length; index++) {
    let sum = 0;
    for (const outcome of OUTCOMES) sum += series[outcome][index] || 0;
    top = Math.max(top, sum);
  }
  return top;
}

/** The bars of each outcome as one path, stacked. */
export function outcomeBars(
  buckets: Buckets,
  series: OutcomeSeries,
  x: Scale,
  y: Scale,
): Readonly<Record<Outcome, string>> {
  const edges = Array.from({ length: buckets.count + 1 }, (_, index) => edgeOf(buckets, index));
  const below = new Float64Array(buckets.count);
  const bars = (outcome: Outcome): string => stackedBars(edges, series[outcome], below, x, y);
  // The order of these lines is that of the stack.
  const served = bars('served');
  const fallback = bars('fallback');
  const late = bars('late');
  const rejected = bars('rejected');
  const failed = bars('failed');
  return { served, fallback, late, rejected, failed };
}

/** The moment at which a bucket begins; that of the last one's end when it is not full yet. */
export function edgeOf({ first, size, end }: Buckets, index: number): number {
  return Math.min(first + index * size, Math.max(first, end)) * NS_PER_SECOND;
}
