import { inSight } from '../time-axis/fault-bands';
import { fractionOf, type TimeRange } from '../time-axis/scale';
import { shortInstant, untilWords } from './fault-words';
import type { FaultBar } from './lane-list';
import classes from './lanes.module.css';

export interface FaultLaneProps {
  readonly bars: readonly FaultBar[];
  readonly range: TimeRange;
  readonly duration: number;
  /** Of the lane, in px. */
  readonly width: number;
}

/** About the width of a letter, and the air around both ends and between them, in px. */
const LETTER_PX = 5.9;
const AIR_PX = 26;

/** The faults of one node as bars with their words. */
export function FaultLane({ bars, range, duration, width }: FaultLaneProps) {
  return bars.map((bar) => {
    const place = inSight(bar, range);
    if (place === undefined) return null;
    const until = untilWords(bar.to, duration);
    const hasRoom = (bar.words.length + until.length) * LETTER_PX + AIR_PX <= place.width * width;
    return (
      <span
        key={bar.id}
        className={classes.fault}
        data-cut={cutOf(bar, range)}
        title={titleOf(bar, duration)}
        style={{ left: `${place.left * 100}%`, width: `${place.width * 100}%` }}
      >
        {bar.faults.length > 1 && <Overlapping bar={bar} range={range} />}
        <span className={classes.faultWords}>{bar.words}</span>
        {hasRoom && <span className={classes.faultUntil}>{until}</span>}
      </span>
    );
  });
}

/** Each of several faults shades its own time, so that where they overlap it is darker. */
function Overlapping({ bar, range }: { readonly bar: FaultBar; readonly range: TimeRange }) {
  const seen = { from: Math.max(bar.from, range.from), to: Math.min(bar.to, range.to) };
  return bar.faults.map((fault) => {
    const left = Math.max(0, fractionOf(fault.from, seen));
    const width = Math.min(1, fractionOf(fault.to, seen)) - left;
    if (!(width > 0)) return null;
    return (
      <span
        key={fault.id}
        className={classes.faultPart}
        style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
      />
    );
  });
}

function titleOf({ faults }: FaultBar, duration: number): string {
  return faults
    .map(({ words, from, to }) => `${words}, from ${shortInstant(from)} ${untilWords(to, duration)}`)
    .join('\n');
}

/** At which ends the bar goes on out of sight: it has no edge there. */
function cutOf({ from, to }: FaultBar, range: TimeRange): string {
  return `${from < range.from ? 'start' : ''} ${to > range.to ? 'end' : ''}`.trim();
}
