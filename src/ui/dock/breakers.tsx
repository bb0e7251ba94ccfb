import { useMemo, useRef, type RefObject } from 'react';
import { useRun, useView } from '../app/app-context';
import { evenRows } from '../row-window/row-window';
import { useFocusedRow, withNeighbours } from '../row-window/use-focused-row';
import { useRowWindow } from '../row-window/use-row-window';
import { useShowChosen } from '../row-window/use-show-chosen';
import { AxisMarks } from '../time-axis/axis-marks';
import { Bands } from '../time-axis/bands';
import { useAxis } from '../time-axis/use-time-axis';
import { useSize } from '../time-axis/use-size';
import { breakerLanes, type BreakerLaneRow } from '../timeline/lane-list';
import { Ruler } from '../timeline/ruler';
import { useActedFaults } from '../timeline/use-acted-faults';
import { classNames } from '../widgets/class-names';
import { BreakerRow } from './breaker-row';
import { NoBreakers } from './no-breakers';
import classes from './breakers.module.css';

/** All breakers of the scenario, each with its lane. */
export function Breakers() {
  const scenario = useRun((run) => run.scenario);
  const breakers = useMemo(() => (scenario === null ? null : breakerLanes(scenario)), [scenario]);
  if (breakers === null) return null;
  if (breakers.length === 0) {
    return <NoBreakers />;
  }
  return <BreakerTable breakers={breakers} />;
}

/** Columns with a class make way where the table is narrow. */
const COLUMNS = [
  { title: 'Breaker' },
  { title: 'State' },
  { title: 'Window', className: classes.window },
  { title: 'Half-open in' },
  { title: 'Opened', className: classes.extra },
  { title: 'Time open', className: classes.extra },
] as const;

/** Of the head and of a row at the usual scale, as their styles say. */
const HEAD_PX = 28;
const ROW_PX = 40;
const OVERSCAN = 3;

function BreakerTable({ breakers }: { readonly breakers: readonly BreakerLaneRow[] }) {
  const acted = useActedFaults();
  const range = useAxis((axis) => axis.range);
  const scroller = useRef<HTMLDivElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const { width } = useSize(over);
  const { rows, drawn, scrolled, onFocus } = useBreakersInSight(scroller, breakers);
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onFocus={onFocus}
      onScroll={({ currentTarget }) => scrolled(currentTarget.scrollTop)}
    >
      <div className={classes.content}>
        <div className={classes.under}>
          <Bands faults={acted} range={range} />
        </div>
        <div
          role="table"
          aria-label="Circuit breakers"
          aria-rowcount={breakers.length + 1}
          className={classes.table}
        >
          <div role="row" aria-rowindex={1} className={classes.head}>
            {COLUMNS.map((column) => (
              <div
                key={column.title}
                role="columnheader"
                className={classNames(classes.title, 'className' in column && column.className)}
              >
                {column.title}
              </div>
            ))}
            <div role="columnheader" aria-label="Over time" className={classes.ruler}>
              <Ruler range={range} width={width} />
            </div>
          </div>
          <div role="presentation" className={classes.rows} style={{ height: rows.height }}>
            {drawn.map((at) => (
              <BreakerRow
                key={breakers[at].key}
                breaker={breakers[at]}
                at={at}
                top={rows.topOf(at)}
                range={range}
                width={width}
              />
            ))}
          </div>
        </div>
        <div ref={over} className={classes.over}>
          <AxisMarks range={range} show="line" />
        </div>
      </div>
    </div>
  );
}

/** Which rows to draw: those in sight, with the one of the breaker that was selected last, wherever that was. */
function useBreakersInSight(scroller: RefObject<HTMLDivElement | null>, breakers: readonly BreakerLaneRow[]) {
  const { height, scale } = useSize(scroller);
  const rows = evenRows(breakers.length, ROW_PX * scale);
  const { row, onFocus } = useFocusedRow(scroller);
  const { drawn, show, scrolled } = useRowWindow({
    scroller,
    rows,
    height,
    covered: HEAD_PX * scale,
    more: OVERSCAN,
    keep: withNeighbours(row),
  });
  const selection = useView((view) => view.selection);
  const layer = useView((view) => view.layer);
  useShowChosen(selection === null ? null : `${selection.kind} ${selection.id} ${layer}`, () => {
    if (selection?.kind !== 'edge') return;
    const isMeant = (breaker: BreakerLaneRow): boolean =>
      breaker.edge === selection.id && (layer === null || breaker.layer === layer);
    show(...breakers.flatMap((breaker, at) => (isMeant(breaker) ? [at] : [])));
  });
  return { rows, drawn, scrolled, onFocus };
}
