import type { ActionId, Actors, Situation } from './actions';
import type { ChartActionId } from './chart-actions';
import type { ActionSketch, Sketches } from './action-sketch';
import { keepsData } from './keeps-data';
import { foldPanel, type PreferencesStore } from './preferences';
import { DEFAULT_PREFERENCES, type PanelId, type Preferences } from './read-preferences';
import { whyNoRun } from './run-actions';
import type { AxisActionId } from './time-actions';
import { beginTour } from './tour';
import { couldNotAsk, select, type DockTab, type ViewStore } from './view';

type ViewActionId = Exclude<
  Extract<ActionId, `view.${string}` | `go.${string}`>,
  AxisActionId | ChartActionId
>;
type PanelActionId =
  'view.rail' | 'view.inspector' | 'view.timeline' | 'view.dock' | 'view.dock-maximise' | 'view.reset-layout';
type LooksActionId = 'view.theme' | 'view.projector' | 'view.motion' | 'view.minimap' | 'view.legend';
type FocusActionId = 'view.out' | 'view.clear-selection';
type HelpActionId = 'view.palette' | 'view.shortcuts' | 'view.guide' | 'view.tour';

/** Of tabs with a search of their own it is theirs; from the others it leads to the log. */
function soughtTab(tab: DockTab): DockTab {
  return /^(traces|sagas|events)$/.test(tab) ? tab : 'log';
}

export function viewActions(actors: Actors, situation: Situation): Sketches<ViewActionId> {
  const { view, preferences } = actors;
  const onStart = situation.view.page.kind === 'start';
  const noRun = whyNoRun(situation);
  const show = (label: string, tab: DockTab): ActionSketch => ({
    label,
    unavailable: noRun,
    run: () => showInDock(view, preferences, tab),
  });
  return {
    ...looksActions(preferences, situation),
    ...panelActions(actors, situation),
    ...focusActions(view, situation),
    ...helpActions(view),
    'view.fit': {
      label: 'Fit the topology into sight',
      shortcut: 'F',
      unavailable: noRun,
      run: () => actors.canvas.fit?.(),
    },
    'view.topology-table': topologyTableAction(view, situation),
    'view.charts': show('Show the charts', 'charts'),
    'view.breakers': show('Show the breakers', 'breakers'),
    'view.traces': show('Show the traces', 'traces'),
    'view.sagas': sagasAction(show('Show the sagas', 'sagas'), situation),
    'view.events': eventsAction(show('Show the events', 'events'), situation),
    'view.read-models': readModelsAction(show('Show the read models', 'read-models'), situation),
    'view.log': show('Show the log', 'log'),
    'view.console': { ...show('Show the request console', 'console'), shortcut: 'C' },
    'view.text': show('Show the scenario as text', 'text'),
    'view.why': whyAction(actors, situation),
    'view.table': {
      label: situation.view.chartsAsTable ? 'Charts as drawings' : 'Charts as a table',
      shortcut: 'T',
      unavailable: noRun,
      run: () => {
        showInDock(view, preferences, 'charts');
        view.setState(({ chartsAsTable }) => ({ chartsAsTable: !chartsAsTable }));
      },
    },
    'view.find': {
      label: onStart ? 'Find a scenario' : `Find in the ${soughtTab(situation.view.dockTab)}`,
      shortcut: '/',
      run: () => {
        const { page, dockTab } = view.getState();
        if (page.kind !== 'start') showInDock(view, preferences, soughtTab(dockTab));
        actors.find.focus?.();
      },
    },
    'view.find-setting': {
      label: 'Find a setting',
      shortcut: 'Shift Ctrl F',
      unavailable: noRun,
      run: () => {
        foldPanel(preferences, 'inspector', false);
        view.setState({ settingFinder: NOTHING_SOUGHT, why: null, phoneTab: 'settings' });
      },
    },
    'go.start-page': {
      label: 'Start page',
      unavailable: onStart ? 'This is the start page.' : undefined,
      run: () => view.setState({ page: { kind: 'start' }, overlay: null }),
    },
  };
}

const NOTHING_SOUGHT = { text: '', changed: false } as const;

/** The canvas, or a table in its place. */
function topologyTableAction(view: ViewStore, situation: Situation): ActionSketch {
  return {
    label: situation.view.topologyAsTable ? 'Topology as a drawing' : 'Topology as a table',
    shortcut: 'Shift T',
    unavailable: whyNoRun(situation),
    run: () => {
      view.setState(({ topologyAsTable }) => ({
        topologyAsTable: !topologyAsTable,
        dockMaximised: false,
        phoneTab: 'run',
      }));
    },
  };
}

function sagasAction(show: ActionSketch, { run }: Situation): ActionSketch {
  const none = run.scenario?.sagas.length === 0;
  return { ...show, unavailable: show.unavailable ?? (none ? 'This scenario has no sagas.' : undefined) };
}

function eventsAction(show: ActionSketch, { run: { scenario } }: Situation): ActionSketch {
  const none = scenario !== null && !keepsData(scenario);
  return { ...show, unavailable: show.unavailable ?? (none ? 'This scenario keeps no data.' : undefined) };
}

function readModelsAction(show: ActionSketch, { run }: Situation): ActionSketch {
  const none = run.scenario?.views.length === 0;
  return {
    ...show,
    unavailable: show.unavailable ?? (none ? 'This scenario has no read models.' : undefined),
  };
}

/** Of the trace that is looked at, else of the selected part. */
function whyAction(actors: Actors, situation: Situation): ActionSketch {
  const { trace, dockTab, selection } = situation.view;
  const nothing = selection === null && (trace === null || dockTab !== 'traces');
  return {
    label: 'Why is it so?',
    shortcut: 'W',
    unavailable: whyNoRun(situation) ?? (nothing ? 'Select a part or a trace first.' : undefined),
    run: () => {
      // It comes with the first question.
      void import('./ask-why')
        .then(async ({ askWhyNow }) => askWhyNow(actors))
        .catch(() => couldNotAsk(actors.view));
    },
  };
}

function focusActions(view: ViewStore, { view: now }: Situation): Sketches<FocusActionId> {
  const nothing =
    now.overlay === null &&
    now.settingFinder === null &&
    now.why === null &&
    now.enlargedChart === null &&
    now.tour === null &&
    now.selection === null &&
    now.fault === null;
  return {
    'view.out': {
      label: 'Step out',
      shortcut: 'Esc',
      unavailable: nothing ? 'There is nothing to step out of.' : undefined,
      run: () => stepOut(view),
    },
    'view.clear-selection': {
      label: 'Clear the selection',
      unavailable: now.selection === null && now.fault === null ? 'Nothing is selected.' : undefined,
      run: () => select(view, null),
    },
  };
}

/** What explains the page, and what leads anywhere. */
function helpActions(view: ViewStore): Sketches<HelpActionId> {
  return {
    'view.palette': {
      label: 'Find a command, a scenario or a part',
      shortcut: 'Ctrl K',
      run: () => toggleOverlay(view, 'palette'),
    },
    'view.shortcuts': {
      label: 'Shortcuts and how to read the picture',
      shortcut: '?',
      run: () => toggleOverlay(view, 'shortcuts'),
    },
    'view.guide': {
      label: 'Patterns: what they are',
      run: () => view.setState({ overlay: 'guide', guide: null }),
    },
    'view.tour': {
      label: 'Take the tour',
      run: () => beginTour(view),
    },
  };
}

/** One step back: what lies over the page goes first, then an answer, an enlarged chart, the tour, and the selection. */
function stepOut(view: ViewStore): void {
  const { overlay, settingFinder, why, enlargedChart, tour } = view.getState();
  if (overlay !== null) view.setState({ overlay: null });
  else if (settingFinder !== null) view.setState({ settingFinder: null });
  else if (why !== null) view.setState({ why: null });
  else if (enlargedChart !== null) view.setState({ enlargedChart: null });
  else if (tour !== null) view.setState({ tour: null });
  else select(view, null);
}

function toggleOverlay(view: ViewStore, overlay: 'palette' | 'shortcuts'): void {
  view.setState((now) => ({ overlay: now.overlay === overlay ? null : overlay }));
}

export function showInDock(view: ViewStore, preferences: PreferencesStore, tab: DockTab): void {
  const wantsPath = tab === 'console';
  view.setState({ dockTab: tab, phoneTab: tab === 'log' ? 'log' : 'charts', wantsPath });
  foldPanel(preferences, 'dock', false);
}

function panelActions({ view, preferences }: Actors, situation: Situation): Sketches<PanelActionId> {
  const noRun = whyNoRun(situation);
  const { folded, sizes } = situation.preferences;
  const toggle = (panel: PanelId, name: string): ActionSketch => ({
    label: `${folded[panel] ? 'Show' : 'Hide'} the ${name}`,
    unavailable: noRun,
    run: () => foldPanel(preferences, panel, !preferences.getState().folded[panel]),
  });
  const { dockMaximised } = situation.view;
  const dock = toggle('dock', 'charts and log');
  const untouched =
    !dockMaximised && Object.keys(sizes).length === 0 && !Object.values(folded).includes(true);
  return {
    'view.rail': toggle('rail', 'library'),
    'view.inspector': toggle('inspector', 'inspector'),
    'view.timeline': toggle('timeline', 'timeline'),
    'view.dock': {
      ...dock,
      run: () => {
        view.setState({ dockMaximised: false });
        dock.run();
      },
    },
    'view.dock-maximise': {
      label: dockMaximised ? 'Back to the canvas' : 'Maximise the charts',
      unavailable: noRun,
      run: () => {
        foldPanel(preferences, 'dock', false);
        view.setState((now) => ({ dockMaximised: !now.dockMaximised }));
      },
    },
    'view.reset-layout': {
      label: 'Reset the panels',
      unavailable: noRun ?? (untouched ? 'The panels are as they were.' : undefined),
      run: () => {
        view.setState({ dockMaximised: false });
        preferences.setState({ sizes: {}, folded: DEFAULT_PREFERENCES.folded });
      },
    },
  };
}

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_LABELS = {
  system: 'Use the theme of the system',
  light: 'Use the light theme',
  dark: 'Use the dark theme',
} as const;

function looksActions(preferences: PreferencesStore, situation: Situation): Sketches<LooksActionId> {
  const { theme, scale, motion, minimap, legend } = situation.preferences;
  const noRun = whyNoRun(situation);
  const change = (next: (now: Preferences) => Partial<Preferences>) => () => preferences.setState(next);
  return {
    'view.theme': {
      label: THEME_LABELS[NEXT_THEME[theme]],
      run: change((now) => ({ theme: NEXT_THEME[now.theme] })),
    },
    'view.projector': {
      label: scale === 'normal' ? 'Enlarge for a projector' : 'Back to the normal size',
      run: change((now) => ({ scale: now.scale === 'normal' ? 'projector' : 'normal' })),
    },
    'view.motion': {
      label: motion === 'system' ? 'Reduce motion' : 'Leave motion to the system',
      run: change((now) => ({ motion: now.motion === 'system' ? 'reduced' : 'system' })),
    },
    'view.minimap': {
      label: `${minimap ? 'Hide' : 'Show'} the minimap`,
      shortcut: 'M',
      unavailable: noRun,
      run: change((now) => ({ minimap: !now.minimap })),
    },
    'view.legend': {
      label: `${legend ? 'Hide' : 'Show'} the legend`,
      unavailable: noRun,
      run: change((now) => ({ legend: !now.legend })),
    },
  };
}
