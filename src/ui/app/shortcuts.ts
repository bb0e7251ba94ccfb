import { boardOf, type ActionBoard } from '../../state/action-board';
import type { Action, Actors } from '../../state/actions';
import { runsOnMac } from '../widgets/shortcut-text';
import { FocusOrigin } from './focus-origin';
import { matchesShortcut, needsCtrl } from './keys';
import { whenIdle } from './when-idle';
import { isInDialog, isInOpenList, isWritable, keepsSpace } from './whose-space';

/** These may be held down; of the others only the first press counts. */
const MAY_REPEAT: readonly string[] = [
  '.',
  'Shift .',
  'N',
  ',',
  'Shift ,',
  'P',
  '[',
  ']',
  '-',
  '+',
  'Ctrl Z',
  'Shift Ctrl Z',
];

/** The browser tells of these by events of their own, with the clipboard in them. */
const BY_EVENT: readonly Action['id'][] = ['draw.copy', 'draw.cut', 'draw.paste'];

/** One listener for the shortcuts of all actions. Gives what takes it away. */
export function listenForShortcuts(actors: Actors): () => void {
  const board = boardOf(actors);
  const forgetDrawing = takeDrawing(board);
  const onMac = runsOnMac();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = board
      .all()
      .find(({ shortcut }) => shortcut !== undefined && matchesShortcut(shortcut, event, onMac));
    // Space has a listener of its own, which comes before those of the controls.
    if (action?.shortcut === undefined || action.shortcut === 'Space' || BY_EVENT.includes(action.id)) return;
    if (belongsElsewhere(event, action, action.shortcut) || isForPalette(event, action, actors)) return;
    event.preventDefault();
    if (event.repeat && !MAY_REPEAT.includes(action.shortcut)) return;
    action.run();
  };
  document.addEventListener('keydown', onKeyDown);
  const stopSpace = listenForSpace(actors, onMac);
  return () => {
    document.removeEventListener('keydown', onKeyDown);
    stopSpace();
    forgetDrawing();
  };
}

/** The keys for drawing come when the page rests, or with the tools themselves. */
function takeDrawing(board: ActionBoard): () => void {
  const take = async (): Promise<void> => {
    const { drawingActions } = await import('../../state/drawing-actions');
    board.take(drawingActions);
  };
  // Without them the other keys still work, and the tools bring them along.
  return whenIdle(() => void take().catch(() => undefined));
}

/**
 * Space is taken before a control hears of it: a button that was clicked keeps the focus, and would be pressed once
 * more.
 */
function listenForSpace(actors: Actors, onMac: boolean): () => void {
  const board = boardOf(actors);
  const origin = new FocusOrigin(document);
  let taken = false;
  const take = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || !matchesShortcut('Space', event, onMac)) return;
    if (!hasRun(actors) || paletteComes(actors) || keepsSpace(placeOf(event), origin.isKeyboard)) return;
    taken = true;
    take(event);
    if (!event.repeat) board.find('run.toggle').run();
  };
  // Some browsers press a button when the key comes up.
  const onKeyUp = (event: KeyboardEvent): void => {
    if (!taken || event.key !== ' ') return;
    taken = false;
    take(event);
  };
  document.addEventListener('keydown', onKeyDown, true);
  document.addEventListener('keyup', onKeyUp, true);
  return () => {
    origin.forget();
    document.removeEventListener('keydown', onKeyDown, true);
    document.removeEventListener('keyup', onKeyUp, true);
  };
}

/** Without a run Space does what it does on every page. */
function hasRun({ run, view }: Actors): boolean {
  return view.getState().page.kind !== 'start' && run.getState().phase !== 'failed';
}

/** What is typed while the palette is fetched is meant for it: no letter of it kills a node or moves the clock. */
function isForPalette(event: KeyboardEvent, { id }: Action, actors: Actors): boolean {
  const leavesIt = id === 'view.palette' || id === 'view.out';
  return paletteComes(actors) && !leavesIt && !isInDialog(placeOf(event));
}

function paletteComes({ view }: Actors): boolean {
  return view.getState().overlay === 'palette';
}

function placeOf(event: KeyboardEvent): Element {
  return event.target instanceof Element ? event.target : document.body;
}

function belongsElsewhere(event: KeyboardEvent, action: Action, shortcut: string): boolean {
  const place = placeOf(event);
  const isOverlayKey = action.id === 'view.palette' || action.id === 'view.shortcuts';
  if (isInDialog(place) && !(isOverlayKey && needsCtrl(shortcut))) return true;
  if (isInOpenList(place)) return true;
  // An open popover closes by itself; the same press must not go on to clear the selection.
  if (shortcut === 'Esc' && document.querySelector('[popover="auto"]:popover-open') !== null) return true;
  return isWritable(place) && action.id !== 'view.palette' && action.id !== 'console.send';
}
