import { PART_POINT } from '../../worker/frame';
import { milliseconds, rate } from '../figures';
import { fallbackWords, type ChartName } from './chart-summary';
import type { Load } from './load-lines';
import type { PointField, PointsSource } from './points-source';

/** What a chart of a part shows of the last second that is over, in a sentence. */
export function partSummaryOf(
  about: ChartName,
  load: Load | undefined,
  { present, point }: Pick<PointsSource, 'present'> & { readonly point: (field: PointField) => number },
): string {
  if (present < 1) return 'No second of this run is over yet.';
  const when = `In the second before ${present} s`;
  switch (about) {
    case 'outcomes':
      return `${when}: ${rate(point(PART_POINT.served))} served, ${fallbackWords(point(PART_POINT.fallback))}${rate(point(PART_POINT.rejected))} rejected, ${rate(point(PART_POINT.failed))} failed.`;
    case 'latency':
      return `${when}: p50 ${milliseconds(point(PART_POINT.p50))}, p95 ${milliseconds(point(PART_POINT.p95))}, p99 ${milliseconds(point(PART_POINT.p99))}.`;
    case 'goodput': {
      const figures = load?.lines.map(({ label, field, format }) => `${label} ${format(point(field))}`) ?? [];
      return `${when}: ${figures.join(', ')}.`;
    }
  }
}
