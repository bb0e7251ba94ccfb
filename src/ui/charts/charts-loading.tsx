import { useRoom } from '../shell/use-room';
import classes from './charts.module.css';
import { columnsStyle } from './columns-for';

/** Grey blocks of the final size while the charts are on their way. */
export function ChartsLoading() {
  const room = useRoom();
  const blocks = room === 'phone' ? [0] : room === 'narrow' ? [0, 1] : [0, 1, 2];
  return (
    <div className={classes.view} aria-busy="true">
      <div className={classes.charts} style={columnsStyle(blocks.length)}>
        {blocks.map((place) => (
          <div key={place} className={classes.chart}>
            <div className={classes.blockHead} />
            <div className={classes.block} />
          </div>
        ))}
      </div>
    </div>
  );
}
