import type { Point } from '../topology/geometry/box';

export interface Way {
  /** From a little movement on: until then it is a press. */
  readonly move: (at: Point, event: PointerEvent) => void;
  /** It is let go, or given up by Escape. */
  readonly end: (at: Point, how: 'dropped' | 'pressed' | 'given up') => void;
}

/** Less than this, in px, is no drag. */
const SLACK = 4;

/** Follows the pointer that has just gone down, wherever it goes, until it is let go. */
export function follow(down: PointerEvent, { move, end }: Way): void {
  const { pointerId, clientX, clientY } = down;
  let moved = false;
  let last: Point = { x: clientX, y: clientY };
  const stop = (how: 'dropped' | 'pressed' | 'given up'): void => {
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
    window.removeEventListener('keydown', onKey, true);
    end(last, how);
  };
  const onMove = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    last = { x: event.clientX, y: event.clientY };
    if (!moved && Math.abs(last.x - clientX) + Math.abs(last.y - clientY) < SLACK) return;
    moved = true;
    move(last, event);
  };
  const onUp = (event: PointerEvent): void => {
    if (event.pointerId === pointerId) stop(moved ? 'dropped' : 'pressed');
  };
  const onCancel = (event: PointerEvent): void => {
    if (event.pointerId === pointerId) stop('given up');
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop('given up');
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onCancel);
  window.addEventListener('keydown', onKey, true);
}
