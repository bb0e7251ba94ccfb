import { PART_POINT } from '../../worker/frame';
import { amount, factor } from '../figures';
import { highest, mean, type Fold } from './buckets';
import type { ChartedPart } from './charted-part';
import type { PointField } from './points-source';

/** A line of how full a part was. */
export interface LoadLine {
  readonly label: string;
  readonly looks: 'busy' | 'queued' | 'tries';
  readonly field: PointField;
  readonly fold: Fold;
  /** Factors have the axis at the right. */
  readonly axis: 'left' | 'right';
  readonly format: (value: number) => string;
}

export interface Load {
  readonly title: string;
  readonly lines: readonly LoadLine[];
}

/** How full a part was, in the words of its kind. */
export const LOADS: Readonly<Record<ChartedPart['kind'], Load>> = {
  edge: {
    title: 'in flight, tries a call',
    lines: [
      level('in flight', 'busy', PART_POINT.inFlight),
      {
        label: 'tries',
        looks: 'tries',
        field: PART_POINT.triesPerCall,
        fold: highest,
        axis: 'right',
        format: factor,
      },
    ],
  },
  node: {
    title: 'workers busy, queued',
    lines: [level('busy', 'busy', PART_POINT.inFlight), level('queued', 'queued', PART_POINT.queued)],
  },
  client: {
    title: 'waiting for an answer',
    lines: [level('waiting', 'busy', PART_POINT.inFlight)],
  },
};

function level(label: string, looks: LoadLine['looks'], field: PointField): LoadLine {
  return { label, looks, field, fold: mean, axis: 'left', format: amount };
}
