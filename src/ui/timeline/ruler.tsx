import type { Ref } from 'react';
import { AxisMarks } from '../time-axis/axis-marks';
import { fractionOf, timeTicks, type TimeRange } from '../time-axis/scale';
import { SeekSurface } from '../time-axis/seek-surface';
import { Veil } from '../time-axis/veil';
import { classNames } from '../widgets/class-names';
import classes from './ruler.module.css';

export interface RulerProps {
  readonly range: TimeRange;
  /** In px. */
  readonly width: number;
  readonly ref?: Ref<HTMLDivElement>;
}

/** Room for one label with air around it. */
const TICK_PX = 88;
/** A label this near to an end of the ruler stands beside its tick instead of below it. */
const EDGE_PX = 20;

/** The labelled end of the axis: press or drag it to go to a moment, with Shift to see another part of the run. */
export function Ruler({ range, width, ref }: RulerProps) {
  return (
    <SeekSurface ref={ref ?? null} label="Moment on the time axis" range={range} className={classes.ruler}>
      {timeTicks(range, width / TICK_PX).map(({ time, label }) => {
        const fraction = fractionOf(time, range);
        const atStart = fraction * width < EDGE_PX;
        const atEnd = (1 - fraction) * width < EDGE_PX;
        return (
          <span
            key={time}
            className={classNames(classes.tick, atStart && classes.atStart, atEnd && classes.atEnd)}
            style={{ left: `${fraction * 100}%` }}
            aria-hidden="true"
          >
            {label}
          </span>
        );
      })}
      <Veil range={range} />
      <AxisMarks range={range} show="flag" />
    </SeekSurface>
  );
}
