import { NS_PER_SECOND } from '../base/time';
import type { StepUnit } from '../worker/lines';
import type { ActionId, Actors, Situation } from './actions';
import type { ActionSketch, Sketches } from './action-sketch';
import { isMoving } from './is-moving';
import { goToLine, nextLine } from './other-line';
import { whyNoRun } from './run-actions';
import { seekerOf } from './seeking';

type TimeActionId = Extract<
  ActionId,
  | `run.previous-${string}`
  | `run.second-${string}`
  | 'run.type-time'
  | 'run.to-newest'
  | 'run.next-line'
  | AxisActionId
>;
export type AxisActionId =
  'view.follow' | 'view.whole-run' | `view.zoom-${'in' | 'out' | 'selection'}` | 'view.lines';

/** Ways to another moment of the run, to another line of it, and along the time axis. */
export function timeActions(actors: Actors, situation: Situation): Sketches<TimeActionId> {
  const { run, view } = actors;
  const closed = whyNoRun(situation);
  const back = (label: string, shortcut: string, unit: StepUnit): ActionSketch => ({
    label,
    shortcut,
    unavailable: closed,
    run: () => {
      if (isMoving(run.getState())) run.pause();
      run.stepBack(unit);
    },
  });
  const by = (label: string, shortcut: string, seconds: number): ActionSketch => ({
    label,
    shortcut,
    unavailable: closed,
    run: () => seekerOf(run).by(seconds * NS_PER_SECOND),
  });
  return {
    'run.previous-event': back('Back one event', ',', 'event'),
    'run.previous-request': back('Back one request', 'Shift ,', 'request'),
    'run.previous-change': back('Previous change', 'P', 'change'),
    'run.second-on': by('On by a second', ']', 1),
    'run.second-back': by('Back by a second', '[', -1),
    'run.type-time': {
      label: 'Go to a moment',
      shortcut: 'G',
      unavailable: closed,
      run: () => view.setState({ typesTime: true }),
    },
    'run.to-newest': {
      label: 'Go to the newest moment',
      shortcut: 'E',
      unavailable: closed ?? (situation.run.replays ? undefined : 'Nothing is known beyond this moment.'),
      run: () => seekerOf(run).toNewest(),
    },
    'run.next-line': {
      label: 'Next line of the run',
      shortcut: 'B',
      unavailable: closed ?? whyNoOtherLine(situation),
      run: () => {
        const { lines, line } = run.getState();
        const next = nextLine(lines, line);
        if (next !== undefined) goToLine(actors, next);
      },
    },
    ...axisActions(actors, situation, closed),
  };
}

function axisActions(
  { view, time }: Actors,
  situation: Situation,
  closed: string | undefined,
): Sketches<AxisActionId> {
  const nothing = situation.view.selection === null ? 'Select a part first.' : undefined;
  return {
    'view.follow': {
      label: 'Follow the run',
      shortcut: 'Shift A',
      unavailable: closed,
      run: () => time.axis?.follow(),
    },
    'view.whole-run': {
      label: 'Show the whole run',
      shortcut: 'A',
      unavailable: closed,
      run: () => time.axis?.showWhole(),
    },
    'view.zoom-in': {
      label: 'Zoom in in time',
      shortcut: 'Z',
      unavailable: closed,
      run: () => time.axis?.zoom('in'),
    },
    'view.zoom-out': {
      label: 'Zoom out in time',
      shortcut: 'Shift Z',
      unavailable: closed,
      run: () => time.axis?.zoom('out'),
    },
    'view.zoom-selection': {
      label: 'Zoom to what happened to the selection',
      shortcut: 'X',
      unavailable: closed ?? nothing,
      run: () => time.axis?.showSelection(),
    },
    'view.lines': {
      label: situation.view.linesFolded ? 'Show the lines of the run' : 'Hide the lines of the run',
      unavailable: closed ?? whyNoOtherLine(situation),
      run: () => view.setState(({ linesFolded }) => ({ linesFolded: !linesFolded })),
    },
  };
}

function whyNoOtherLine({ run }: Situation): string | undefined {
  return run.lines.length < 2
    ? 'The run has one line: an edit at a moment whose future is known begins another.'
    : undefined;
}
