import { useMemo, useRef } from 'react';
import type { Scenario } from '../../scenario/format';
import { useRun } from '../app/app-context';
import { AxisMarks } from '../time-axis/axis-marks';
import { Bands } from '../time-axis/bands';
import { useAxis } from '../time-axis/use-time-axis';
import { useSize } from '../time-axis/use-size';
import { breakerLanes } from '../timeline/lane-list';
import { Ruler } from '../timeline/ruler';
import { useActedFaults } from '../timeline/use-acted-faults';
import { EmptyState } from '../widgets/empty-state';
import { classNames } from '../widgets/class-names';
import { BreakerRow } from './breaker-row';
import classes from './breakers.module.css';

/** All breakers of the scenario, each with its lane. */
export function Breakers() {
  const scenario = useRun((run) => run.scenario);
  if (scenario === null) return null;
  return <BreakerTable scenario={scenario} />;
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

function BreakerTable({ scenario }: { readonly scenario: Scenario }) {
  const breakers = useMemo(() => breakerLanes(scenario), [scenario]);
  const acted = useActedFaults();
  const range = useAxis((axis) => axis.range);
  const over = useRef<HTMLDivElement>(null);
  const { width } = useSize(over);
  if (breakers.length === 0) {
    return <EmptyState>This scenario has no circuit breaker. Select an edge to add one.</EmptyState>;
  }
  return (
    <div className={classes.scroller}>
      <div className={classes.content}>
        <div className={classes.under}>
          <Bands faults={acted} range={range} />
        </div>
        <div role="table" aria-label="Circuit breakers" className={classes.table}>
          <div role="row" className={classes.head}>
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
          {breakers.map((breaker) => (
            <BreakerRow key={breaker.key} breaker={breaker} range={range} width={width} />
          ))}
        </div>
        <div ref={over} className={classes.over}>
          <AxisMarks range={range} show="lines" />
        </div>
      </div>
    </div>
  );
}
