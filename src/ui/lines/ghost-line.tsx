import { useMemo } from 'react';
import { POINT_FIELD } from '../../worker/frame';
import { useRun } from '../app/app-context';
import { meanByEnded } from '../charts/buckets';
import { LegendFigure, LineSign } from '../charts/legend';
import { LiveLines } from '../charts/live-lines';
import { share } from '../figures';
import type { TimeRange } from '../time-axis/scale';
import { useLinePoints } from './use-line-points';
import classes from './ghost-line.module.css';

interface GhostLineProps {
  /** The line that is compared with the one that runs. */
  readonly line: number;
  readonly range: TimeRange;
}

const LINES = [{ field: POINT_FIELD.goodput, fold: meanByEnded, className: classes.ghost, top: 1 }] as const;
const forgetHighest = (): void => undefined;

/** The goodput of another line, behind that of the line that runs. */
export function GhostLine({ line, range }: GhostLineProps) {
  return <LiveLines lines={LINES} range={range} source={useLinePoints(line)} reportHighest={forgetHighest} />;
}

export function GhostLegend({ line }: Pick<GhostLineProps, 'line'>) {
  const name = useRun(({ lines }) => lines.find(({ id }) => id === line)?.name ?? '');
  const source = useLinePoints(line);
  const entry = useMemo(
    () => ({
      label: name,
      showLabel: true,
      sign: <LineSign kind={classes.ghost} />,
      point: POINT_FIELD.goodput,
      format: share,
    }),
    [name],
  );
  return <LegendFigure entry={entry} source={source} />;
}
