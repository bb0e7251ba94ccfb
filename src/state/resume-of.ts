import { isBefore } from '../sim/line';
import { HEAD, type FrameView } from '../worker/frame';
import type { LineInfo, Moment, Resume } from '../worker/lines';
import type { RunState } from './run';

/** All that a run was, so that another worker can bring it back; undefined when nothing is known of it yet. */
export function resumeOf(
  { lines, line, layout }: Pick<RunState, 'lines' | 'line' | 'layout'>,
  frame: FrameView | null,
  inputs: Resume['inputs'] = {},
  at: Moment = { time: 0, dispatched: 0 },
): Resume | undefined {
  if (lines.length === 0) return undefined;
  // The line that runs has come further since it was told. A frame of another layout may be of another line.
  const seen =
    frame === null || frame.layout !== layout
      ? at
      : { time: frame.head(HEAD.reach), dispatched: frame.head(HEAD.reachDispatched) };
  const reachOf = (one: LineInfo): Moment =>
    one.id === line && isBefore(one.reach, seen) ? seen : one.reach;
  const known = lines.flatMap(({ id }) => (inputs[id] === undefined ? [] : [[id, inputs[id]] as const]));
  return {
    lines: lines.map((one) => ({ ...one, reach: reachOf(one) })),
    line,
    inputs: Object.fromEntries(known),
    at,
  };
}
