import type { LineInfo } from '../worker/lines';
import type { Actors } from './actions';

/** The id of the line after the one that runs, and of the first after the last; undefined when there is no other. */
export function nextLine(lines: readonly Pick<LineInfo, 'id'>[], line: number): number | undefined {
  const at = lines.findIndex(({ id }) => id === line);
  const next = lines[(at + 1) % Math.max(1, lines.length)]?.id;
  return next === line ? undefined : next;
}

/** Goes on with another line. Whoever compared it sees the two change places. */
export function goToLine({ run, view }: Pick<Actors, 'run' | 'view'>, line: number): void {
  const { line: before } = run.getState();
  if (line === before) return;
  if (view.getState().comparedLine === line) view.setState({ comparedLine: before });
  run.chooseLine(line);
}
