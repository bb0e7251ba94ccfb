import type { RunState } from './run';

/** Whether time goes on by itself: a press of the play button pauses then. */
export function isMoving({ phase, mode }: Pick<RunState, 'phase' | 'mode'>): boolean {
  return phase !== 'failed' && (mode === 'playing' || mode === 'ahead');
}
