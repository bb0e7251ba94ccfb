import type { ConsoleEntry } from '../../state/console/console-entry';
import type { LineInfo } from '../../worker/lines';
import type { RequestRef } from '../../worker/traces';

/** The run as it is now: which one of this page, and the line on which it goes. */
export interface RunNow {
  readonly run: number;
  readonly line: number;
  readonly lines: readonly LineInfo[];
}

/** The trace that a request has in the run as it is now, or why it has none, in a sentence. */
export function traceOf(
  { answer, place, state }: ConsoleEntry,
  now: RunNow,
): RequestRef | { readonly why: string } {
  if (state === 'waiting') return { why: 'What the engines do shows when the answer is there.' };
  if (answer === null) return { why: 'Without an answer nothing is known of it.' };
  if (place === null) return { why: 'It was sent before the page was loaded anew: that run is gone.' };
  if (place.run !== now.run) return { why: 'It was sent in an earlier run, and this one began anew.' };
  if (answer.ref === null) {
    return { why: 'It did not reach the run: nobody there could be asked, so no engine had a part in it.' };
  }
  if (!isOnLine(now, place.line, answer.askedAt)) {
    const name = now.lines.find(({ id }) => id === place.line)?.name;
    return {
      why:
        name === undefined
          ? 'The line on which it was sent is gone.'
          : `It was sent on another line: ${name}.`,
    };
  }
  return answer.ref;
}

/** Whether what happened on a line at a time is also part of the line that runs: lines share what lies before a fork. */
function isOnLine({ line, lines }: RunNow, wanted: number, time: number): boolean {
  for (let id: number | null = line; id !== null;) {
    if (id === wanted) return true;
    const info: LineInfo | undefined = lines.find((one) => one.id === id);
    if (info === undefined || info.from.time < time) return false;
    id = info.parent;
  }
  return false;
}
