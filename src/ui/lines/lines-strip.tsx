import { useMemo } from 'react';
import { HEAD } from '../../worker/frame';
import { useRun, useView } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { AxisMarks } from '../time-axis/axis-marks';
import { useAxis } from '../time-axis/use-time-axis';
import { ComparisonTable } from './comparison-table';
import { LineRow } from './line-row';
import classes from './lines-strip.module.css';

/** The ways in which the run went on, one below the other over the time axis, and two of them in figures. */
export default function LinesStrip() {
  const told = useRun((run) => run.lines);
  const current = useRun((run) => run.line);
  const comparedId = useView((view) => view.comparedLine);
  const range = useAxis((axis) => axis.range);
  const reach = useFrame(({ frame }) => frame?.head(HEAD.reach) ?? 0, 250);
  const lines = useMemo(() => told.toSorted((one, other) => one.id - other.id), [told]);
  const here = lines.find(({ id }) => id === current);
  const compared = lines.find(({ id }) => id === comparedId && id !== current);
  return (
    <section className={classes.strip} aria-label="Lines of the run">
      <ul className={classes.list}>
        {lines.map((line, at) => {
          const parentAt = lines.findIndex(({ id }) => id === line.parent);
          return (
            <LineRow
              key={line.id}
              line={line}
              parent={lines[parentAt]?.name}
              rowsUp={at - parentAt}
              reach={line === here ? Math.max(reach, line.reach.time) : line.reach.time}
              range={range}
              isCurrent={line === here}
              isCompared={line === compared}
            />
          );
        })}
        <li className={classes.marks} aria-hidden="true">
          <AxisMarks range={range} show="line" />
        </li>
      </ul>
      {here !== undefined && compared !== undefined && <ComparisonTable here={here} there={compared} />}
    </section>
  );
}
