import { NS_PER_SECOND, type Time } from '../../base/time';
import { POINT_FIELD } from '../../worker/frame';
import { mean, meanByEnded } from '../charts/buckets';
import type { PointsSource } from '../charts/points-source';
import { count, milliseconds, share, UNKNOWN } from '../figures';

type Seconds = Pick<PointsSource, 'points' | 'point'>;

/** A figure of two lines over the same seconds. */
export interface ComparedFigure {
  readonly label: string;
  readonly here: string;
  readonly there: string;
}

export interface Comparison {
  /** The seconds that are compared: those that both lines know, since they parted. */
  readonly from: number;
  readonly to: number;
  readonly figures: readonly ComparedFigure[];
}

/** Two lines over the whole seconds that both know since they parted; without figures where there is no such second. */
export function compared(here: Seconds, there: Seconds, fork: Time): Comparison {
  const to = Math.min(here.points, there.points);
  // The second in which they parted is told, too: what happens in it differs already.
  const from = Math.min(to, Math.floor(fork / NS_PER_SECOND));
  if (from >= to) return { from: to, to, figures: [] };
  const figure = (label: string, of: (seconds: Seconds) => string): ComparedFigure => ({
    label,
    here: of(here),
    there: of(there),
  });
  const total = (place: number) => (seconds: Seconds) => {
    const each = mean((second, field) => seconds.point(second, field), from, to, place);
    return Number.isNaN(each) ? UNKNOWN : count(Math.round(each * (to - from)));
  };
  const hasFallback = [here, there].some((one) => total(POINT_FIELD.fallback)(one) !== '0');
  return {
    from,
    to,
    figures: [
      figure('Goodput', (one) => share(meanByEnded(reader(one), from, to, POINT_FIELD.goodput))),
      figure('p95, mean', (one) => milliseconds(mean(reader(one), from, to, POINT_FIELD.p95))),
      figure('Served', total(POINT_FIELD.served)),
      ...(hasFallback ? [figure('Fallback', total(POINT_FIELD.fallback))] : []),
      figure('Late', total(POINT_FIELD.late)),
      figure('Rejected', total(POINT_FIELD.rejected)),
      figure('Failed', total(POINT_FIELD.failed)),
    ],
  };
}

function reader(seconds: Seconds): Seconds['point'] {
  return (second, place) => seconds.point(second, place);
}
