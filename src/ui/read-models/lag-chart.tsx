import { useRef } from 'react';
import type { ReadModelRow } from '../../worker/read-models';
import { axisCount } from '../figures';
import { AxisMarks } from '../time-axis/axis-marks';
import { Bands } from '../time-axis/bands';
import { fractionOf, niceStep, timeTicks, type TimeRange } from '../time-axis/scale';
import { SeekSurface } from '../time-axis/seek-surface';
import { useSize } from '../time-axis/use-size';
import { useAxis } from '../time-axis/use-time-axis';
import { Veil } from '../time-axis/veil';
import { useActedFaults } from '../timeline/use-acted-faults';
import { classNames } from '../widgets/class-names';
import { highestLag } from './lag-path';
import { LagDrawing } from './lag-spark';
import { lagSummary, lagWords } from './lag-words';
import classes from './lag-chart.module.css';
import pane from './model-pane.module.css';

interface LagChartProps {
  readonly row: ReadModelRow;
  readonly now: number;
}

/** A lag below this many events has as much room above it as one of so many. */
const LOWEST_TOP = 5;

/** The lag over the time axis that all charts share: a press on it goes to the moment. */
export function LagChart({ row, now }: LagChartProps) {
  const faults = useActedFaults();
  const range = useAxis((axis) => axis.range);
  const top = niceStep(Math.max(LOWEST_TOP, highestLag(row.lag, range)));
  return (
    <section className={pane.section} aria-label="Lag over the run">
      <h3 className={pane.heading}>
        Lag over the run, in events
        <span className={pane.of}>{`now ${lagWords(row)}`}</span>
      </h3>
      <p className="visually-hidden">{lagSummary(row.lag, row.lagEvents)}</p>
      <SeekSurface label="Moment of the run, below the lag" range={range} className={classes.chart}>
        <div className={classes.stage}>
          <Bands faults={faults} range={range} />
          <span className={classes.plot}>
            <LagDrawing lag={row.lag} range={range} now={now} top={top} />
          </span>
          <Veil range={range} />
          <AxisMarks range={range} show="line" />
          <span className={classes.top} aria-hidden="true">
            {axisCount(top)}
          </span>
        </div>
        <Moments range={range} />
      </SeekSurface>
    </section>
  );
}

/** Room for one label below the drawing. */
const TICK_PX = 100;

function Moments({ range }: { readonly range: TimeRange }) {
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(box);
  return (
    <div ref={box} className={classes.moments} aria-hidden="true">
      {timeTicks(range, Math.max(2, width / (TICK_PX * scale))).map(({ time, label }) => {
        const fraction = fractionOf(time, range);
        return (
          <span
            key={time}
            className={classNames(
              classes.moment,
              fraction < 0.04 && classes.first,
              fraction > 0.96 && classes.last,
            )}
            style={{ left: `${fraction * 100}%` }}
          >
            {label}
          </span>
        );
      })}
    </div>
  );
}
