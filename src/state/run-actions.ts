import type { Actors, Situation } from './actions';
import type { Sketches } from './action-sketch';
import { isMoving } from './is-moving';
import { seekerOf } from './seeking';
import { whyLive } from './why-live';
import { SPEEDS, type RunMode, type RunStore } from './run';

type RunActionId =
  | 'run.toggle'
  | 'run.step-event'
  | 'run.step-request'
  | 'run.next-change'
  | 'run.to-start'
  | 'run.reset'
  | 'run.slower'
  | 'run.faster'
  | 'run.speed-1'
  | 'run.speed-2'
  | 'run.speed-5'
  | 'run.speed-10'
  | 'run.keep-as-start'
  | 'edit.undo'
  | 'edit.redo';

export function runActions({ run }: Actors, situation: Situation): Sketches<RunActionId> {
  const { mode, log, undo, redo, underWay } = situation.run;
  const closed = whyNoRun(situation);
  const stuck = closed ?? whyLive(situation.run) ?? whyNoStep(mode);
  const moving = isMoving(situation.run);
  const step = (unit: 'event' | 'request' | 'change') => () => {
    // A step out of a moving run stops it first: one step is then one step.
    if (isMoving(run.getState())) run.pause();
    run.step(unit);
  };
  return {
    'run.toggle': {
      label: moving ? 'Pause' : mode === 'ended' ? 'Run again' : 'Run',
      shortcut: 'Space',
      unavailable: closed ?? whyStopped(mode),
      run: () => (isMoving(run.getState()) ? run.pause() : run.play()),
    },
    'run.step-event': { label: 'Step one event', shortcut: '.', unavailable: stuck, run: step('event') },
    'run.step-request': {
      label: 'Step one request',
      shortcut: 'Shift .',
      unavailable: stuck,
      run: step('request'),
    },
    'run.next-change': { label: 'Next change', shortcut: 'N', unavailable: stuck, run: step('change') },
    'run.to-start': {
      label: 'Back to the start',
      shortcut: '0',
      unavailable: closed,
      run: () => seekerOf(run).to(0),
    },
    'run.reset': {
      label: log.length === 0 ? 'Begin anew' : 'Begin anew without the edits',
      unavailable: closed,
      run: () => run.reset(),
    },
    ...speedActions(run, situation, closed ?? whyLive(situation.run)),
    'run.keep-as-start': {
      label: 'Keep the edits as the start',
      unavailable: closed ?? (log.length === 0 ? 'Nothing was edited during this run.' : undefined),
      run: () => run.keepAsStart(),
    },
    'edit.undo': {
      label: undo === null ? 'Undo' : `Undo: ${undo}`,
      shortcut: 'Ctrl Z',
      // An edit under way may be the one to take back.
      unavailable: closed ?? (undo !== null || underWay.length > 0 ? undefined : 'There is nothing to undo.'),
      run: () => run.undo(),
    },
    'edit.redo': {
      label: redo === null ? 'Redo' : `Redo: ${redo}`,
      shortcut: 'Shift Ctrl Z',
      unavailable: closed ?? (redo !== null ? undefined : 'There is nothing to redo.'),
      run: () => run.redo(),
    },
  };
}

type SpeedActionId = Extract<
  RunActionId,
  'run.slower' | 'run.faster' | 'run.speed-1' | 'run.speed-2' | 'run.speed-5' | 'run.speed-10'
>;

function speedActions(
  run: RunStore,
  situation: Situation,
  closed: string | undefined,
): Sketches<SpeedActionId> {
  const { speed } = situation.run;
  const at = (factor: number, shortcut: string) => ({
    label: `Speed ${factor}×`,
    shortcut,
    unavailable: closed,
    run: () => run.setSpeed(factor),
  });
  const towards = (next: (from: number) => number | undefined) => () => {
    const found = next(run.getState().speed);
    if (found !== undefined) run.setSpeed(found);
  };
  return {
    'run.slower': {
      label: 'Slower',
      shortcut: '-',
      unavailable: closed ?? (slower(speed) === undefined ? 'It cannot run slower.' : undefined),
      run: towards(slower),
    },
    'run.faster': {
      label: 'Faster',
      shortcut: '+',
      unavailable: closed ?? (faster(speed) === undefined ? 'It cannot run faster.' : undefined),
      run: towards(faster),
    },
    'run.speed-1': at(1, '1'),
    'run.speed-2': at(2, '2'),
    'run.speed-5': at(5, '3'),
    'run.speed-10': at(10, '4'),
  };
}

function slower(speed: number): number | undefined {
  return SPEEDS.findLast((one) => one < speed);
}

function faster(speed: number): number | undefined {
  return SPEEDS.find((one) => one > speed);
}

/** Why nothing can be done to the run now. */
export function whyNoRun({ run, view }: Situation): string | undefined {
  if (view.page.kind === 'start') return 'Open a scenario first.';
  switch (run.phase) {
    case 'ready':
      return undefined;
    case 'closed':
    case 'opening':
      return 'The scenario is being opened.';
    case 'recovering':
      return 'The simulation is being brought back.';
    case 'failed':
      return 'The simulation has failed.';
  }
}

function whyNoStep(mode: RunMode): string | undefined {
  return mode === 'ended'
    ? 'The run has ended: go back to an earlier moment to see it again.'
    : whyStopped(mode);
}

/** No edit makes room in what is full: only another run has some. The status bar names the limit. */
function whyStopped(mode: RunMode): string | undefined {
  return mode === 'full'
    ? 'The run has come to a limit of the simulation: go back in it, or begin anew.'
    : undefined;
}
