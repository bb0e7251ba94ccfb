import type { LagPoint } from '../../worker/read-models';
import { Bands } from '../time-axis/bands';
import { useActedFaults } from '../timeline/use-acted-faults';
import { highestLag, lagPaths } from './lag-path';
import classes from './lag-chart.module.css';

/** Drawn in a box of its own, which is stretched to the room that there is. */
const BOX = { width: 1000, height: 100 };

interface LagSparkProps {
  readonly lag: readonly LagPoint[];
  readonly now: number;
}

/** The lag from the beginning of the run until now, small. The figures beside it say what it is now. */
export function LagSpark({ lag, now }: LagSparkProps) {
  const faults = useActedFaults();
  const range = { from: 0, to: Math.max(1, now) };
  const top = Math.max(1, highestLag(lag, range));
  return (
    <span className={classes.spark} aria-hidden="true">
      <Bands faults={faults} range={range} />
      <LagDrawing lag={lag} range={range} now={now} top={top} />
    </span>
  );
}

interface LagDrawingProps extends LagSparkProps {
  readonly range: { readonly from: number; readonly to: number };
  readonly top: number;
}

export function LagDrawing({ lag, range, now, top }: LagDrawingProps) {
  const { line, area } = lagPaths(lag, { range, now }, top, BOX);
  return (
    <svg
      className={classes.drawing}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={classes.area} d={area} />
      <path className={classes.line} d={line} />
    </svg>
  );
}
