import { useCallback, useRef, useState } from 'react';
import type { FrameFeed } from '../../state/feed';
import { HEAD, POINT_FIELD } from '../../worker/frame';
import { count } from '../figures';
import { Mark } from '../marks/mark';
import type { TimeRange } from '../time-axis/scale';
import { bucketsOf } from './buckets';
import { ChartFrame } from './chart-frame';
import { Legend, type LegendEntry } from './legend';
import { OutcomePaths, setOutcomePaths } from './outcome-paths';
import { highestStack, OUTCOMES, outcomeBars, outcomesOf } from './outcomes';
import { xScale, yScale, type Plot } from './paths';
import { ChartSummary } from './chart-summary';
import { useLive } from './use-live';
import { domainFor, domainTicks, nextDomain } from './y-domain';

export interface ChartProps {
  readonly range: TimeRange;
  readonly bands: readonly TimeRange[];
}

const LIVE = {
  served: HEAD.servedRate,
  late: HEAD.lateRate,
  rejected: HEAD.rejectedRate,
  failed: HEAD.failedRate,
} as const;

const ENTRIES: readonly LegendEntry[] = OUTCOMES.map((outcome) => ({
  label: outcome,
  showLabel: false,
  sign: <Mark kind={outcome} size={9} />,
  live: LIVE[outcome],
  point: POINT_FIELD[outcome],
  format: (value) => (Number.isNaN(value) ? '–' : count(Math.round(value))),
}));

/** How requests ended in each second, stacked. */
export function OutcomesChart({ range, bands }: ChartProps) {
  const [domain, setDomain] = useState(() => domainFor(100));
  const reportHighest = useCallback(
    (highest: number) => setDomain((present) => nextDomain(present, highest)),
    [],
  );
  const unit = (value: number): string => (value === domain.top ? `${count(value)}/s` : count(value));
  return (
    <ChartFrame
      title="Outcomes per second"
      range={range}
      bands={bands}
      left={{ top: domain.top, ticks: domainTicks(domain), format: unit }}
      legend={<Legend entries={ENTRIES} />}
      summary={<ChartSummary about="outcomes" />}
    >
      <LiveBars range={range} top={domain.top} reportHighest={reportHighest} />
    </ChartFrame>
  );
}

interface LiveBarsProps {
  readonly range: TimeRange;
  readonly top: number;
  readonly reportHighest: (highest: number) => void;
}

function LiveBars({ range, top, reportHighest }: LiveBarsProps) {
  const bars = useRef<SVGGElement>(null);
  const draw = (feed: FrameFeed, plot: Plot): void => {
    const buckets = bucketsOf(range, feed.points);
    const series = outcomesOf(buckets, (second, field) => feed.point(second, field));
    reportHighest(highestStack(series));
    setOutcomePaths(
      bars.current,
      outcomeBars(buckets, series, xScale(plot, range.from, range.to), yScale(plot, top)),
    );
  };
  const area = useLive(draw);
  if (area === undefined) return null;
  return (
    <svg x={area.x} y={area.y} width={area.width} height={area.height}>
      <OutcomePaths ref={bars} />
    </svg>
  );
}
