import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../base/check-settings';
import { builtIn } from '../scenario/library/catalogue';
import { sagaFields } from '../scenario/saga-settings';
import { viewFields } from '../scenario/view-settings';
import { ActionBoard, boardOf } from './action-board';
import type { Action, ActionId, Actors } from './actions';
import { createActions } from './make-actions';
import { createPreferences } from './preferences';
import { recordingRun } from './recording-run.test-support';
import type { RunMode, RunState } from './run';
import { createView, type View } from './view';

/** The compiler demands every id here, so the walk below leaves none out. */
const ALL: Readonly<Record<ActionId, true>> = {
  'run.toggle': true,
  'run.to-start': true,
  'run.reset': true,
  'run.step-event': true,
  'run.step-request': true,
  'run.next-change': true,
  'run.previous-event': true,
  'run.previous-request': true,
  'run.previous-change': true,
  'run.second-on': true,
  'run.second-back': true,
  'run.type-time': true,
  'run.to-newest': true,
  'run.next-line': true,
  'run.slower': true,
  'run.faster': true,
  'run.speed-1': true,
  'run.speed-2': true,
  'run.speed-5': true,
  'run.speed-10': true,
  'run.keep-as-start': true,
  'node.kill': true,
  'node.slow': true,
  'node.recover': true,
  'console.send': true,
  'console.copy-curl': true,
  'console.copy-fetch': true,
  'file.new': true,
  'file.open': true,
  'file.save-scenario': true,
  'file.save-run': true,
  'file.share': true,
  'edit.undo': true,
  'edit.redo': true,
  'edit.add-fault': true,
  'edit.add-expectation': true,
  'view.palette': true,
  'view.shortcuts': true,
  'view.topology-table': true,
  'view.guide': true,
  'view.tour': true,
  'view.theme': true,
  'view.projector': true,
  'view.motion': true,
  'view.fit': true,
  'view.minimap': true,
  'view.legend': true,
  'view.rail': true,
  'view.inspector': true,
  'view.timeline': true,
  'view.dock': true,
  'view.dock-maximise': true,
  'view.charts': true,
  'view.choose-charts': true,
  'view.reset-charts': true,
  'view.take-figures': true,
  'view.take-picture': true,
  'view.breakers': true,
  'view.traces': true,
  'view.sagas': true,
  'view.events': true,
  'view.read-models': true,
  'view.log': true,
  'view.console': true,
  'view.text': true,
  'view.why': true,
  'view.table': true,
  'view.find': true,
  'view.find-setting': true,
  'view.out': true,
  'view.clear-selection': true,
  'view.follow': true,
  'view.whole-run': true,
  'view.zoom-in': true,
  'view.zoom-out': true,
  'view.zoom-selection': true,
  'view.lines': true,
  'view.reset-layout': true,
  'go.start-page': true,
};

const scenario = (await builtIn('payment-outage')) ?? null;
const EDIT = { edit: { path: 'a', old: 1, new: 2 }, label: 'a', time: 0, after: 0 };
const ON_RUN = { page: { kind: 'run', scenarioId: 'payment-outage' } } as const;
const PAYMENTS = { selection: { kind: 'node', id: 'payments' } } as const;

function stage(run: Partial<RunState> = {}, view: Partial<View> = {}) {
  const store = recordingRun({ scenario, ...run });
  const actors: Actors = {
    run: store,
    view: createView({ kind: 'run', scenarioId: 'payment-outage' }),
    preferences: createPreferences({ read: () => null, write: () => undefined }),
    canvas: { fit: () => void store.calls.push('fit'), draw: null },
    find: { focus: () => void store.calls.push('focus') },
    console: { now: null, open: async () => new Promise(() => undefined) },
    files: { desk: async () => new Promise(() => undefined) },
    time: {
      axis: {
        zoom: (direction) => void store.calls.push(`zoom ${direction}`),
        follow: () => void store.calls.push('follow'),
        showWhole: () => void store.calls.push('whole'),
        showSelection: () => void store.calls.push('selection'),
      },
    },
  };
  actors.view.setState({ ...ON_RUN, ...view });
  const now = (): readonly Action[] =>
    createActions(actors, {
      run: store.getState(),
      view: actors.view.getState(),
      preferences: actors.preferences.getState(),
    });
  const get = (id: ActionId): Action => {
    const found = now().find((action) => action.id === id);
    if (found === undefined) throw new Error(`${id} is missing`);
    return found;
  };
  return { actors, now, get, calls: store.calls, store };
}

describe('all actions', () => {
  it('are there once each', () => {
    const ids = stage()
      .now()
      .map(({ id }) => id);
    expect([...ids].sort()).toEqual(Object.keys(ALL).sort());
  });

  it('have labels of their own, without a full stop, and reasons with one', () => {
    for (const view of [{}, PAYMENTS, { page: { kind: 'start' } } as const]) {
      const actions = stage({}, view).now();
      expect(new Set(actions.map(({ label }) => label)).size).toBe(actions.length);
      for (const { label, unavailable } of actions) {
        expect(label).toMatch(/^[A-Z].*[^.]$/);
        if (unavailable !== undefined) expect(unavailable).toMatch(/\.$/);
      }
    }
  });

  it('share no shortcut', () => {
    const shortcuts = stage()
      .now()
      .flatMap(({ shortcut }) => shortcut ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    for (const key of [
      'Space',
      '.',
      'Shift .',
      'N',
      '0',
      '1',
      '2',
      '3',
      '4',
      '-',
      '+',
      'F',
      'M',
      'K',
      'S',
      'R',
      'T',
      ',',
      'Shift ,',
      'P',
      '[',
      ']',
      'G',
      'E',
      'B',
      'A',
      'Z',
      'X',
    ]) {
      expect(shortcuts).toContain(key);
    }
    for (const key of ['Ctrl K', '?', 'Ctrl Z', 'Shift Ctrl Z', 'Esc', '/']) expect(shortcuts).toContain(key);
  });

  it('do nothing while they are unavailable', () => {
    const { now, calls } = stage({ phase: 'failed' });
    for (const action of now()) if (action.unavailable !== undefined) action.run();
    expect(calls).toEqual([]);
  });

  it.each(['closed', 'opening', 'recovering', 'failed'] as const)(
    'of the run wait while it is %s',
    (phase) => {
      const { now } = stage({ phase });
      for (const { group, unavailable } of now()) {
        if (group === 'Run' || group === 'Node' || group === 'Edit') expect(unavailable).toMatch(/\.$/);
      }
    },
  );

  it('of the run ask for a scenario on the start page', () => {
    const { get } = stage({}, { page: { kind: 'start' } });
    expect(get('run.toggle').unavailable).toBe('Open a scenario first.');
    expect(get('node.kill').unavailable).toBe('Open a scenario first.');
    expect(get('go.start-page').unavailable).toBe('This is the start page.');
    expect(get('view.palette').unavailable).toBeUndefined();
    expect(get('view.theme').unavailable).toBeUndefined();
  });
});

describe('actions of the run', () => {
  it.each<[RunMode, string, string]>([
    ['paused', 'Run', 'play'],
    ['playing', 'Pause', 'pause'],
    ['ahead', 'Pause', 'pause'],
    ['ended', 'Run again', 'play'],
  ])('while it is %s the button says “%s”', (mode, label, call) => {
    const { get, calls } = stage({ mode });
    expect(get('run.toggle')).toMatchObject({ label, shortcut: 'Space' });
    get('run.toggle').run();
    expect(calls).toEqual([call]);
  });

  it('decides when it is pressed, and not when it was made', () => {
    const { get, calls, store } = stage({ mode: 'paused' });
    const before = get('run.toggle');
    store.set({ mode: 'playing' });
    before.run();
    expect(calls).toEqual(['pause']);
  });

  it('steps, and stops a moving run first', () => {
    const still = stage();
    still.get('run.step-event').run();
    still.get('run.step-request').run();
    still.get('run.next-change').run();
    expect(still.calls).toEqual(['step "event"', 'step "request"', 'step "change"']);
    const moving = stage({ mode: 'playing' });
    moving.get('run.step-event').run();
    expect(moving.calls).toEqual(['pause', 'step "event"']);
  });

  it('cannot step beyond the end', () => {
    const { get } = stage({ mode: 'ended' });
    for (const id of ['run.step-event', 'run.step-request', 'run.next-change'] as const) {
      expect(get(id).unavailable).toContain('has ended');
    }
    expect(get('run.to-start').unavailable).toBeUndefined();
  });

  it('cannot go on in a run that has come to a limit, and can go back in it or begin anew', () => {
    const { get, calls } = stage({ mode: 'full' });
    for (const id of ['run.toggle', 'run.step-event', 'run.step-request', 'run.next-change'] as const) {
      expect(get(id).unavailable).toContain('come to a limit');
      get(id).run();
    }
    expect(calls).toEqual([]);
    expect(get('run.toggle').label).toBe('Run');
    expect(get('run.to-start').unavailable).toBeUndefined();
    get('run.reset').run();
    expect(calls).toEqual(['reset']);
  });

  it('goes through the speeds one by one and stops at both ends', () => {
    const { get, calls } = stage({ speed: 2 });
    get('run.slower').run();
    get('run.faster').run();
    expect(calls).toEqual(['setSpeed 1', 'setSpeed 5']);
    expect(stage({ speed: 0.1 }).get('run.slower').unavailable).toBe('It cannot run slower.');
    expect(stage({ speed: 100 }).get('run.faster').unavailable).toBe('It cannot run faster.');
  });

  it('sets the four speeds of the number keys', () => {
    const { get, calls } = stage();
    for (const id of ['run.speed-1', 'run.speed-2', 'run.speed-5', 'run.speed-10'] as const) get(id).run();
    expect(calls).toEqual(['setSpeed 1', 'setSpeed 2', 'setSpeed 5', 'setSpeed 10']);
  });

  it('offers to keep edits, to undo and to redo only when there is something', () => {
    const bare = stage();
    expect(bare.get('run.keep-as-start').unavailable).toBe('Nothing was edited during this run.');
    expect(bare.get('edit.undo').unavailable).toBe('There is nothing to undo.');
    expect(bare.get('edit.redo').unavailable).toBe('There is nothing to redo.');
    const edited = stage({ log: [EDIT], undo: 'payments: errors 90 %', redo: 'seed 5' });
    for (const id of ['run.keep-as-start', 'edit.undo', 'edit.redo', 'run.reset'] as const)
      edited.get(id).run();
    expect(edited.calls).toEqual(['keepAsStart', 'undo', 'redo', 'reset']);
    expect(edited.get('run.reset').label).toBe('Begin anew without the edits');
    expect(edited.get('edit.undo').label).toBe('Undo: payments: errors 90 %');
    expect(edited.get('edit.redo').label).toBe('Redo: seed 5');
    // An edit whose answer is still to come may be the one to take back.
    expect(stage({ underWay: [{ kind: 'redo' }] }).get('edit.undo').unavailable).toBeUndefined();
  });
});

describe('actions on a node', () => {
  it('name the selected node and act on it', () => {
    const { get, calls } = stage({}, PAYMENTS);
    expect(get('node.kill').label).toBe('Kill payments');
    get('node.kill').run();
    get('node.slow').run();
    get('node.recover').run();
    expect(calls).toEqual([
      'verb "kill" ["payments"]',
      'verb "slow" ["payments"]',
      'verb "recover" ["payments"]',
    ]);
  });

  it('say why they cannot: nothing selected, a call, a client, an ended run', () => {
    expect(stage().get('node.kill').unavailable).toBe('Select a node first.');
    const call = { selection: { kind: 'edge', id: 'orders-payments' } } as const;
    expect(stage({}, call).get('node.slow').unavailable).toBe('Select a node first.');
    const client = { selection: { kind: 'node', id: 'web' } } as const;
    expect(stage({}, client).get('node.kill').unavailable).toContain('only asks');
    expect(stage({ mode: 'ended' }, PAYMENTS).get('node.kill').unavailable).toContain('has ended');
  });
});

describe('actions of the view', () => {
  it('step out one thing at a time: overlay, then the tour, then selection', () => {
    const { actors, get } = stage({}, { ...PAYMENTS, overlay: 'palette', tour: 2 });
    get('view.out').run();
    expect(actors.view.getState()).toMatchObject({ overlay: null, tour: 2, selection: PAYMENTS.selection });
    get('view.out').run();
    expect(actors.view.getState()).toMatchObject({ tour: null, selection: PAYMENTS.selection });
    get('view.out').run();
    expect(actors.view.getState().selection).toBeNull();
    expect(get('view.out').unavailable).toBe('There is nothing to step out of.');
  });

  it('open and close what lies over the page', () => {
    const { actors, get } = stage();
    get('view.palette').run();
    expect(actors.view.getState().overlay).toBe('palette');
    get('view.shortcuts').run();
    expect(actors.view.getState().overlay).toBe('shortcuts');
    get('view.shortcuts').run();
    expect(actors.view.getState().overlay).toBeNull();
  });

  it('fold panels away and show them again, and reset them', () => {
    const { actors, get } = stage();
    expect(get('view.reset-layout').unavailable).toBe('The panels are as they were.');
    for (const panel of ['rail', 'inspector', 'timeline', 'dock'] as const) {
      expect(get(`view.${panel}`).label).toMatch(/^Hide/);
      get(`view.${panel}`).run();
      expect(actors.preferences.getState().folded[panel]).toBe(true);
      expect(get(`view.${panel}`).label).toMatch(/^Show/);
    }
    get('view.reset-layout').run();
    expect(Object.values(actors.preferences.getState().folded)).toEqual([false, false, false, false]);
  });

  it('show a tab of the dock, even of one that was folded away', () => {
    const { actors, get } = stage();
    get('view.dock').run();
    get('view.breakers').run();
    expect(actors.view.getState()).toMatchObject({ dockTab: 'breakers', phoneTab: 'charts' });
    expect(actors.preferences.getState().folded.dock).toBe(false);
    get('view.log').run();
    expect(actors.view.getState()).toMatchObject({ dockTab: 'log', phoneTab: 'log' });
    get('view.charts').run();
    expect(actors.view.getState().dockTab).toBe('charts');
  });

  it('show the sagas of a scenario that has some', () => {
    const { actors, get, store } = stage();
    if (scenario === null) throw new Error('payment-outage is missing.');
    store.set({ scenario: { ...scenario, sagas: [] } });
    expect(get('view.sagas').unavailable).toBe('This scenario has no sagas.');
    const saga = { ...defaultsOf(sagaFields), id: 'order', name: 'Order', node: 'orders', steps: [] };
    store.set({ scenario: { ...scenario, sagas: [saga] } });
    expect(get('view.sagas').unavailable).toBeUndefined();
    get('view.sagas').run();
    expect(actors.view.getState()).toMatchObject({ dockTab: 'sagas', phoneTab: 'charts' });
  });

  it('show the events of a scenario that keeps data', () => {
    const { actors, get, store } = stage();
    if (scenario === null) throw new Error('payment-outage is missing.');
    expect(get('view.events').unavailable).toBe('This scenario keeps no data.');
    const nodes = scenario.nodes.map((node) =>
      node.kind === 'client' ? node : { ...node, owns: 'orders' as const },
    );
    store.set({ scenario: { ...scenario, nodes } });
    expect(get('view.events').unavailable).toBeUndefined();
    get('view.events').run();
    expect(actors.view.getState()).toMatchObject({ dockTab: 'events', phoneTab: 'charts' });
  });

  it('show the read models of a scenario that has some', () => {
    const { actors, get, store } = stage();
    if (scenario === null) throw new Error('payment-outage is missing.');
    expect(get('view.read-models').unavailable).toBe('This scenario has no read models.');
    const orders = {
      ...defaultsOf(viewFields),
      id: 'list',
      name: 'Orders',
      node: 'orders',
      shows: 'orders',
      source: 'orders-db',
      asksAs: 'look',
    } as const;
    store.set({ scenario: { ...scenario, views: [orders] } });
    expect(get('view.read-models').unavailable).toBeUndefined();
    get('view.read-models').run();
    expect(actors.view.getState()).toMatchObject({ dockTab: 'read-models', phoneTab: 'charts' });
  });

  it('maximise the dock and bring the canvas back', () => {
    const { actors, get } = stage();
    get('view.dock').run();
    expect(get('view.dock-maximise').label).toBe('Maximise the charts');
    get('view.dock-maximise').run();
    expect(actors.view.getState().dockMaximised).toBe(true);
    expect(actors.preferences.getState().folded.dock).toBe(false);
    expect(get('view.dock-maximise').label).toBe('Back to the canvas');
    get('view.dock-maximise').run();
    expect(actors.view.getState().dockMaximised).toBe(false);
  });

  it('bring the canvas back also when the maximised dock is hidden, or all panels are reset', () => {
    const { actors, get } = stage();
    get('view.dock-maximise').run();
    get('view.dock').run();
    expect(actors.view.getState().dockMaximised).toBe(false);
    get('view.dock-maximise').run();
    expect(get('view.reset-layout').unavailable).toBeUndefined();
    get('view.reset-layout').run();
    expect(actors.view.getState().dockMaximised).toBe(false);
  });

  it('show the charts as a table and as drawings, from any tab', () => {
    const { actors, get } = stage();
    get('view.log').run();
    expect(get('view.table').label).toBe('Charts as a table');
    get('view.table').run();
    expect(actors.view.getState()).toMatchObject({ dockTab: 'charts', chartsAsTable: true });
    expect(get('view.table').label).toBe('Charts as drawings');
    get('view.table').run();
    expect(actors.view.getState()).toMatchObject({ dockTab: 'charts', chartsAsTable: false });
  });

  it('find in the log of a run, and scenarios on the start page', () => {
    const { actors, get, calls } = stage();
    expect(get('view.find').label).toBe('Find in the log');
    get('view.find').run();
    expect(actors.view.getState().dockTab).toBe('log');
    actors.view.setState({ page: { kind: 'start' }, dockTab: 'charts' });
    expect(get('view.find').label).toBe('Find a scenario');
    get('view.find').run();
    expect(actors.view.getState().dockTab).toBe('charts');
    expect(calls).toEqual(['focus', 'focus']);
  });

  it('change the looks', () => {
    const { actors, get } = stage();
    const themes = [0, 1, 2].map(() => {
      get('view.theme').run();
      return actors.preferences.getState().theme;
    });
    expect(themes).toEqual(['light', 'dark', 'system']);
    for (const id of ['view.projector', 'view.motion', 'view.minimap', 'view.legend'] as const) {
      const before = get(id).label;
      get(id).run();
      expect(get(id).label).not.toBe(before);
      get(id).run();
      expect(get(id).label).toBe(before);
    }
  });

  it('fit, clear and go home', () => {
    const { actors, get, calls } = stage({}, PAYMENTS);
    for (const id of ['view.fit', 'view.clear-selection', 'go.start-page'] as const) get(id).run();
    expect(calls).toEqual(['fit']);
    expect(actors.view.getState()).toMatchObject({ selection: null, page: { kind: 'start' } });
  });
});

describe('ActionBoard', () => {
  it('keeps the object of an action whose words did not change, and tells once when some did', async () => {
    const { actors, store } = stage();
    const board = new ActionBoard(actors);
    let told = 0;
    const forget = board.subscribe(() => told++);
    const toggle = board.find('run.toggle');
    const reset = board.find('run.reset');
    store.set({ mode: 'playing' });
    store.set({ speed: 2 });
    // Whoever asks need not wait until listeners are told.
    expect(board.find('run.toggle')).not.toBe(toggle);
    expect(board.find('run.reset')).toBe(reset);
    expect(told).toBe(0);
    await Promise.resolve();
    expect(told).toBe(1);
    store.set({ verdict: [] });
    await Promise.resolve();
    expect(told).toBe(1);
    store.set({ mode: 'paused' });
    forget();
    await Promise.resolve();
    expect(told).toBe(1);
  });

  it('is one for the stores of a page', () => {
    const { actors } = stage();
    expect(boardOf(actors)).toBe(boardOf(actors));
    expect(boardOf(actors)).not.toBe(boardOf(stage().actors));
  });
});
