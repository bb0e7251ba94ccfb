/** As much of an element as says what it is in. */
export interface Place {
  closest(selectors: string): object | null;
}

/** What takes a press of Space as its own when it was reached by the keyboard. */
const PRESSABLE =
  'button, summary, input, select, [role="button"], [role="option"], [role="checkbox"], [role="switch"], [role="tab"]';
const WRITABLE =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="file"]), textarea, select, [contenteditable]:not([contenteditable="false"])';
/** Lists that are open over the page go by their own keys. */
const OPEN_LIST = '[role="menu"], [role="listbox"][data-state="open"]';
const DIALOG = '[role="dialog"]';
/** A card or a line of the canvas that is selected: a press could not select it once more. */
const SELECTED = '.react-flow__node.selected, .react-flow__edge.selected';

export function isWritable(place: Place): boolean {
  return place.closest(WRITABLE) !== null;
}

export function isInOpenList(place: Place): boolean {
  return place.closest(OPEN_LIST) !== null;
}

export function isInDialog(place: Place): boolean {
  return place.closest(DIALOG) !== null;
}

/**
 * Whether Space is for the control that has the focus, and not for the run. A control that was reached by the
 * keyboard keeps it; one that was clicked has done its work, and Space runs and pauses again.
 */
export function keepsSpace(place: Place, reachedByKeyboard: boolean): boolean {
  if (isWritable(place) || isInOpenList(place) || isInDialog(place)) return true;
  return reachedByKeyboard && place.closest(PRESSABLE) !== null && place.closest(SELECTED) === null;
}
