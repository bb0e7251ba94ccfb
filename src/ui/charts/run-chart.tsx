import { memo } from 'react';
import { ChartSummary, type ChartName } from './chart-summary';
import { GoodputChart } from './goodput-chart';
import { LatencyChart } from './latency-chart';
import { OutcomesChart, type ChartProps } from './outcomes-chart';

interface RunChartProps extends ChartProps {
  readonly name: ChartName;
}

/** One chart of the whole run, end to end. */
export const RunChart = memo(function RunChart({ name, ...chart }: RunChartProps) {
  const summary = <ChartSummary about={name} />;
  switch (name) {
    case 'outcomes':
      return <OutcomesChart {...chart} title="Outcomes per second" summary={summary} />;
    case 'latency':
      return <LatencyChart {...chart} title="Latency of answers, ms" summary={summary} />;
    case 'goodput':
      return <GoodputChart {...chart} summary={summary} />;
  }
});
