import { ok } from '../../base/result';
import type { Scenario } from '../../scenario/format';
import { unansweredData } from '../../state/data-questions.test-support';
import type { Actors } from '../../state/actions';
import { FrameFeed } from '../../state/feed';
import { createPreferences } from '../../state/preferences';
import { CLOSED, type RunState, type RunStore } from '../../state/run';
import { createView } from '../../state/view';
import type { FrameLayout } from '../../worker/frame';
import type { PartRef } from '../../worker/protocol';
import { testFrame, type FrameRowsByName } from '../topology/frame.test-support';

export interface Stage {
  readonly scenario: Scenario;
  readonly selection?: PartRef;
  /** What is selected beside it. */
  readonly also?: readonly PartRef[];
  readonly layer?: string;
  readonly run?: Partial<RunState>;
  /** What the newest frame says; without it there is none yet. */
  readonly frame?: FrameRowsByName;
}

/** The stores of a page whose run is open and stands still. */
export function standingActors({ scenario, selection, also = [], layer, run, frame }: Stage): Actors {
  const layout = layoutOf(scenario);
  const state: RunState = {
    ...CLOSED,
    phase: 'ready',
    scenario,
    layout,
    seed: scenario.seed,
    ...run,
  };
  const view = createView({ kind: 'run', scenarioId: scenario.id });
  view.setState({ selection: selection ?? null, also, layer: layer ?? null });
  const store = standingRun(state);
  if (frame !== undefined) store.feed.take(testFrame(layout, frame));
  return {
    run: store,
    // A page that is rendered to text reads the initial state.
    view: { ...view, getInitialState: view.getState },
    preferences: createPreferences({ read: () => null, write: () => undefined }),
    canvas: { fit: null, draw: null },
    find: { focus: null },
    console: { now: null, open: async () => new Promise(() => undefined) },
    files: { desk: async () => new Promise(() => undefined) },
    time: { axis: null },
  };
}

function standingRun(state: RunState): RunStore {
  const nothing = (): void => undefined;
  return {
    getState: () => state,
    getInitialState: () => state,
    subscribe: () => nothing,
    feed: new FrameFeed(nothing),
    open: nothing,
    snapshot: () => null,
    restore: nothing,
    close: nothing,
    play: nothing,
    pause: nothing,
    setSpeed: nothing,
    step: nothing,
    seek: nothing,
    stepBack: nothing,
    chooseLine: nothing,
    nameLine: nothing,
    deleteLine: nothing,
    reset: nothing,
    retry: nothing,
    keepAsStart: nothing,
    setSeed: nothing,
    edit: async () => Promise.resolve(ok(undefined)),
    editTogether: async () => Promise.resolve(ok(undefined)),
    act: async () => Promise.resolve(ok([])),
    undo: nothing,
    redo: nothing,
    verb: nothing,
    operator: nothing,
    cancelSaga: nothing,
    viewSays: nothing,
    sendCommand: async () => new Promise(nothing),
    watch: nothing,
    askRows: async () => new Promise(nothing),
    askSeries: async () => new Promise(nothing),
    askLinePoints: async () => new Promise(nothing),
    askTraces: async () => new Promise(nothing),
    askTrace: async () => new Promise(nothing),
    askWhy: async () => new Promise(nothing),
    data: unansweredData(),
    askHttp: async () => new Promise(nothing),
    askCatalogue: async () => new Promise(nothing),
    askExchanges: async () => new Promise(nothing),
    allow: nothing,
    declineConsent: nothing,
    dismissNotice: nothing,
  };
}

function layoutOf(scenario: Scenario): FrameLayout {
  return {
    topologyVersion: 1,
    durationNs: scenario.durationMs * 1e6,
    nodes: scenario.nodes.map(({ id }) => id),
    edges: scenario.edges.map(({ id }) => id),
    layers: scenario.edges.flatMap(({ id, stack }) =>
      stack.map((layer) => ({ edge: id, layer: layer.id, kind: layer.kind })),
    ),
  };
}
