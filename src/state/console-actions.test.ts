import { describe, expect, it } from 'vitest';
import type { OutsideNow } from '../worker/http';
import type { Actors } from './actions';
import { consoleActions } from './console-actions';
import { createPreferences } from './preferences';
import { recordingRun } from './recording-run.test-support';
import type { RunState } from './run';
import { runActions } from './run-actions';
import { createView, type View } from './view';
import { viewActions } from './view-actions';

function situation(view: Partial<View>, run: Partial<RunState> = {}) {
  const actors: Actors = {
    run: recordingRun(run),
    view: createView({ kind: 'run', scenarioId: 'payment-outage' }),
    preferences: createPreferences({ read: () => null, write: () => undefined }),
    canvas: { fit: null, draw: null },
    find: { focus: null },
    console: { now: null, open: async () => new Promise(() => undefined) },
    files: { desk: async () => new Promise(() => undefined) },
    time: { axis: null },
  };
  actors.view.setState(view);
  const now = {
    run: actors.run.getState(),
    view: actors.view.getState(),
    preferences: actors.preferences.getState(),
  };
  return { actors, now };
}

describe('the actions of the console', () => {
  it('work while it is shown, and say what to do while it is not', () => {
    const shown = situation({ dockTab: 'console' });
    const hidden = situation({ dockTab: 'charts' });
    const started = situation({ dockTab: 'console', page: { kind: 'start' } });
    const reasons = [shown, hidden, started].map(
      ({ actors, now }) => consoleActions(actors, now)['console.send'].unavailable,
    );
    expect(reasons).toEqual([undefined, 'Show the console first.', 'Open a scenario first.']);
  });

  it('do nothing before it has come', () => {
    const { actors, now } = situation({ dockTab: 'console' });
    for (const { run } of Object.values(consoleActions(actors, now))) expect(run).not.toThrow();
  });
});

describe('showing the console', () => {
  it('lets its path take the focus, unless another tab is asked for meanwhile', () => {
    const { actors, now } = situation({ dockTab: 'charts' });
    const actions = viewActions(actors, now);
    const { getState } = actors.view;
    expect(getState().wantsPath).toBe(false);
    actions['view.console'].run();
    expect(getState()).toMatchObject({ dockTab: 'console', wantsPath: true });
    actions['view.log'].run();
    expect(getState()).toMatchObject({ dockTab: 'log', wantsPath: false });
  });
});

describe('a run that makes real requests', () => {
  const counts = { sent: 0, waiting: 0, simulated: 0, answered: 0, failed: 0 };
  const outside: OutsideNow = {
    nodes: [{ node: 'payments', transport: 'mock-http', address: '' }],
    asksFor: [],
    ...counts,
  };

  it('is not stepped or sped up, and plays, pauses and goes back as ever', () => {
    const { actors, now } = situation({}, { outside });
    const actions = runActions(actors, now);
    for (const id of [
      'run.step-event',
      'run.step-request',
      'run.next-change',
      'run.faster',
      'run.speed-10',
    ] as const)
      expect(actions[id].unavailable).toMatch(/Real requests are made/);
    for (const id of ['run.toggle', 'run.to-start', 'run.reset'] as const)
      expect(actions[id].unavailable).toBe(undefined);
  });
});
