import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Scenario } from '../../scenario/format';
import { keepsData } from '../../state/keeps-data';
import type { DockTab } from '../../state/view';
import { HEAD } from '../../worker/frame';
import { useActors, usePreferences, useRun, useView } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { useFrame } from '../app/use-frame';
import { readCharts } from '../chart-choice/chart-list';
import { hasBothGroups, shownCharts } from '../chart-choice/shown-charts';
import { chartedPart, ChartRowsContext, hasRoomForTwoRows, type ChartRows } from '../charts/charted-part';
import { ChartsLoading } from '../charts/charts-loading';
import { count } from '../figures';
import { useRoom } from '../shell/use-room';
import { useSize } from '../time-axis/use-size';
import { breakerLanes } from '../timeline/lane-list';
import { Tabs } from '../widgets/tabs';
import { DockTools } from './dock-tools';
import classes from './dock.module.css';

/** Charts, breakers, traces, sagas, events of the data, its read models and the log, below the canvas. */
export function Dock() {
  const { view } = useActors();
  const section = useRef<HTMLElement>(null);
  const { height, scale } = useSize(section);
  const { tab, ofData } = useTab();
  const asTable = useView((state) => state.chartsAsTable);
  const scenario = useRun((run) => run.scenario);
  const breakers = useMemo(() => (scenario === null ? 0 : breakerLanes(scenario).length), [scenario]);
  const rows = useFrame((feed) => feed.frame?.head(HEAD.logRows) ?? 0);
  const { charts, choose } = useChartRows(hasRoomForTwoRows(height, scale) && !asTable, asTable);
  return (
    <section ref={section} className={classes.dock} aria-label="Charts, breakers and log">
      <ChartRowsContext value={charts}>
        <Tabs
          label="Views of the run"
          tabs={[
            { id: 'charts', label: 'Charts' },
            { id: 'breakers', label: 'Breakers', count: breakers },
            { id: 'traces', label: 'Traces' },
            ...ofData,
            { id: 'log', label: 'Log', count: count(rows) },
            { id: 'console', label: 'Console' },
            { id: 'text', label: 'Text' },
          ]}
          value={tab}
          onChange={(dockTab) => view.setState({ dockTab })}
          trailing={<DockTools choose={choose} />}
        >
          {tab === 'charts' && (asTable ? <LazyPart load={loadTable} what="The table" /> : <Charts />)}
          {tab === 'breakers' && <LazyPart load={loadBreakers} what="The breakers" />}
          {tab === 'traces' && <LazyPart load={loadTraces} what="The list of traces" />}
          {tab === 'sagas' && <LazyPart load={loadSagas} what="The list of sagas" />}
          {tab === 'events' && <LazyPart load={loadEvents} what="The list of events" />}
          {tab === 'read-models' && <LazyPart load={loadReadModels} what="The list of read models" />}
          {tab === 'log' && <LazyPart load={loadLog} what="The log" />}
          {tab === 'console' && <LazyPart load={loadConsole} what="The request console" />}
          {tab === 'text' && <LazyPart load={loadText} what="The scenario as text" />}
        </Tabs>
      </ChartRowsContext>
    </section>
  );
}

const OF_DATA = [
  { id: 'sagas', label: 'Sagas' },
  { id: 'events', label: 'Events' },
  { id: 'read-models', label: 'Read models' },
] as const;

type DataTab = (typeof OF_DATA)[number]['id'];

/** Whether a scenario has what the tab shows; null before one is known. */
function hasShown(scenario: Scenario | null, tab: DataTab): boolean | null {
  if (scenario === null) return null;
  if (tab === 'events') return keepsData(scenario);
  return (tab === 'sagas' ? scenario.sagas : scenario.views).length > 0;
}

interface ShownTabs {
  readonly tab: DockTab;
  readonly ofData: readonly (typeof OF_DATA)[number][];
}

/** Only a scenario that has sagas, data or read models shows them: in any other the tab that was chosen for them is none. */
function useTab(): ShownTabs {
  const { view } = useActors();
  const tab = useView((state) => state.dockTab);
  const scenario = useRun((run) => run.scenario);
  const ofData = OF_DATA.filter(({ id }) => hasShown(scenario, id) ?? id === tab);
  const isNone = OF_DATA.some(({ id }) => id === tab) && ofData.every(({ id }) => id !== tab);
  useEffect(() => {
    if (isNone) view.setState({ dockTab: 'charts' });
  }, [view, isNone]);
  return { tab: isNone ? 'charts' : tab, ofData };
}

/**
 * Where there is room, charts of the run and of the selected part; else those that the person chose, which are those
 * of the run until then, and again when nothing is selected any more. Charts of a certain part are always there.
 */
function useChartRows(
  hasRoom: boolean,
  asTable: boolean,
): {
  readonly charts: ChartRows;
  readonly choose: ((shows: 'run' | 'part') => void) | undefined;
} {
  const room = useRoom();
  // As in the inspector: whoever begins to drag what they have just taken shall not wait for its charts.
  // Charts of one of several that are selected would be taken for those of all of them.
  const selection = useDeferredValue(useView((view) => (view.also.length > 0 ? null : view.selection)));
  const scenario = useRun((run) => run.scenario);
  const [chosen, choose] = useState<'run' | 'part'>('run');
  const kept = usePreferences((preferences) => preferences.charts);
  const list = useMemo(() => readCharts(kept), [kept]);
  if (selection === null && chosen === 'part') choose('run');
  const part = useMemo(
    () => (room === 'phone' ? null : chartedPart(scenario, selection)),
    [room, scenario, selection],
  );
  const both = hasRoom || (!asTable && !hasBothGroups(list));
  const shows: ChartRows['shows'] = part === null ? 'run' : both ? 'both' : chosen;
  const charts = useMemo(
    () => ({ part, shows, charts: shownCharts(list, scenario, part, shows) }),
    [list, scenario, part, shows],
  );
  return { charts, choose: both ? undefined : choose };
}

/** Recharts comes with the first look at the charts. */
function Charts() {
  return <LazyPart load={loadCharts} what="The charts" waiting={<ChartsLoading />} />;
}

const loadTable = async () => ({ default: (await import('../charts/chart-table')).ChartTable });
const loadCharts = async () => import('../charts/charts-view');
const loadBreakers = async () => ({ default: (await import('./breakers')).Breakers });
const loadTraces = async () => ({ default: (await import('../traces/traces-view')).TracesView });
const loadSagas = async () => ({ default: (await import('../sagas/sagas-view')).SagasView });
const loadEvents = async () => ({ default: (await import('../events/events-view')).EventsView });
const loadReadModels = async () => ({
  default: (await import('../read-models/read-models-view')).ReadModelsView,
});
const loadConsole = async () => ({ default: (await import('../console/console-view')).ConsoleView });
const loadText = async () => ({ default: (await import('../text/text-view')).TextView });
const loadLog = async () => ({ default: (await import('../event-log/event-log')).EventLog });
