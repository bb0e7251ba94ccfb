import { classNames } from '../widgets/class-names';
import { axisTicks } from './axis-ticks';
import { shareAt } from './broken-axis';
import type { DrawnTrace } from './drawn-trace';
import { inWindow, type ZoomWindow } from './zoom-window';
import classes from './waterfall.module.css';

interface AxisProps {
  readonly drawn: DrawnTrace;
  readonly window: ZoomWindow;
  /** Of the ruler, in px at the usual scale. */
  readonly width: number;
}

function ticksInSight({ drawn, window, width }: AxisProps) {
  const whole = width / (window.to - window.from);
  return axisTicks(drawn.axis, whole)
    .map((tick) => ({ ...tick, place: inWindow(window, tick.share) }))
    .filter(({ place }) => place >= 0 && place <= 1);
}

/** The labels above the rows. */
export function Ticks(props: AxisProps) {
  return ticksInSight(props).map(({ place, text, broken }) => (
    <span
      key={`${place} ${text}`}
      className={classNames(classes.tick, broken && classes.broken, place < 0.02 && classes.first)}
      style={{ left: `${place * 100}%` }}
    >
      {text}
    </span>
  ));
}

/** Behind all rows: the lines of the ruler, the broken waits, and where the request itself ended. */
export function Grid(props: AxisProps & { readonly height: number }) {
  const { drawn, window, height } = props;
  const { axis, trace } = drawn;
  const [root] = trace.spans;
  const left = (share: number): string => `${inWindow(window, share) * 100}%`;
  const goesOn = root !== undefined && axis.to > root.to;
  return (
    <div className={classes.grid} style={{ height }} aria-hidden="true">
      {ticksInSight(props).map(
        ({ place, broken }) =>
          !broken && <span key={place} className={classes.line} style={{ left: `${place * 100}%` }} />,
      )}
      {axis.pieces.map(
        ({ start, end, broken }) =>
          broken && (
            <span
              key={start}
              className={classes.gap}
              style={{ left: left(start), width: `${((end - start) / (window.to - window.from)) * 100}%` }}
            />
          ),
      )}
      {goesOn && <span className={classes.over} style={{ left: left(shareAt(axis, root.to)) }} />}
    </div>
  );
}
