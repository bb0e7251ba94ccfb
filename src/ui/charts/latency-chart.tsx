import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { HEAD, PART_POINT, POINT_FIELD } from '../../worker/frame';
import { amount, axisCount } from '../figures';
import { highest as worst } from './buckets';
import { ChartFrame } from './chart-frame';
import classes from './charts.module.css';
import { Legend, LineSign, type LegendEntry } from './legend';
import { LiveLines } from './live-lines';
import type { ChartProps } from './outcomes-chart';
import { domainFor, domainTicks, nextDomain } from './y-domain';

/** Drawn from the last to the first, so that the heaviest line lies on top. */
const PERCENTILES = ['p50', 'p95', 'p99'] as const;
const FIELDS = { run: POINT_FIELD, part: PART_POINT } as const;

function entriesOf(of: 'run' | 'part'): readonly LegendEntry[] {
  return PERCENTILES.map((percentile) => ({
    label: percentile,
    showLabel: true,
    sign: <LineSign kind={classes[percentile]} />,
    signBelow: true,
    ...(of === 'run' && { live: HEAD[percentile] }),
    point: FIELDS[of][percentile],
    format: amount,
  }));
}

const ENTRIES = { run: entriesOf('run'), part: entriesOf('part') } as const;

interface LatencyChartProps extends ChartProps {
  readonly title: string;
  /** The name of the part; without it the chart is of the whole run. */
  readonly part?: string;
  readonly summary: ReactNode;
}

/** Percentiles of answered requests: they differ by weight and dash, not by hue. */
export function LatencyChart({ title, part, source, range, faults, summary }: LatencyChartProps) {
  const of = part === undefined ? 'run' : 'part';
  const [domain, setDomain] = useState(() => domainFor(100));
  const reportHighest = useCallback(
    (highest: readonly number[]) => setDomain((present) => nextDomain(present, Math.max(...highest))),
    [],
  );
  const lines = useMemo(
    () =>
      PERCENTILES.toReversed().map((percentile) => ({
        field: FIELDS[of][percentile],
        fold: worst,
        className: classes[percentile],
        top: domain.top,
      })),
    [of, domain.top],
  );
  return (
    <ChartFrame
      title={title}
      of={part}
      range={range}
      faults={faults}
      left={{ top: domain.top, ticks: domainTicks(domain), format: axisCount }}
      legend={<Legend entries={ENTRIES[of]} source={source} />}
      summary={summary}
    >
      <LiveLines lines={lines} range={range} source={source} reportHighest={reportHighest} />
    </ChartFrame>
  );
}
