import { useContext, useMemo } from 'react';
import { useActors } from '../app/app-context';
import { useHeard } from '../app/use-frame';
import { useHasFallback } from '../app/use-has-fallback';
import { count } from '../figures';
import { NothingYet } from '../next-step/nothing-yet';
import { contentOf } from '../chart-choice/chart-kinds';
import { ChartRowsContext, type ChartedPart, type ChartRows } from './charted-part';
import classes from './chart-table.module.css';
import type { InstanceFigure } from './instance-figures';
import type { InstanceSource } from './instance-lines';
import { pointAt, presentOf, type PointsSource } from './points-source';
import { instanceColumns, partColumns, RUN_COLUMNS, shownColumns, type Column } from './table-columns';
import { usePartSeries } from './use-part-series';
import { useHeardOfPoints, useRunPoints } from './use-points-effect';

const MOST_ROWS = 60;

/** The charts as a table, of the run or of the selected part. */
export function ChartTable() {
  const rows = useContext(ChartRowsContext);
  const { part, shows } = rows;
  if (part === null || shows !== 'part') return <RunTable />;
  const figure = instanceFigureOf(rows);
  return figure === undefined ? (
    <PartTable part={part} />
  ) : (
    <InstancesTable key={figure.label} part={part} figure={figure} />
  );
}

/** The figure of instances that is charted of the selected part, if one is. */
function instanceFigureOf({ charts }: ChartRows): InstanceFigure | undefined {
  for (const { kind, of, part } of charts) {
    const content = of === 'selection' ? contentOf(kind, part) : undefined;
    if (content?.draws === 'instances') return content.figure;
  }
  return undefined;
}

function RunTable() {
  return <SecondsTable label="Charts as a table" columns={RUN_COLUMNS} source={useRunPoints()} />;
}

function PartTable({ part }: { readonly part: ChartedPart }) {
  const source = usePartSeries(part.ref);
  const columns = useMemo(() => partColumns(part.kind), [part.kind]);
  return <SecondsTable label={`Charts of ${part.name} as a table`} columns={columns} source={source} />;
}

interface InstancesTableProps {
  readonly part: ChartedPart;
  readonly figure: InstanceFigure;
}

function InstancesTable({ part, figure }: InstancesTableProps) {
  const source = usePartSeries(part.ref, 'instances');
  const width = useHeard(source, widthNow);
  const columns = useMemo(() => {
    void width;
    return instanceColumns(source, figure);
  }, [source, figure, width]);
  return (
    <SecondsTable
      label={`Instances of ${part.name}, ${figure.label}, as a table`}
      columns={columns}
      source={source}
    />
  );
}

const widthNow = ({ width }: InstanceSource): number => width;

interface SecondsTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly source: PointsSource;
}

const presentNow = ({ present }: PointsSource): number => present;

/** One row a second, newest first: the minute before the present moment. */
function SecondsTable({ label, columns: all, source }: SecondsTableProps) {
  const columns = shownColumns(all, useHasFallback());
  const { feed } = useActors().run;
  const seconds = secondsOf(useHeardOfPoints(source, presentNow, 500));
  // The seconds of a part are on their way when the run has some.
  if (seconds.length === 0 && presentOf(feed) > 0) return null;
  if (seconds.length === 0)
    return <NothingYet>Each second that is over is a row here, with the figures of the charts.</NothingYet>;
  return (
    // A region that scrolls can be scrolled by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroller} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Second</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seconds.map((second) => (
            <tr key={second}>
              <th scope="row">{`${count(second)} s`}</th>
              {columns.map(({ title, field, format }) => (
                <td key={title}>{format(pointAt(source, second, field))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The last seconds that are over, newest first. */
export function secondsOf(present: number): number[] {
  const length = Math.max(0, Math.min(present, MOST_ROWS));
  return Array.from({ length }, (_, index) => present - 1 - index);
}
