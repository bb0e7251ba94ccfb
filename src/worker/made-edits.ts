import type { MadeEdit } from './lines';

/** What undo would take back and redo would make again, at a moment that has seen so many commands of its line. */
export interface UndoState {
  readonly undo: MadeEdit | null;
  readonly redo: MadeEdit | null;
}

/**
 * It follows from the edits in force at the moment alone: before an edit there is nothing of it to take back, and after
 * it there is again.
 */
export function undoState(made: readonly MadeEdit[], commands: number): UndoState {
  const undos: MadeEdit[] = [];
  let redos: MadeEdit[] = [];
  for (const one of made) {
    if (one.commands > commands) continue;
    if (one.role === 'made') {
      undos.push(one);
      redos = [];
    } else if (one.role === 'undo') move(undos, redos, one.of);
    else move(redos, undos, one.of);
  }
  return { undo: undos.at(-1) ?? null, redo: redos.at(-1) ?? null };
}

function move(from: MadeEdit[], to: MadeEdit[], id: number): void {
  const at = from.findIndex((one) => one.id === id);
  if (at >= 0) to.push(...from.splice(at, 1));
}
