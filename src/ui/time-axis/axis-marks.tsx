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
  return <div ref={playhead} className={classes[show]} aria-hidden="true" />;
}
