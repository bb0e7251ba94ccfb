import { INSTANCE_POINT } from '../../worker/frame';
import { amount, axisCount, milliseconds, rate } from '../figures';
import { highest, mean, type Fold } from './buckets';

export interface InstanceFigure {
  /** "mean time": what the chart of the instances is called after. */
  readonly label: string;
  readonly place: number;
  readonly fold: Fold;
  readonly format: (value: number) => string;
  readonly axis: (value: number) => string;
  /** On which side an instance stands out for the worse. */
  readonly worse: 'high' | 'low';
}

const perSecond = { fold: mean, format: rate, axis: axisCount } as const;
const level = { fold: mean, format: amount, axis: axisCount, worse: 'high' } as const;

export const INSTANCE_FIGURES = {
  time: {
    label: 'mean time, ms',
    place: INSTANCE_POINT.meanMs,
    fold: highest,
    format: milliseconds,
    axis: axisCount,
    worse: 'high',
  },
  p95: {
    label: 'p95, ms',
    place: INSTANCE_POINT.p95Ms,
    fold: highest,
    format: milliseconds,
    axis: axisCount,
    worse: 'high',
  },
  requests: { label: 'requests per second', place: INSTANCE_POINT.asked, ...perSecond, worse: 'low' },
  flight: { label: 'in flight', place: INSTANCE_POINT.inFlight, ...level },
  queue: { label: 'queued', place: INSTANCE_POINT.queued, ...level },
  failed: { label: 'failed per second', place: INSTANCE_POINT.failed, ...perSecond, worse: 'high' },
} as const satisfies Record<string, InstanceFigure>;
