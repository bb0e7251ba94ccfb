import { NS_PER_SECOND } from '../../base/time';
import type { FrameFeed } from '../../state/feed';
import { POINT_FIELD, type Field } from '../../worker/frame';
import { useActors, useView } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { count, factor, milliseconds, share, UNKNOWN } from '../figures';
import { classNames } from '../widgets/class-names';
import { EmptyState } from '../widgets/empty-state';
import classes from './chart-table.module.css';

interface Column {
  readonly title: string;
  readonly field: Field<typeof POINT_FIELD>;
  readonly format: (value: number) => string;
}

const whole = (value: number): string => (Number.isNaN(value) ? UNKNOWN : count(Math.round(value)));

const COLUMNS: readonly Column[] = [
  { title: 'Asked', field: POINT_FIELD.asked, format: whole },
  { title: 'Served', field: POINT_FIELD.served, format: whole },
  { title: 'Late', field: POINT_FIELD.late, format: whole },
  { title: 'Rejected', field: POINT_FIELD.rejected, format: whole },
  { title: 'Failed', field: POINT_FIELD.failed, format: whole },
  { title: 'p50', field: POINT_FIELD.p50, format: milliseconds },
  { title: 'p95', field: POINT_FIELD.p95, format: milliseconds },
  { title: 'p99', field: POINT_FIELD.p99, format: milliseconds },
  { title: 'Goodput', field: POINT_FIELD.goodput, format: share },
  { title: 'Amplification', field: POINT_FIELD.amplification, format: factor },
];

const MOST_ROWS = 60;

/** The charts as a table of seconds, newest first: the last minute, or the one up to the second of the cursor. */
export function ChartTable() {
  const { feed } = useActors().run;
  const cursor = useView((view) => view.cursor);
  const points = useFrame((frames) => frames.points, 500);
  const marked = cursor === null ? null : Math.floor(cursor / NS_PER_SECOND);
  const seconds = secondsOf(points, marked);
  if (seconds.length === 0)
    return <EmptyState>No second of this run is over yet. Press Space to run.</EmptyState>;
  return (
    // A region that scrolls can be scrolled by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroller} role="region" aria-label="Charts as a table" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Second</th>
            {COLUMNS.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seconds.map((second) => (
            <tr key={second} className={classNames(second === marked && classes.marked)}>
              <th scope="row">{`${count(second)} s`}</th>
              <Cells feed={feed} second={second} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cells({ feed, second }: { readonly feed: FrameFeed; readonly second: number }) {
  return COLUMNS.map(({ title, field, format }) => <td key={title}>{format(feed.point(second, field))}</td>);
}

/** The newest seconds that are known, up to the marked one if there is one. */
export function secondsOf(points: number, marked: number | null): number[] {
  const last = Math.min(points - 1, marked ?? points - 1);
  const first = Math.max(0, last - MOST_ROWS + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => last - index);
}
