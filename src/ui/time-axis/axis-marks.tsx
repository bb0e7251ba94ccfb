import { HEAD } from '../../worker/frame';
import { useView } from '../app/app-context';
import { momentText } from './moment-text';
import { fractionOf, type TimeRange } from './scale';
import { useMover } from './use-mover';
import classes from './axis-marks.module.css';

export interface AxisMarksProps {
  /** The one that is drawn below the marks. */
  readonly range: TimeRange;
  /** `lines` cross a pane; `flags` stand in its ruler, with the time of the cursor in words. */
  readonly show: 'lines' | 'flags';
}

/** Playhead and cursor over a pane of the axis. The playhead moves in a layer of its own. */
export function AxisMarks({ range, show }: AxisMarksProps) {
  const cursor = useView((view) => view.cursor);
  const playhead = useMover(({ frame }) => fractionOf(frame?.head(HEAD.time) ?? 0, range));
  return (
    <div className={classes.marks} aria-hidden="true">
      <div ref={playhead} className={classes.mover}>
        {show === 'lines' ? <span className={classes.playhead} /> : <Flag />}
      </div>
      {cursor !== null && <CursorMark fraction={fractionOf(cursor, range)} time={cursor} show={show} />}
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

interface CursorMarkProps {
  readonly fraction: number;
  readonly time: number;
  readonly show: 'lines' | 'flags';
}

function CursorMark({ fraction, time, show }: CursorMarkProps) {
  if (!(fraction >= 0 && fraction <= 1)) return null;
  const left = `${fraction * 100}%`;
  if (show === 'lines') {
    return (
      <div className={classes.track}>
        <span className={classes.cursor} style={{ left }} />
      </div>
    );
  }
  return (
    <div className={classes.track}>
      <span className={classes.time} style={{ left: `clamp(1.625rem, ${left}, 100% - 1.625rem)` }}>
        {momentText(time, 2)}
      </span>
    </div>
  );
}
