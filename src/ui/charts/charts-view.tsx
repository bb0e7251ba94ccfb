import { useContext, useRef, useState } from 'react';
import { useRun, useView } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { useAxis } from '../time-axis/use-time-axis';
import { CommonSize, useSize } from '../time-axis/use-size';
import { useActedFaults } from '../timeline/use-acted-faults';
import { EmptyState } from '../widgets/empty-state';
import { ChartSlot } from './chart-slot';
import { ChartRowsContext } from './charted-part';
import classes from './charts.module.css';
import { columnsFor, columnsStyle } from './columns-for';
import { useTurns } from './use-turns';

const loadNoCallers = async () => import('../next-step/no-callers');

/** The charts, or what there has to be before they can show anything. */
export default function ChartsView() {
  const noCallers = useRun(({ scenario }) => scenario?.nodes.every(({ kind }) => kind !== 'client') === true);
  return noCallers ? <LazyPart load={loadNoCallers} what="The next step" /> : <ShownCharts />;
}

/** The charts that were chosen, in as many columns as there is room for; or one of them in the whole pane. */
function ShownCharts() {
  const { charts } = useContext(ChartRowsContext);
  const enlarged = useView((view) => view.enlargedChart);
  const pane = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(pane);
  const [common] = useState(() => new CommonSize());
  const range = useAxis((axis) => axis.range);
  const faults = useActedFaults();
  const large = charts.filter(({ key }) => key === enlarged);
  const shown = large.length > 0 ? large : charts;
  const ranges = useTurns(range, shown.length);
  return (
    <div className={classes.view}>
      <div
        ref={pane}
        className={classes.charts}
        style={columnsStyle(columnsFor(width / scale, shown.length))}
      >
        {shown.map((chart, place) => (
          <ChartSlot
            key={chart.key}
            chart={chart}
            enlarged={large.length > 0}
            range={ranges[place] ?? range}
            faults={faults}
            common={common}
          />
        ))}
      </div>
      {shown.length === 0 && (
        <EmptyState>No chart is shown here. Choose some with “Choose charts” above.</EmptyState>
      )}
    </div>
  );
}
