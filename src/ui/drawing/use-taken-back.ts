import { useEffect, useRef } from 'react';
import { useRun } from '../app/app-context';
import type { DrawingProps } from '../topology/drawing-part';
import { boundsOf } from '../topology/geometry/box';
import type { Desk } from './desk';
import { isTakenBack, newestOf, otherPlaces } from './taken-back';

/** Whoever takes an act back, or does it again, sees what has come to stand elsewhere by that. */
export function useTakenBack({ drawn: { all } }: DrawingProps, desk: Desk): void {
  const newest = useRun((run) => newestOf(run.lines));
  const last = useRef({ newest, all });
  useEffect(() => {
    const before = last.current;
    last.current = { newest, all };
    if (!isTakenBack(before.newest, newest)) return;
    const moved = otherPlaces(before.all, all);
    if (moved.length > 0) desk.show(boundsOf(moved));
  }, [newest, all, desk]);
}
