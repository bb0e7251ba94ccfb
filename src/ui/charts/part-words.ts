import { PART_POINT } from '../../worker/frame';
import { amount, factor, milliseconds, rate } from '../figures';
import type { ChartName } from './chart-names';
import type { ChartedPart } from './charted-part';
import type { PointField, PointsSource } from './points-source';

/** What a chart of a part shows of the last second that is over, in a sentence. */
export function partSummaryOf(
  about: ChartName,
  kind: ChartedPart['kind'],
  { points, point }: Pick<PointsSource, 'points'> & { readonly point: (field: PointField) => number },
): string {
  if (points === 0) return 'No second of this run is over yet.';
  const when = `In the second before ${points} s`;
  switch (about) {
    case 'outcomes':
      return `${when}: ${rate(point(PART_POINT.served))} served, ${rate(point(PART_POINT.rejected))} rejected, ${rate(point(PART_POINT.failed))} failed.`;
    case 'latency':
      return `${when}: p50 ${milliseconds(point(PART_POINT.p50))}, p95 ${milliseconds(point(PART_POINT.p95))}, p99 ${milliseconds(point(PART_POINT.p99))}.`;
    case 'goodput':
      return `${when}: ${loadWords(kind, point)}.`;
  }
}

function loadWords(kind: ChartedPart['kind'], point: (field: PointField) => number): string {
  const inFlight = amount(point(PART_POINT.inFlight));
  switch (kind) {
    case 'edge':
      return `${inFlight} calls in flight, ${factor(point(PART_POINT.triesPerCall))} tries for each call`;
    case 'node':
      return `${inFlight} workers busy, ${amount(point(PART_POINT.queued))} requests queued`;
    case 'client':
      return `${inFlight} requests waiting for an answer`;
  }
}
