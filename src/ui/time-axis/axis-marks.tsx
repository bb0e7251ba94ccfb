import { HEAD } from '../../worker/frame';
import { fractionOf, type TimeRange } from './scale';
import { useMover } from './use-mover';
import classes from './axis-marks.module.css';

export interface AxisMarksProps {
  /** The one that is drawn below the marks. */
  readonly range: TimeRange;
  /** `line` crosses a pane; `flag` stands in its ruler. */
  readonly show: 'line' | 'flag';
}

/** The playhead over a pane of the axis. */
export function AxisMarks({ range, show }: AxisMarksProps) {
  const playhead = useMover(({ frame }) => fractionOf(frame?.head(HEAD.time) ?? 0, range));
  return (
    <div className={classes.marks} aria-hidden="true">
      <div ref={playhead} className={classes.mover}>
        {show === 'line' ? <span className={classes.playhead} /> : <Flag />}
      </div>
    </div>
  );
}

function Flag() {
  return (
    <svg className={classes.flag} viewBox="0 0 10 8">
      <path d="M0 0H10V3.5L5 8L0 3.5Z" />
    </svg>
  );
}
