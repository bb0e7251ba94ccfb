import { memo } from 'react';
import type { ChartName } from './chart-names';
import type { ChartedPart } from './charted-part';
import { REFRESH_MS } from './chart-summary';
import { LatencyChart } from './latency-chart';
import { LoadChart } from './load-chart';
import { OutcomesChart, type ChartProps } from './outcomes-chart';
import { partSummaryOf } from './part-words';
import type { PointsSource } from './points-source';
import { useHeardOfPoints } from './use-points-effect';

interface PartChartProps extends ChartProps {
  readonly part: ChartedPart;
  readonly name: ChartName;
}

/** One chart of the selected part, named after it. */
export const PartChart = memo(function PartChart({ part, name, ...chart }: PartChartProps) {
  const summary = <PartSummary about={name} kind={part.kind} source={chart.source} />;
  const what = part.kind === 'edge' ? 'calls' : 'requests';
  switch (name) {
    case 'outcomes':
      return <OutcomesChart {...chart} part={part.name} title={`${what} per second`} summary={summary} />;
    case 'latency':
      return <LatencyChart {...chart} part={part.name} title="latency, ms" summary={summary} />;
    case 'goodput':
      return <LoadChart {...chart} part={part} summary={summary} />;
  }
});

interface PartSummaryProps {
  readonly about: ChartName;
  readonly kind: ChartedPart['kind'];
  readonly source: PointsSource;
}

function PartSummary({ about, kind, source }: PartSummaryProps) {
  const read = ({ points }: PointsSource): string =>
    partSummaryOf(about, kind, { points, point: (field) => source.point(points - 1, field) });
  return <p className="visually-hidden">{useHeardOfPoints(source, read, REFRESH_MS)}</p>;
}
