import { ChevronsDown, Table } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DockTab } from '../../state/view';
import { HEAD } from '../../worker/frame';
import { useActors, useRun, useView } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { useAction } from '../app/use-action';
import { useFrame } from '../app/use-frame';
import { bucketSize } from '../charts/buckets';
import { ChartTable } from '../charts/chart-table';
import { ChartsLoading } from '../charts/charts-loading';
import { count } from '../figures';
import { useRoom } from '../shell/use-room';
import { useAxis } from '../time-axis/use-time-axis';
import { breakerLanes } from '../timeline/lane-list';
import { IconButton } from '../widgets/icon-button';
import { Tabs } from '../widgets/tabs';
import { Breakers } from './breakers';
import classes from './dock.module.css';
import { useTableKey } from './use-table-key';

/** Charts, breakers and the event log, below the canvas. */
export function Dock() {
  const { view } = useActors();
  const tab = useView((state) => state.dockTab);
  const scenario = useRun((run) => run.scenario);
  const breakers = useMemo(() => (scenario === null ? 0 : breakerLanes(scenario).length), [scenario]);
  const rows = useFrame((feed) => feed.frame?.head(HEAD.logRows) ?? 0);
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={classes.dock} aria-label="Charts, breakers and log">
      <Tabs
        label="Views of the run"
        tabs={[
          { id: 'charts', label: 'Charts' },
          { id: 'breakers', label: 'Breakers', count: breakers },
          { id: 'log', label: 'Log', count: count(rows) },
        ]}
        value={tab}
        onChange={(dockTab) => view.setState({ dockTab })}
        trailing={<Tools tab={tab} asTable={asTable} onTable={setAsTable} />}
      >
        {tab === 'charts' && (asTable ? <ChartTable /> : <Charts />)}
        {tab === 'breakers' && <Breakers />}
        {tab === 'log' && <LazyPart load={loadLog} what="The log" />}
      </Tabs>
    </section>
  );
}

/** Recharts comes with the first look at the charts. */
function Charts() {
  return <LazyPart load={loadCharts} what="The charts" waiting={<ChartsLoading />} />;
}

const loadCharts = async () => import('../charts/charts-view');
const loadLog = async () => ({ default: (await import('../event-log/event-log')).EventLog });

interface ToolsProps {
  readonly tab: DockTab;
  readonly asTable: boolean;
  readonly onTable: (asTable: boolean) => void;
}

function Tools({ tab, asTable, onTable }: ToolsProps) {
  const room = useRoom();
  const fold = useAction('view.dock');
  const toggle = (): void => onTable(!asTable);
  useTableKey(tab === 'charts' ? toggle : undefined);
  return (
    <>
      {tab === 'charts' && room !== 'phone' && <Caption />}
      {tab === 'charts' && (
        <IconButton
          label="Table view"
          shortcut="T"
          size="small"
          pressed={asTable}
          icon={<Table size={14} aria-hidden="true" />}
          onClick={toggle}
        />
      )}
      {room !== 'phone' && (
        <IconButton
          label={fold.label}
          size="small"
          disabledReason={fold.unavailable}
          icon={<ChevronsDown size={14} aria-hidden="true" />}
          onClick={fold.run}
        />
      )}
    </>
  );
}

/** What the charts are of, and how much one point of them stands for. */
function Caption() {
  const size = useAxis((axis) => bucketSize(axis.range));
  return (
    <span className={classes.caption}>
      {size === 1
        ? 'End to end, at the clients. Points of 1 s.'
        : `End to end, at the clients. Points of ${size} s; latency of the slowest second in each.`}
    </span>
  );
}
