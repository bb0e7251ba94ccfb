import { PART_POINT } from '../../worker/frame';
import { amount, axisCount, factor, share } from '../figures';
import { highest, mean, type Fold } from './buckets';
import type { PointField } from './points-source';
import { domainFor, domainTicks, nextDomain, nextFactorTop } from './y-domain';

/** A line of a figure: how full a part was, what its network did, how long answers took. */
export interface LoadLine {
  readonly label: string;
  readonly looks: 'heavy' | 'light' | 'dashed' | 'dotted' | 'late';
  readonly field: PointField;
  readonly fold: Fold;
  /** What is of another unit has the axis at the right; `none`: a figure without a line. */
  readonly axis: 'left' | 'right' | 'none';
  readonly format: (value: number) => string;
  /** It stands in the table only: the legend has no room for it. */
  readonly unsaid?: true;
}

export interface Load {
  readonly title: string;
  readonly lines: readonly LoadLine[];
  readonly right?: RightAxis;
}

/** What of the right axis follows from the value at its top. */
export interface RightAxis {
  readonly first: number;
  readonly next: (top: number, highest: number) => number;
  readonly ticks: (top: number) => readonly number[];
  readonly format: (value: number) => string;
}

const factors: RightAxis = {
  first: 2,
  next: nextFactorTop,
  ticks: (top) => [0, top / 2, top],
  format: (value) => `${value}×`,
};

const lengths: RightAxis = {
  first: domainFor(10).top,
  next: (top, highestWait) => nextDomain({ top, step: 0 }, highestWait).top,
  ticks: (top) => domainTicks({ top, step: top / 2 }),
  format: axisCount,
};

const EDGE: Load = {
  title: 'in flight, tries a call',
  lines: [
    level('in flight', 'heavy', PART_POINT.inFlight),
    {
      label: 'tries',
      looks: 'dashed',
      field: PART_POINT.triesPerCall,
      fold: highest,
      axis: 'right',
      format: factor,
    },
  ],
  right: factors,
};

const NODE: Load = {
  title: 'workers, wait in ms',
  lines: [
    level('busy', 'heavy', PART_POINT.inFlight),
    { ...level('workers', 'dotted', workers), unsaid: true },
    { ...level('used', 'heavy', PART_POINT.utilisation), axis: 'none', format: share },
    level('queue', 'dashed', PART_POINT.queued),
    {
      label: 'wait',
      looks: 'light',
      field: PART_POINT.meanWait,
      fold: highest,
      axis: 'right',
      format: amount,
    },
  ],
  right: lengths,
};

const CLIENT: Load = {
  title: 'waiting for an answer',
  lines: [level('waiting', 'heavy', PART_POINT.inFlight)],
};

const NETWORK: Load = {
  title: 'network, per second',
  lines: [
    level('lost', 'heavy', PART_POINT.lost),
    level('late', 'late', PART_POINT.late),
    level('twice', 'dotted', PART_POINT.duplicated),
    level('retries', 'dashed', retries),
  ],
};

export const LOADS = { edge: EDGE, node: NODE, client: CLIENT, network: NETWORK } as const;

/** A figure that has an average within a stretch of time. */
export function level(label: string, looks: LoadLine['looks'], field: PointField): LoadLine {
  return { label, looks, field, fold: mean, axis: 'left', format: amount };
}

/** Those that were wanted in that second: what was busy over the share that this was of all. */
function workers(read: (place: number) => number): number {
  return Math.round(read(PART_POINT.inFlight) / read(PART_POINT.utilisation));
}

export function retries(read: (place: number) => number): number {
  const asked = read(PART_POINT.asked);
  // Without a call there is no number of tries for each.
  return asked === 0 ? 0 : asked * (read(PART_POINT.triesPerCall) - 1);
}
