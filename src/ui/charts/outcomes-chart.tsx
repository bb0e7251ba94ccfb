import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { Fault } from '../../scenario/format';
import { HEAD } from '../../worker/frame';
import { useHasFallback } from '../app/use-has-fallback';
import { axisCount, count } from '../figures';
import { Mark } from '../marks/mark';
import type { TimeRange } from '../time-axis/scale';
import { bucketsOf } from './buckets';
import { ChartFrame } from './chart-frame';
import { Legend, type LegendEntry } from './legend';
import { LiveDrawing } from './live-drawing';
import { OutcomePaths, setOutcomePaths } from './outcome-paths';
import {
  highestStack,
  OUTCOMES,
  outcomeBars,
  outcomesOf,
  PART_OUTCOMES,
  RUN_OUTCOMES,
  type OutcomeFields,
} from './outcomes';
import { xScale, yScale, type Plot } from './paths';
import type { PointsSource } from './points-source';
import { useLive } from './use-live';
import { domainFor, domainTicks, nextDomain } from './y-domain';

export interface ChartProps {
  readonly source: PointsSource;
  readonly range: TimeRange;
  readonly faults: readonly Fault[];
}

const LIVE = {
  served: HEAD.servedRate,
  fallback: HEAD.fallbackRate,
  late: HEAD.lateRate,
  rejected: HEAD.rejectedRate,
  failed: HEAD.failedRate,
} as const;

function entriesOf(fields: OutcomeFields): readonly LegendEntry[] {
  return OUTCOMES.flatMap((outcome) => {
    const point = fields[outcome];
    if (point === undefined) return [];
    return {
      label: outcome,
      showLabel: false,
      sign: <Mark kind={outcome} size={9} />,
      ...(fields === RUN_OUTCOMES && { live: LIVE[outcome] }),
      point,
      format: (value: number) => (Number.isNaN(value) ? '–' : count(Math.round(value))),
    };
  });
}

const RUN_ENTRIES = entriesOf(RUN_OUTCOMES);
const PART_ENTRIES = entriesOf(PART_OUTCOMES);

const isUsual = ({ label }: LegendEntry): boolean => label !== 'fallback';

interface OutcomesChartProps extends ChartProps {
  readonly title: string;
  /** The name of the part; without it the chart is of the whole run. */
  readonly part?: string;
  readonly summary: ReactNode;
}

/** How requests ended in each second, stacked. */
export function OutcomesChart({ title, part, source, range, faults, summary }: OutcomesChartProps) {
  const [domain, setDomain] = useState(() => domainFor(100));
  const reportHighest = useCallback(
    (highest: number) => setDomain((present) => nextDomain(present, highest)),
    [],
  );
  const all = part === undefined ? RUN_ENTRIES : PART_ENTRIES;
  const entries = useHasFallback() ? all : all.filter(isUsual);
  return (
    <ChartFrame
      title={title}
      of={part}
      range={range}
      faults={faults}
      left={{ top: domain.top, ticks: domainTicks(domain), format: axisCount }}
      legend={<Legend entries={entries} source={source} />}
      summary={summary}
    >
      <LiveBars
        fields={part === undefined ? RUN_OUTCOMES : PART_OUTCOMES}
        source={source}
        range={range}
        top={domain.top}
        reportHighest={reportHighest}
      />
    </ChartFrame>
  );
}

interface LiveBarsProps {
  readonly fields: OutcomeFields;
  readonly source: PointsSource;
  readonly range: TimeRange;
  readonly top: number;
  readonly reportHighest: (highest: number) => void;
}

function LiveBars({ fields, source, range, top, reportHighest }: LiveBarsProps) {
  const bars = useRef<SVGGElement>(null);
  const draw = (seconds: PointsSource, plot: Plot): void => {
    const buckets = bucketsOf(range, seconds.points);
    const series = outcomesOf(buckets, (second, field) => seconds.point(second, field), fields);
    reportHighest(highestStack(series));
    setOutcomePaths(
      bars.current,
      outcomeBars(buckets, series, xScale(plot, range.from, range.to), yScale(plot, top)),
    );
  };
  const area = useLive(source, draw);
  return (
    <LiveDrawing area={area}>
      <OutcomePaths ref={bars} />
    </LiveDrawing>
  );
}
