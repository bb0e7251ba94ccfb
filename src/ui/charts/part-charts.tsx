import { memo, useContext } from 'react';
import type { ChartName } from './chart-names';
import { ChartRowsContext, type ChartedPart } from './charted-part';
import classes from './charts.module.css';
import { REFRESH_MS } from './chart-summary';
import { INSTANCE_FIGURES, isInstanceFigure, type InstanceFigureId } from './instance-figures';
import { InstancesChart } from './instances-chart';
import { LatencyChart } from './latency-chart';
import { LoadChart } from './load-chart';
import { loadOf } from './load-lines';
import { OutcomesChart, type ChartProps } from './outcomes-chart';
import { PartRowContext } from './part-row';
import type { PartView } from './part-views';
import { partSummaryOf } from './part-words';
import { pointAt, type PointsSource } from './points-source';
import { usePartSeries } from './use-part-series';
import { useHeardOfPoints } from './use-points-effect';

/** The charts of the selected part. */
export default function PartCharts() {
  const { part, view } = useContext(ChartRowsContext);
  const { charts, faults } = useContext(PartRowContext);
  const source = usePartSeries(part?.ref ?? null);
  if (part === null) return null;
  return (
    <div key={`${part.ref.kind} ${part.ref.id}`} className={classes.charts}>
      {charts.map(({ name, range }) => (
        <PartChart
          key={name}
          name={name}
          part={part}
          view={view}
          source={source}
          range={range}
          faults={faults}
        />
      ))}
    </div>
  );
}

interface PartChartProps extends ChartProps {
  readonly part: ChartedPart;
  readonly name: ChartName;
  readonly view: PartView;
}

/** One chart of the selected part, named after it. */
const PartChart = memo(function PartChart({ part, name, view, ...chart }: PartChartProps) {
  const summary = <PartSummary about={name} part={part} view={view} source={chart.source} />;
  const what = part.kind === 'edge' ? 'calls' : 'requests';
  switch (name) {
    case 'outcomes':
      return <OutcomesChart {...chart} part={part.name} title={`${what} per second`} summary={summary} />;
    case 'latency':
      return <LatencyChart {...chart} part={part.name} title="latency, ms" summary={summary} />;
    case 'goodput': {
      const load = loadOf(part.kind, view);
      if (load !== undefined)
        return <LoadChart key={view} {...chart} part={part.name} load={load} summary={summary} />;
      return isInstanceFigure(view) ? <Instances key={view} {...chart} part={part} figure={view} /> : null;
    }
  }
});

interface InstancesProps extends Omit<ChartProps, 'source'> {
  readonly part: ChartedPart;
  readonly figure: InstanceFigureId;
}

function Instances({ part, figure, range, faults }: InstancesProps) {
  const source = usePartSeries(part.ref, 'instances');
  return (
    <InstancesChart
      part={part}
      figure={INSTANCE_FIGURES[figure]}
      source={source}
      range={range}
      faults={faults}
    />
  );
}

interface PartSummaryProps {
  readonly about: ChartName;
  readonly part: ChartedPart;
  readonly view: PartView;
  readonly source: PointsSource;
}

function PartSummary({ about, part, view, source }: PartSummaryProps) {
  const read = ({ present }: PointsSource): string =>
    partSummaryOf(about, loadOf(part.kind, view), {
      present,
      point: (field) => pointAt(source, present - 1, field),
    });
  return <p className="visually-hidden">{useHeardOfPoints(source, read, REFRESH_MS)}</p>;
}
