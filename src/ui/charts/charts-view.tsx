import { useContext, useState } from 'react';
import { LazyPart } from '../app/lazy-part';
import { useRoom } from '../shell/use-room';
import { useAxis } from '../time-axis/use-time-axis';
import { useActedFaults } from '../timeline/use-acted-faults';
import { ToggleGroup } from '../widgets/toggle-group';
import { CHART_NAMES, isSingle, partChartNames, type ChartName } from './chart-names';
import { ChartRowsContext } from './charted-part';
import classes from './charts.module.css';
import { PartRowContext } from './part-row';
import { RunChart } from './run-chart';
import { useRunPoints } from './use-points-effect';
import { useTurns } from './use-turns';

const loadPartCharts = async () => import('./part-charts');

/**
 * Three charts side by side, of the run, of the selected part, or of both in two rows; or one at a time with a switch
 * where there is no room for three.
 */
export default function ChartsView() {
  const single = isSingle(useRoom());
  const { part, shows, view } = useContext(ChartRowsContext);
  const range = useAxis((axis) => axis.range);
  const faults = useActedFaults();
  const [chosen, setChosen] = useState<ChartName>('outcomes');
  const ofRun = useRunPoints();
  const names = single ? [chosen] : CHART_NAMES.map(({ value }) => value);
  const ranges = useTurns(range, names.length * (shows === 'both' ? 2 : 1));
  const firstOfPart = shows === 'both' ? names.length : 0;
  const partRow = {
    charts: names.map((name, place) => ({ name, range: ranges[firstOfPart + place] ?? range })),
    faults,
  };
  return (
    <div className={classes.view}>
      {single && (
        <ToggleGroup
          label="Chart"
          options={shows === 'part' && part !== null ? partChartNames(part, view) : CHART_NAMES}
          value={chosen}
          onChange={setChosen}
          stretch
        />
      )}
      {shows !== 'part' && (
        <div className={classes.charts}>
          {names.map((name, place) => (
            <RunChart key={name} name={name} source={ofRun} range={ranges[place] ?? range} faults={faults} />
          ))}
        </div>
      )}
      {shows !== 'run' && part !== null && (
        <PartRowContext value={partRow}>
          <LazyPart
            load={loadPartCharts}
            what="The charts of the part"
            waiting={<div className={classes.charts} />}
          />
        </PartRowContext>
      )}
    </div>
  );
}
