import { clipOf } from '../../../state/clip-of';
import type { Place } from '../../../scenario/editing/acts';
import type { Desk } from '../desk';
import { besideCopied } from './beside-copied';
import { clipBounds } from './clip-bounds';

/** What was copied last, for a page that may not use the clipboard of the system. */
let kept = '';

const MARK = '"breakwater-clip"';

/** The selected nodes as a text for the clipboard; null where none is selected. */
export function clipOfChosen(desk: Desk): string | null {
  const clip = clipOf(desk.scenario(), desk.chosen().parts, placesOf(desk));
  if (clip !== null) kept = clip;
  return clip;
}

/** Where the selected nodes are drawn. */
export function placesOf(desk: Desk): Readonly<Record<string, Place>> {
  const { boxes } = desk.drawn();
  const entries = desk.chosen().nodes.flatMap((id) => {
    const box = boxes.get(id);
    return box === undefined ? [] : [[id, { x: box.x, y: box.y }] as const];
  });
  return Object.fromEntries(entries);
}

export async function copyChosen(desk: Desk): Promise<boolean> {
  const clip = clipOfChosen(desk);
  if (clip === null) return false;
  // Refused, it can still be pasted here.
  await navigator.clipboard?.writeText(clip).catch(() => undefined);
  tellCopied(desk);
  return true;
}

export function tellCopied(desk: Desk): void {
  const { nodes } = desk.chosen();
  desk.say(nodes.length === 1 ? 'Copied' : `${nodes.length} nodes copied`);
}

export async function cutChosen(desk: Desk): Promise<void> {
  if (await copyChosen(desk)) await deleteChosen(desk);
}

export async function deleteChosen(desk: Desk): Promise<void> {
  const { parts } = desk.chosen();
  if (parts.length > 0) await desk.doing.act({ kind: 'remove', parts }, { offersUndo: true });
}

export async function pasteFromSystem(desk: Desk): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => kept);
  await paste(desk, text !== undefined && isClip(text) ? text : kept);
}

export async function paste(desk: Desk, text: string): Promise<void> {
  if (text === '') {
    desk.actors.view.setState({ message: 'No nodes were copied yet.', undoable: false });
    return;
  }
  const { sizing } = desk.drawn();
  const copied = clipBounds(text, sizing);
  const at = copied === null ? undefined : besideCopied(desk, copied);
  const made = await desk.doing.act({ kind: 'paste', text, ...(at && { at }) }, { selects: true });
  if (made !== null && at !== undefined && copied !== null) {
    desk.show({ ...at, width: copied.width, height: copied.height });
  }
}

export function isClip(text: string): boolean {
  return text.trimStart().startsWith('{') && text.slice(0, 200).includes(MARK);
}
