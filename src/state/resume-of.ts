import { HEAD, type FrameView } from '../worker/frame';
import type { LineInfo, Moment, Resume } from '../worker/lines';
import type { RunState } from './run';

/** All that a run was, so that another worker can bring it back; undefined when nothing is known of it yet. */
export function resumeOf(
  { lines, line }: Pick<RunState, 'lines' | 'line'>,
  frame: FrameView | null,
  at: Moment = { time: 0, dispatched: 0 },
): Resume | undefined {
  if (lines.length === 0) return undefined;
  // The line that runs has come further since it was told.
  const reachOf = (one: LineInfo): Moment => {
    const time = frame?.head(HEAD.reach) ?? 0;
    if (one.id !== line || time <= one.reach.time) return one.reach;
    return { time, dispatched: Math.max(one.reach.dispatched, at.dispatched) };
  };
  return { lines: lines.map((one) => ({ ...one, reach: reachOf(one) })), line, at };
}
