import { memo, useMemo } from 'react';
import type { Fault } from '../../scenario/format';
import type { ShownChart } from '../chart-choice/shown-charts';
import { LazyModule } from '../app/lazy-module';
import { useAlike } from '../app/use-alike';
import type { TimeRange } from '../time-axis/scale';
import type { CommonSize } from '../time-axis/use-size';
import { ChartPlaceContext } from './chart-place';
import { ChartTools } from './chart-tools';
import type { ChartName } from './chart-summary';
import classes from './charts.module.css';
import { RunChart } from './run-chart';
import { useRunPoints } from './use-points-effect';

interface ChartSlotProps {
  readonly chart: ShownChart;
  readonly enlarged: boolean;
  readonly range: TimeRange;
  readonly faults: readonly Fault[];
  readonly common: CommonSize;
}

/** Most runs are watched without any other chart than the first three. */
const loadOthers = async () => import('../chart-choice/other-chart');

/** A chart at its place. An edit that says nothing of what it shows does not draw it anew. */
export function ChartSlot({ chart, ...frame }: ChartSlotProps) {
  return <Slot {...frame} chart={useAlike(chart)} />;
}

/** With the tools in its head. */
const Slot = memo(function Slot({ chart, enlarged, range, faults, common }: ChartSlotProps) {
  const { key, kind, part } = chart;
  const ofRun = useRunPoints();
  const name = part === null ? runChartOf(kind) : undefined;
  const place = useMemo(
    () => ({
      tools: <ChartTools chart={chart} enlarged={enlarged} />,
      enlarged,
      ...(!enlarged && { common }),
    }),
    [chart, enlarged, common],
  );
  return (
    <div className={classes.slot} data-chart={key}>
      <ChartPlaceContext value={place}>
        {name === undefined ? (
          <LazyModule
            load={loadOthers}
            what="The chart"
            show={({ OtherChart }) => <OtherChart chart={chart} range={range} faults={faults} />}
          />
        ) : (
          <RunChart name={name} source={ofRun} range={range} faults={faults} />
        )}
      </ChartPlaceContext>
    </div>
  );
});

function runChartOf(kind: ShownChart['kind']): ChartName | undefined {
  return kind === 'outcomes' || kind === 'latency' || kind === 'goodput' ? kind : undefined;
}
