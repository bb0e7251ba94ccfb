import { useContext, useMemo, useState } from 'react';
import { useRun } from '../app/app-context';
import { faultBands } from '../time-axis/fault-bands';
import { useRoom } from '../shell/use-room';
import { useAxis } from '../time-axis/use-time-axis';
import { ToggleGroup } from '../widgets/toggle-group';
import { CHART_NAMES, isSingle, partChartNames, type ChartName } from './chart-names';
import { ChartRowsContext } from './charted-part';
import classes from './charts.module.css';
import { PartChart } from './part-charts';
import { RunChart } from './run-chart';
import { usePartSeries } from './use-part-series';
import { useRunPoints } from './use-points-effect';
import { useTurns } from './use-turns';

const NO_FAULTS: never[] = [];

/**
 * Three charts side by side, of the run, of the selected part, or of both in two rows; or one at a time with a switch
 * where there is no room for three.
 */
export default function ChartsView() {
  const single = isSingle(useRoom());
  const { part, shows } = useContext(ChartRowsContext);
  const range = useAxis((axis) => axis.range);
  const faults = useRun((run) => run.scenario?.faults ?? NO_FAULTS);
  const bands = useMemo(() => faultBands(faults), [faults]);
  const [chosen, setChosen] = useState<ChartName>('outcomes');
  const ofRun = useRunPoints();
  const ofPart = usePartSeries(shows === 'run' || part === null ? null : part.ref);
  const names = single ? [chosen] : CHART_NAMES.map(({ value }) => value);
  const ranges = useTurns(range, names.length * (shows === 'both' ? 2 : 1));
  const firstOfPart = shows === 'both' ? names.length : 0;
  return (
    <div className={classes.view}>
      {single && (
        <ToggleGroup
          label="Chart"
          options={shows === 'part' && part !== null ? partChartNames(part.kind) : CHART_NAMES}
          value={chosen}
          onChange={setChosen}
          stretch
        />
      )}
      {shows !== 'part' && (
        <div className={classes.charts}>
          {names.map((name, place) => (
            <RunChart key={name} name={name} source={ofRun} range={ranges[place] ?? range} bands={bands} />
          ))}
        </div>
      )}
      {shows !== 'run' && part !== null && (
        <div key={`${part.ref.kind} ${part.ref.id}`} className={classes.charts}>
          {names.map((name, place) => (
            <PartChart
              key={name}
              name={name}
              part={part}
              source={ofPart}
              range={ranges[firstOfPart + place] ?? range}
              bands={bands}
            />
          ))}
        </div>
      )}
    </div>
  );
}
