import type { Ref } from 'react';
import { AxisMarks } from '../time-axis/axis-marks';
import { CursorSurface } from '../time-axis/cursor-surface';
import { fractionOf, timeTicks, type TimeRange } from '../time-axis/scale';
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

/** The labelled end of the axis: drag it to move in time, click it to mark a moment. */
export function Ruler({ range, width, ref }: RulerProps) {
  return (
    <CursorSurface
      ref={ref ?? null}
      label="Moment on the time axis"
      range={range}
      pans
      className={classes.ruler}
    >
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
      <AxisMarks range={range} show="flags" />
    </CursorSurface>
  );
}
