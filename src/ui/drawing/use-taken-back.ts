import { useEffect, useRef } from 'react';
import { useRun } from '../app/app-context';
import type { DrawingProps } from '../topology/drawing-part';
import { boundsOf } from '../topology/geometry/box';
import type { Desk } from './desk';
import { isTakenBack, otherPlaces } from './taken-back';

/** Whoever takes an act back, or does it again, sees what has come to stand elsewhere by that. */
export function useTakenBack({ drawn: { all } }: DrawingProps, desk: Desk): void {
  const undo = useRun((run) => run.undo);
  const redo = useRun((run) => run.redo);
  const last = useRef({ undo, redo, all });
  useEffect(() => {
    const before = last.current;
    last.current = { undo, redo, all };
    if (!isTakenBack(before, { undo, redo })) return;
    const moved = otherPlaces(before.all, all);
    if (moved.length > 0) desk.show(boundsOf(moved));
  }, [undo, redo, all, desk]);
}
