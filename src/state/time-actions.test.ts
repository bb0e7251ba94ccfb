import { describe, expect, it } from 'vitest';
import { FrameView, HEAD, HEAD_WIDTH, type FrameLayout } from '../worker/frame';
import type { LineInfo } from '../worker/lines';
import type { Actors, ActionId } from './actions';
import { createActions } from './make-actions';
import { createPreferences } from './preferences';
import { recordingRun } from './recording-run.test-support';
import type { RunState } from './run';
import { createView, type View } from './view';

const LAYOUT: FrameLayout = { topologyVersion: 1, durationNs: 60e9, nodes: [], edges: [], layers: [] };
const START = { time: 0, dispatched: 0 };

const line = (id: number): LineInfo => ({
  id,
  name: `Line ${id}`,
  parent: null,
  from: START,
  reach: START,
  log: [],
  inherited: 0,
  made: [],
});

function stage(run: Partial<RunState> = {}, view: Partial<View> = {}) {
  const store = recordingRun({ layout: LAYOUT, ...run });
  const { calls } = store;
  const actors: Actors = {
    run: store,
    view: createView({ kind: 'run', scenarioId: 'payment-outage' }),
    preferences: createPreferences({ read: () => null, write: () => undefined }),
    canvas: { fit: null, draw: null },
    find: { focus: null },
    time: {
      axis: {
        zoom: (direction) => void calls.push(`zoom ${direction}`),
        follow: () => void calls.push('follow'),
        showWhole: () => void calls.push('whole'),
        showSelection: () => void calls.push('selection'),
      },
    },
  };
  actors.view.setState(view);
  const get = (id: ActionId) => {
    const situation = {
      run: store.getState(),
      view: actors.view.getState(),
      preferences: actors.preferences.getState(),
    };
    const found = createActions(actors, situation).find((action) => action.id === id);
    if (found === undefined) throw new Error(`${id} is missing`);
    return found;
  };
  return { actors, calls, get };
}

function stand(store: Actors['run'], seconds: number, reach: number): void {
  const data = new Float64Array(HEAD_WIDTH);
  data[HEAD.time] = seconds * 1e9;
  data[HEAD.reach] = reach * 1e9;
  store.feed.take(new FrameView(LAYOUT, data));
}

describe('ways to another moment', () => {
  it('step back, and stop a moving run first', () => {
    const { get, calls } = stage();
    for (const unit of ['event', 'request', 'change'] as const) get(`run.previous-${unit}`).run();
    expect(calls).toEqual(['stepBack "event"', 'stepBack "request"', 'stepBack "change"']);
    const moving = stage({ mode: 'playing' });
    moving.get('run.previous-change').run();
    expect(moving.calls).toEqual(['pause', 'stepBack "change"']);
  });

  it('step back out of a run that has ended, or has come to a limit', () => {
    for (const mode of ['ended', 'full'] as const) {
      const { get, calls } = stage({ mode });
      get('run.previous-event').run();
      get('run.second-back').run();
      expect(calls).toEqual(['stepBack "event"', 'seek 0']);
    }
  });

  it('move by a second, and to the end of what is known when something is', () => {
    const { actors, get, calls } = stage({ replays: true });
    stand(actors.run, 20, 42.5);
    get('run.second-on').run();
    get('run.second-back').run();
    get('run.second-back').run();
    get('run.to-newest').run();
    expect(calls).toEqual(['seek 21000000000', 'seek 20000000000', 'seek 19000000000', 'seek 42500000000']);
    expect(stage().get('run.to-newest').unavailable).toBe('Nothing is known beyond this moment.');
  });

  it('make the clock a field', () => {
    const { actors, get } = stage();
    get('run.type-time').run();
    expect(actors.view.getState().typesTime).toBe(true);
  });
});

describe('ways to another line', () => {
  it('lead from each to the next, and from the last to the first', () => {
    const first = stage({ lines: [line(1), line(4)], line: 1 });
    first.get('run.next-line').run();
    const last = stage({ lines: [line(1), line(4)], line: 4 });
    last.get('run.next-line').run();
    expect([...first.calls, ...last.calls]).toEqual(['chooseLine 4', 'chooseLine 1']);
  });

  it('are there once the run has several', () => {
    for (const lines of [[], [line(1)]]) {
      const { get } = stage({ lines, line: 1 });
      for (const id of ['run.next-line', 'view.lines'] as const)
        expect(get(id).unavailable).toContain('has one line');
    }
  });

  it('fold the list of lines and unfold it', () => {
    const { actors, get } = stage({ lines: [line(1), line(2)], line: 1 });
    expect(get('view.lines').label).toBe('Hide the lines of the run');
    get('view.lines').run();
    expect(actors.view.getState().linesFolded).toBe(true);
    expect(get('view.lines').label).toBe('Show the lines of the run');
  });
});

describe('the time axis', () => {
  it('follows, shows the whole run, and zooms', () => {
    const { get, calls } = stage({}, { selection: { kind: 'node', id: 'payments' } });
    for (const id of [
      'view.follow',
      'view.whole-run',
      'view.zoom-in',
      'view.zoom-out',
      'view.zoom-selection',
    ] as const)
      get(id).run();
    expect(calls).toEqual(['follow', 'whole', 'zoom in', 'zoom out', 'selection']);
  });

  it('asks for a selection to zoom to', () => {
    expect(stage().get('view.zoom-selection').unavailable).toBe('Select a part first.');
  });
});
