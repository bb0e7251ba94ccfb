import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { HEAD, POINT_FIELD } from '../../worker/frame';
import { useRun, useView } from '../app/app-context';
import { LazyModule } from '../app/lazy-module';
import { factor, share } from '../figures';
import { highest as worst, meanByEnded } from './buckets';
import { ChartFrame } from './chart-frame';
import classes from './charts.module.css';
import { Legend, LineSign, type LegendEntry } from './legend';
import { LiveLines } from './live-lines';
import type { ChartProps } from './outcomes-chart';
import { nextFactorTop } from './y-domain';

const ENTRIES: readonly LegendEntry[] = [
  {
    label: 'goodput',
    showLabel: true,
    sign: <LineSign kind={classes.goodput} />,
    live: HEAD.goodput,
    point: POINT_FIELD.goodput,
    format: share,
  },
  {
    label: 'amp.',
    showLabel: true,
    sign: <LineSign kind={classes.amplification} />,
    live: HEAD.amplification,
    point: POINT_FIELD.amplification,
    format: factor,
  },
];

const LEFT = {
  top: 1,
  ticks: [0, 0.25, 0.5, 0.75, 1],
  format: (value: number): string => (value === 1 ? '100%' : String(value * 100)),
};

interface GoodputChartProps extends ChartProps {
  readonly summary: ReactNode;
}

const loadGhost = async () => import('../lines/ghost-line');

/** What share of the answers came in time, and how many tries each call took. */
export function GoodputChart({ source, range, faults, summary }: GoodputChartProps) {
  const ghost = useComparedLine();
  const [top, setTop] = useState(2);
  const reportHighest = useCallback(
    ([, amplification = 0]: readonly number[]) => setTop((present) => nextFactorTop(present, amplification)),
    [],
  );
  const lines = useMemo(
    () => [
      { field: POINT_FIELD.goodput, fold: meanByEnded, className: classes.goodput, top: 1 },
      { field: POINT_FIELD.amplification, fold: worst, className: classes.amplification, top },
    ],
    [top],
  );
  return (
    <ChartFrame
      title="Goodput, amplification"
      range={range}
      faults={faults}
      left={LEFT}
      right={{ top, ticks: [0, top / 2, top], format: (value) => `${value}×` }}
      legend={
        <Legend entries={ENTRIES} source={source}>
          {ghost !== null && (
            <LazyModule
              load={loadGhost}
              what="The other line"
              show={({ GhostLegend }) => <GhostLegend line={ghost} />}
            />
          )}
        </Legend>
      }
      summary={summary}
    >
      {ghost !== null && (
        <LazyModule
          load={loadGhost}
          what="The other line"
          show={({ GhostLine }) => <GhostLine line={ghost} range={range} />}
        />
      )}
      <LiveLines lines={lines} range={range} source={source} reportHighest={reportHighest} />
    </ChartFrame>
  );
}

/** The line that is laid over the one that runs, if there is one. */
function useComparedLine(): number | null {
  const chosen = useView((view) => view.comparedLine);
  const isOther = useRun(({ lines, line }) => chosen !== line && lines.some(({ id }) => id === chosen));
  return isOther ? chosen : null;
}
