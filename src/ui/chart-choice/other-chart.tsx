import { useMemo } from 'react';
import type { Fault } from '../../scenario/format';
import { useActors, useRun } from '../app/app-context';
import { useAlike } from '../app/use-alike';
import { REFRESH_MS, type ChartName } from '../charts/chart-summary';
import type { ChartedPart } from '../charts/charted-part';
import { InstancesChart } from '../charts/instances-chart';
import { LatencyChart } from '../charts/latency-chart';
import { LinesChart } from '../charts/lines-chart';
import type { Load } from '../charts/load-lines';
import { OutcomesChart, type ChartProps } from '../charts/outcomes-chart';
import { partSummaryOf } from '../charts/part-words';
import { pointAt, type PointsSource } from '../charts/points-source';
import { DATA_OF_RUN, usePartSeries } from '../charts/use-part-series';
import { useHeardOfPoints, useRunPoints } from '../charts/use-points-effect';
import type { TimeRange } from '../time-axis/scale';
import { breakerSource, breakersOf } from './breaker-source';
import { contentOf, kindLabel, whyNone, type ChartContent, type SecondsOf } from './chart-kinds';
import type { ChartKind } from './chart-list';
import { whyNoData } from './data-charts';
import { NoChart } from './no-chart';
import type { ShownChart } from './shown-charts';
import { withWaiting } from './waiting-source';

interface OtherChartProps {
  readonly chart: ShownChart;
  readonly range: TimeRange;
  readonly faults: readonly Fault[];
}

/** Any chart but the first three of the run. */
export function OtherChart({ chart: { kind, part }, ...frame }: OtherChartProps) {
  const content = contentOf(kind, part);
  if (content === undefined)
    return <NoChart title={kindLabel(kind, part)} of={part?.name} why={whyNone(kind)} />;
  if (part === null)
    return content.draws === 'lines' ? <LinesOfRun {...frame} kind={kind} content={content} /> : null;
  // Another part begins with an axis of its own.
  return <PartChart key={`${part.ref.kind} ${part.ref.id}`} {...frame} part={part} content={content} />;
}

type FrameProps = Omit<ChartProps, 'source'>;
type Lines = Extract<ChartContent, { draws: 'lines' }>;

interface LinesOfRunProps extends FrameProps {
  readonly kind: ChartKind;
  readonly content: Lines;
}

function LinesOfRun({ kind, content, ...frame }: LinesOfRunProps) {
  const why = useRun(({ scenario }) => (scenario === null ? undefined : whyNoData(kind, scenario)));
  if (why !== undefined) return <NoChart title={kindLabel(kind, null)} of={undefined} why={why} />;
  const Chart = content.from === 'data' ? DataLines : RunLines;
  return <Chart {...frame} content={content} />;
}

function DataLines({ content, ...frame }: FrameProps & { readonly content: Lines }) {
  const source = usePartSeries(DATA_OF_RUN);
  const summary = <Summary about="goodput" load={content.load} source={source} />;
  return <LinesChart {...frame} part={undefined} load={content.load} source={source} summary={summary} />;
}

function RunLines({ content, ...frame }: FrameProps & { readonly content: Lines }) {
  const source = useSeconds(useRunPoints(), content.from, null);
  const summary = <Summary about="goodput" load={content.load} source={source} />;
  return <LinesChart {...frame} part={undefined} load={content.load} source={source} summary={summary} />;
}

interface PartChartProps extends FrameProps {
  readonly part: ChartedPart;
  readonly content: ChartContent;
}

/** One chart of a part, named after it. */
function PartChart({ part, content, ...frame }: PartChartProps) {
  const series = usePartSeries(part.ref);
  const source = useSeconds(series, content.draws === 'lines' ? content.from : 'seconds', part);
  const chart = { ...frame, source, part: part.name };
  const what = part.kind === 'edge' ? 'calls' : 'requests';
  switch (content.draws) {
    case 'outcomes':
      return (
        <OutcomesChart
          {...chart}
          title={`${what} per second`}
          summary={<Summary about="outcomes" source={source} />}
        />
      );
    case 'latency':
      return (
        <LatencyChart {...chart} title="latency, ms" summary={<Summary about="latency" source={source} />} />
      );
    case 'lines': {
      const { load } = content;
      return (
        <LinesChart
          {...chart}
          load={load}
          summary={<Summary about="goodput" load={load} source={source} />}
        />
      );
    }
    case 'instances':
      return <Instances {...frame} part={part} content={content} />;
    case 'goodput':
      return null;
  }
}

interface InstancesProps extends FrameProps {
  readonly part: ChartedPart;
  readonly content: Extract<ChartContent, { draws: 'instances' }>;
}

function Instances({ part, content, range, faults }: InstancesProps) {
  const source = usePartSeries(part.ref, 'instances');
  return <InstancesChart part={part} figure={content.figure} source={source} range={range} faults={faults} />;
}

/** The seconds that lines are drawn of: as they were measured, or with what follows from them. */
function useSeconds(seconds: PointsSource, from: SecondsOf, part: ChartedPart | null): PointsSource {
  const { feed } = useActors().run;
  // Any edit makes another scenario: charts without breakers do not look at it, and most leave breakers as they are.
  const scenario = useRun((run) => (from === 'breakers' ? run.scenario : null));
  const breakers = useAlike(breakersOf(scenario, part?.ref.id));
  return useMemo(() => {
    if (from === 'waiting') return withWaiting(seconds);
    return from === 'breakers' ? breakerSource(feed, seconds, breakers) : seconds;
  }, [seconds, from, feed, breakers]);
}

interface SummaryProps {
  readonly about: ChartName;
  readonly load?: Load;
  readonly source: PointsSource;
}

function Summary({ about, load, source }: SummaryProps) {
  const read = ({ present }: PointsSource): string =>
    partSummaryOf(about, load, { present, point: (field) => pointAt(source, present - 1, field) });
  return <p className="visually-hidden">{useHeardOfPoints(source, read, REFRESH_MS)}</p>;
}
