import type { ZoomWindow } from './zoom-window';

/** A bar at least so long, in shares of the track, has room for its note. */
const ROOM_INSIDE = 0.28;
const ROOM_BESIDE = 0.3;

/**
 * Where the note of a bar stands: on the part of it that can be written on, after it, or before it; nowhere when there
 * is no room or it is out of sight.
 */
export function notePlace(
  { from, to }: ZoomWindow,
  inside: ZoomWindow | null,
): 'inside' | 'after' | 'before' | null {
  if (to < 0 || from > 1) return null;
  if (inside !== null && Math.min(1, inside.to) - Math.max(0, inside.from) >= ROOM_INSIDE) return 'inside';
  const [before, after] = [Math.max(0, from), 1 - Math.min(1, to)];
  if (Math.max(before, after) < ROOM_BESIDE) return null;
  return after >= before || after >= 0.45 ? 'after' : 'before';
}
