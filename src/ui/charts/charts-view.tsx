import { useMemo, useState } from 'react';
import { useRun } from '../app/app-context';
import { faultBands } from '../time-axis/fault-bands';
import { useRoom } from '../shell/use-room';
import { useAxis } from '../time-axis/use-time-axis';
import { ToggleGroup } from '../widgets/toggle-group';
import { CHART_NAMES, isSingle, type ChartName } from './chart-names';
import classes from './charts.module.css';
import { GoodputChart } from './goodput-chart';
import { LatencyChart } from './latency-chart';
import { OutcomesChart } from './outcomes-chart';
import { useTurns } from './use-turns';

const CHARTS = { outcomes: OutcomesChart, latency: LatencyChart, goodput: GoodputChart } as const;
const NO_FAULTS: never[] = [];

/** Three charts side by side, or one at a time with a switch where there is no room for three. */
export default function ChartsView() {
  const single = isSingle(useRoom());
  const range = useAxis((axis) => axis.range);
  const faults = useRun((run) => run.scenario?.faults ?? NO_FAULTS);
  const bands = useMemo(() => faultBands(faults), [faults]);
  const [chosen, setChosen] = useState<ChartName>('outcomes');
  const shown = single ? [chosen] : CHART_NAMES.map(({ value }) => value);
  const ranges = useTurns(range, shown.length);
  return (
    <div className={classes.view}>
      {single && (
        <ToggleGroup label="Chart" options={CHART_NAMES} value={chosen} onChange={setChosen} stretch />
      )}
      <div className={classes.charts}>
        {shown.map((name, place) => {
          const Chart = CHARTS[name];
          return <Chart key={name} range={ranges[place] ?? range} bands={bands} />;
        })}
      </div>
    </div>
  );
}
