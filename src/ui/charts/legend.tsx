import type { ReactNode } from 'react';
import { NS_PER_SECOND } from '../../base/time';
import type { FrameFeed } from '../../state/feed';
import type { Field, HEAD } from '../../worker/frame';
import { useView } from '../app/app-context';
import { useFrame, useHeard } from '../app/use-frame';
import { count } from '../figures';
import { classNames } from '../widgets/class-names';
import classes from './legend.module.css';
import { pointAt, type PointField, type PointsSource } from './points-source';

export interface LegendEntry {
  readonly label: string;
  /** Off where the sign says it; the label is still read out. */
  readonly showLabel: boolean;
  readonly sign?: ReactNode;
  /** The sign lies under the label like a stroke, where there is no room beside it. */
  readonly signBelow?: boolean;
  /** What frames say of the last second up to now; without it the last second that is over stands for it. */
  readonly live?: Field<typeof HEAD>;
  readonly point: PointField;
  readonly format: (value: number) => string;
}

interface LegendProps {
  readonly entries: readonly LegendEntry[];
  readonly source: PointsSource;
}

/** The figures of a chart: those of the last second, or those of the second that the cursor marks, with its time. */
export function Legend({ entries, source }: LegendProps) {
  const cursor = useView((view) => view.cursor);
  const second = cursor === null ? null : Math.floor(cursor / NS_PER_SECOND);
  return (
    <dl className={classes.legend}>
      {second !== null && (
        <div className={classes.entry}>
          <dt className="visually-hidden">second</dt>
          <dd className={classes.second}>{`${count(second)} s`}</dd>
        </div>
      )}
      {entries.map((entry) => (
        <LegendFigure key={entry.label} entry={entry} source={source} second={second} />
      ))}
    </dl>
  );
}

interface LegendFigureProps {
  readonly entry: LegendEntry;
  readonly source: PointsSource;
  readonly second: number | null;
}

function LegendFigure({ entry, source, second }: LegendFigureProps) {
  return (
    <div className={classes.entry}>
      <dt className={classNames(classes.label, entry.signBelow === true && classes.signBelow)}>
        {entry.sign}
        <span className={entry.showLabel ? undefined : 'visually-hidden'}>{entry.label}</span>
      </dt>
      <dd className={classes.value}>
        {entry.live === undefined || second !== null ? (
          <FigureOfSecond entry={entry} source={source} second={second} />
        ) : (
          <FigureOfNow format={entry.format} live={entry.live} />
        )}
      </dd>
    </div>
  );
}

interface FigureOfNowProps {
  readonly format: LegendEntry['format'];
  readonly live: Field<typeof HEAD>;
}

function FigureOfNow({ format, live }: FigureOfNowProps) {
  const read = ({ frame }: FrameFeed): string => format(frame?.head(live) ?? NaN);
  return useFrame(read);
}

/** Without a second it is the last one. */
function FigureOfSecond({ entry, source, second }: LegendFigureProps) {
  const read = ({ points }: PointsSource): string =>
    entry.format(pointAt(source, second ?? points - 1, entry.point));
  return useHeard(source, read);
}

/** A piece of a line as the chart draws it. */
export function LineSign({ kind }: { readonly kind: string | undefined }) {
  return (
    <svg className={classes.line} viewBox="0 0 14 6" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0.5 3H13.5" className={kind} />
    </svg>
  );
}
