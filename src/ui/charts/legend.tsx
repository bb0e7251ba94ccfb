import { Fragment, useContext, type ReactNode } from 'react';
import type { FrameFeed } from '../../state/feed';
import type { Field, HEAD } from '../../worker/frame';
import { useFrame, useHeard } from '../app/use-frame';
import { classNames } from '../widgets/class-names';
import { ChartPlaceContext } from './chart-place';
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
  /** A further entry after the first one, of what lies over its line: where there is little room the others go. */
  readonly children?: ReactNode;
}

/** The figures of a chart at the present moment. */
export function Legend({ entries, source, children }: LegendProps) {
  return (
    <dl className={classes.legend}>
      {entries.map((entry, index) => (
        <Fragment key={entry.label}>
          <LegendFigure entry={entry} source={source} />
          {index === 0 && children}
        </Fragment>
      ))}
    </dl>
  );
}

interface LegendFigureProps {
  readonly entry: LegendEntry;
  readonly source: PointsSource;
}

export function LegendFigure({ entry, source }: LegendFigureProps) {
  const { enlarged } = useContext(ChartPlaceContext);
  return (
    <div className={classes.entry}>
      <dt className={classNames(classes.label, entry.signBelow === true && classes.signBelow)}>
        {entry.sign}
        <span className={entry.showLabel || enlarged ? classes.words : 'visually-hidden'}>{entry.label}</span>
      </dt>
      <dd className={classes.value}>
        {entry.live === undefined ? (
          <FigureOfSecond entry={entry} source={source} />
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

/** Of the last second that is over. */
function FigureOfSecond({ entry, source }: LegendFigureProps) {
  const read = ({ present }: PointsSource): string => entry.format(pointAt(source, present - 1, entry.point));
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
