import { HEAD, type FrameView } from '../worker/frame';
import type { RunState } from './run';

/** Whether anything is known of the run yet: at time zero of one that has been further, there is. */
export function hasBegun(frame: FrameView | null, { lines, log }: Pick<RunState, 'lines' | 'log'>): boolean {
  const hasRun = frame !== null && (frame.head(HEAD.dispatched) > 0 || frame.head(HEAD.reach) > 0);
  return hasRun || lines.length > 1 || log.length > 0;
}
