import { useMemo } from 'react';
import { msToNs } from '../../base/time';
import type { TimeRange } from '../time-axis/scale';
import { classNames } from '../widgets/class-names';
import { faultOutline, OUTLINE_HEIGHT } from './fault-outline';
import { offWords, repeatWords, untilWords } from './fault-words';
import type { FaultLaneRow } from './lane-list';
import classes from './lanes.module.css';

export interface FaultLaneProps {
  readonly lane: FaultLaneRow;
  readonly range: TimeRange;
  readonly duration: number;
  /** Of the lane, in px. */
  readonly width: number;
}

/** About the width of a letter, and the air around both ends and between them, in px. */
const LETTER_PX = 5.9;
const AIR_PX = 26;

/**
 * A fault over time, each time that it comes, with its words. What it would do while it is switched off is hollow, and
 * its words are struck unless it acted before.
 */
export function FaultLane({ lane, range, duration, width }: FaultLaneProps) {
  const { fault, stretches, offSince, words, title } = lane;
  const outline = useMemo(
    () => faultOutline(fault, stretches, range, width),
    [fault, stretches, range, width],
  );
  if (outline === undefined) return null;
  const { times, everyMs, toMs, enabled } = fault;
  const until = times > 1 ? repeatWords(times, everyMs) : untilWords(msToNs(toMs), duration);
  const last = offSince === undefined ? until : offWords(offSince);
  // The words of what comes back may go on over its pauses.
  // Between the ramps, whose lines would cross them, where they have the room there.
  const isBetween = words.length * LETTER_PX + AIR_PX / 2 <= outline.falls - outline.risen;
  const left = isBetween ? outline.risen : outline.left;
  const right = isBetween ? outline.falls : outline.right;
  const room = (times > 1 ? width : right) - left;
  const hasRoom = (words.length + last.length) * LETTER_PX + AIR_PX <= room;
  return (
    <div className={classes.fault} title={title}>
      <svg
        className={classes.outline}
        viewBox={`0 0 ${Math.max(1, width)} ${OUTLINE_HEIGHT}`}
        preserveAspectRatio="none"
      >
        {outline.off !== '' && <path d={outline.off} className={classes.off} />}
        {outline.path !== '' && <path d={outline.path} />}
      </svg>
      <div
        className={classNames(classes.faultText, times > 1 && classes.together)}
        style={{ left, width: room }}
      >
        <span
          className={classNames(classes.faultWords, !enabled && offSince === undefined && classes.struck)}
        >
          {words}
        </span>
        {hasRoom && <span className={classes.faultUntil}>{last}</span>}
      </div>
    </div>
  );
}
