import type { Time } from '../../base/time';
import type { LineInfo } from '../../worker/lines';
import { momentText } from '../time-axis/moment-text';
import { fractionOf, type TimeRange } from '../time-axis/scale';

/** How a line is drawn over the time axis; places are shares of it. */
export interface LineShape {
  /** What was run of it by itself; undefined when that is out of sight. */
  readonly bar: { readonly left: number; readonly width: number } | undefined;
  /** Where it left the line it comes from, and how many rows above that is drawn; undefined where nothing is to draw. */
  readonly fork: { readonly left: number; readonly rows: number } | undefined;
  readonly edits: readonly { readonly key: number; readonly left: number; readonly title: string }[];
}

/** `rows` is how far above its own row that of its parent is. */
export function lineShape(line: LineInfo, reach: Time, rows: number, range: TimeRange): LineShape {
  const from = line.from.time;
  const start = Math.max(0, fractionOf(from, range));
  const end = Math.min(1, fractionOf(reach, range));
  const forksInSight = line.parent !== null && from >= range.from && from <= range.to;
  return {
    bar: end >= start && start <= 1 && end >= 0 ? { left: start, width: end - start } : undefined,
    fork: forksInSight ? { left: fractionOf(from, range), rows } : undefined,
    edits: line.log.slice(line.inherited).flatMap(({ time, label }, key) => {
      const left = fractionOf(time, range);
      return left >= 0 && left <= 1 ? [{ key, left, title: `${label}, at ${momentText(time, 2)}` }] : [];
    }),
  };
}

/** All that there is to say about a line, in a sentence. */
export function lineSentence(
  line: LineInfo,
  parent: string | undefined,
  reach: Time,
  isCurrent: boolean,
): string {
  const own = line.log.length - line.inherited;
  const parts = [
    isCurrent ? 'the line that runs' : '',
    parent === undefined ? '' : `left ${parent} at ${momentText(line.from.time, 2)}`,
    `run to ${momentText(reach, 2)}`,
    own === 0 ? 'no edits of its own' : own === 1 ? '1 edit of its own' : `${own} edits of its own`,
  ];
  return `${line.name}: ${parts.filter((part) => part !== '').join(', ')}`;
}
