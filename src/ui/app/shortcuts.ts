import { boardOf } from '../../state/action-board';
import type { Action, Actors } from '../../state/actions';
import { runsOnMac } from '../widgets/shortcut-text';
import { matchesShortcut, needsCtrl } from './keys';

/** These may be held down; of the others only the first press counts. */
const MAY_REPEAT: readonly string[] = ['.', 'Shift .', 'N', '-', '+', 'Ctrl Z', 'Shift Ctrl Z'];

/** One listener for the shortcuts of all actions. Gives what takes it away. */
export function listenForShortcuts(actors: Actors): () => void {
  const board = boardOf(actors);
  const onMac = runsOnMac();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = board
      .all()
      .find(({ shortcut }) => shortcut !== undefined && matchesShortcut(shortcut, event, onMac));
    if (action?.shortcut === undefined || belongsElsewhere(event, action, action.shortcut)) return;
    event.preventDefault();
    if (event.repeat && !MAY_REPEAT.includes(action.shortcut)) return;
    action.run();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

/** What takes a press of Space as its own. */
const PRESSABLE =
  'button, summary, input, select, [role="button"], [role="option"], [role="checkbox"], [role="switch"]';
const WRITABLE =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"]), textarea, select, [contenteditable]:not([contenteditable="false"])';
/** Lists that are open over the page go by their own keys. */
const OPEN_LIST = '[role="menu"], [role="listbox"][data-state="open"]';

function belongsElsewhere(event: KeyboardEvent, action: Action, shortcut: string): boolean {
  const place = event.target instanceof Element ? event.target : document.body;
  const isOverlayKey = action.id === 'view.palette' || action.id === 'view.shortcuts';
  if (place.closest('[role="dialog"]') !== null && !(isOverlayKey && needsCtrl(shortcut))) return true;
  if (place.closest(OPEN_LIST) !== null) return true;
  // An open popover closes by itself; the same press must not go on to clear the selection.
  if (shortcut === 'Esc' && document.querySelector('[popover="auto"]:popover-open') !== null) return true;
  if (place.closest(WRITABLE) !== null) return action.id !== 'view.palette';
  return shortcut === 'Space' && place.closest(PRESSABLE) !== null;
}
