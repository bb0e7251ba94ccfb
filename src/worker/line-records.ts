import type { Problem } from '../base/problem';
import type { Scenario } from '../scenario/format';
import type { ReplayedLog } from '../scenario/run-file/replay-log';
import type { Line, Moment } from '../sim/line';
import type { Editor } from './editor';
import type { LineInfo, LoggedEdit, LoggedInput, MadeEdit } from './lines';

/** What a line of the timeline means to persons. */
export interface LineRecord {
  readonly id: number;
  name: string;
  /** The id of the line that it left. */
  parent: number | null;
  readonly from: Moment;
  readonly inherited: number;
  readonly edits: LoggedEdit[];
  /** What reached it from outside. */
  readonly inputs: LoggedInput[];
  /** The scenario after each number of commands, from none. */
  scenarios: Scenario[];
  readonly made: MadeEdit[];
}

export function lineInfo(line: Line, record: LineRecord): LineInfo {
  const { id, name, parent, from, inherited, edits, made } = record;
  return { id, name, parent, from, inherited, reach: line.reach, log: [...edits], made: [...made] };
}

/** What the commands of a log do, one after the other. */
export function replayed(editor: Editor, start: Scenario, log: readonly LoggedEdit[]): ReplayedLog {
  const again = editor.replayLog(start, log);
  if (!again.ok) throw new Error(sentenceOf(again.error));
  return again.value;
}

/** The first of several problems, as one sentence. */
function sentenceOf(problems: readonly Problem[]): string {
  const [{ path, expected, received }] = problems;
  return `${path}: expected ${expected}, received ${received}`;
}
