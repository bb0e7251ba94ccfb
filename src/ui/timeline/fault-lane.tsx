import { inSight } from '../time-axis/fault-bands';
import type { TimeRange } from '../time-axis/scale';
import { untilWords } from './fault-words';
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
        title={`${bar.words}, ${until}`}
        style={{ left: `${place.left * 100}%`, width: `${place.width * 100}%` }}
      >
        <span className={classes.faultWords}>{bar.words}</span>
        {hasRoom && <span className={classes.faultUntil}>{until}</span>}
      </span>
    );
  });
}

/** At which ends the bar goes on out of sight: it has no edge there. */
function cutOf({ from, to }: FaultBar, range: TimeRange): string {
  return `${from < range.from ? 'start' : ''} ${to > range.to ? 'end' : ''}`.trim();
}
