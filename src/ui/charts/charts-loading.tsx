import { useRoom } from '../shell/use-room';
import { CHART_NAMES, isSingle } from './chart-names';
import classes from './charts.module.css';

/** Grey blocks of the final size while the charts are on their way. */
export function ChartsLoading() {
  const blocks = isSingle(useRoom()) ? CHART_NAMES.slice(0, 1) : CHART_NAMES;
  return (
    <div className={classes.view} aria-busy="true">
      <div className={classes.charts}>
        {blocks.map(({ value }) => (
          <div key={value} className={classes.chart}>
            <div className={classes.blockHead} />
            <div className={classes.block} />
          </div>
        ))}
      </div>
    </div>
  );
}
