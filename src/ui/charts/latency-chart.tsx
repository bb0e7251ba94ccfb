import { useCallback, useMemo, useState } from 'react';
import { HEAD, POINT_FIELD } from '../../worker/frame';
import { count } from '../figures';
import { highest as worst } from './buckets';
import { ChartFrame } from './chart-frame';
import classes from './charts.module.css';
import { ChartSummary } from './chart-summary';
import { Legend, LineSign, type LegendEntry } from './legend';
import { LiveLines } from './live-lines';
import type { ChartProps } from './outcomes-chart';
import { domainFor, domainTicks, nextDomain } from './y-domain';

/** Drawn from the last to the first, so that the heaviest line lies on top. */
const PERCENTILES = ['p50', 'p95', 'p99'] as const;

const ENTRIES: readonly LegendEntry[] = PERCENTILES.map((percentile) => ({
  label: percentile,
  showLabel: true,
  sign: <LineSign kind={classes[percentile]} />,
  signBelow: true,
  live: HEAD[percentile],
  point: POINT_FIELD[percentile],
  format: (value) =>
    Number.isNaN(value) ? '–' : count(value < 9.95 ? Number(value.toFixed(1)) : Math.round(value)),
}));

/** Percentiles of answered requests: they differ by weight and dash, not by hue. */
export function LatencyChart({ range, bands }: ChartProps) {
  const [domain, setDomain] = useState(() => domainFor(100));
  const reportHighest = useCallback(
    (highest: readonly number[]) => setDomain((present) => nextDomain(present, Math.max(...highest))),
    [],
  );
  const lines = useMemo(
    () =>
      PERCENTILES.toReversed().map((percentile) => ({
        field: POINT_FIELD[percentile],
        fold: worst,
        className: classes[percentile],
        top: domain.top,
      })),
    [domain.top],
  );
  return (
    <ChartFrame
      title="Latency of answers, ms"
      range={range}
      bands={bands}
      left={{ top: domain.top, ticks: domainTicks(domain), format: count }}
      legend={<Legend entries={ENTRIES} />}
      summary={<ChartSummary about="latency" />}
    >
      <LiveLines lines={lines} range={range} reportHighest={reportHighest} />
    </ChartFrame>
  );
}
