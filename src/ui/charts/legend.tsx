import type { ReactNode } from 'react';
import { NS_PER_SECOND } from '../../base/time';
import type { FrameFeed } from '../../state/feed';
import type { Field, HEAD, POINT_FIELD } from '../../worker/frame';
import { useActors, useView } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { count } from '../figures';
import { classNames } from '../widgets/class-names';
import classes from './legend.module.css';

export interface LegendEntry {
  readonly label: string;
  /** Off where the sign says it; the label is still read out. */
  readonly showLabel: boolean;
  readonly sign?: ReactNode;
  /** The sign lies under the label like a stroke, where there is no room beside it. */
  readonly signBelow?: boolean;
  readonly live: Field<typeof HEAD>;
  readonly point: Field<typeof POINT_FIELD>;
  readonly format: (value: number) => string;
}

/** The figures of a chart: those of the last second, or those of the second that the cursor marks, with its time. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
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
        <LegendFigure key={entry.label} entry={entry} second={second} />
      ))}
    </dl>
  );
}

interface LegendFigureProps {
  readonly entry: LegendEntry;
  readonly second: number | null;
}

function LegendFigure({ entry, second }: LegendFigureProps) {
  const { feed } = useActors().run;
  const read = (frames: FrameFeed): string =>
    entry.format(
      second === null ? (frames.frame?.head(entry.live) ?? NaN) : frames.point(second, entry.point),
    );
  const live = useFrame(read);
  return (
    <div className={classes.entry}>
      <dt className={classNames(classes.label, entry.signBelow === true && classes.signBelow)}>
        {entry.sign}
        <span className={entry.showLabel ? undefined : 'visually-hidden'}>{entry.label}</span>
      </dt>
      <dd className={classes.value}>{second === null ? live : read(feed)}</dd>
    </div>
  );
}

/** A piece of a line as the chart draws it. */
export function LineSign({ kind }: { readonly kind: string | undefined }) {
  return (
    <svg className={classes.line} viewBox="0 0 14 6" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0.5 3H13.5" className={kind} />
    </svg>
  );
}
