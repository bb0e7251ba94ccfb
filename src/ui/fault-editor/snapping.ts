import { niceStep } from '../time-axis/scale';

/** What a moment that is dragged may come to rest at. Everything is in ms of the run. */
export interface SnapAids {
  /** The edges of other faults, and the playhead. */
  readonly edges: readonly number[];
  /** How fine the axis is. */
  readonly msPerPx: number;
  /** Nothing holds it: only what a pixel can tell apart counts. */
  readonly isFree: boolean;
}

/** An edge draws from so far, a whole second from a little less. */
const EDGE_PX = 7;
const SECOND_PX = 6;
/** Between them a moment is as round as so many pixels are apart. */
const STEP_PX = 3;

/** The moment that is meant by a place of the axis: an edge nearby, else a whole second, else a round fraction of one. */
export function snapped(ms: number, { edges, msPerPx, isFree }: SnapAids): number {
  if (isFree) return roundTo(ms, finestStep(msPerPx));
  const edge = nearest(ms, edges);
  if (edge !== undefined && Math.abs(edge - ms) <= EDGE_PX * msPerPx) return edge;
  const second = roundTo(ms, 1000);
  if (Math.abs(second - ms) <= SECOND_PX * msPerPx) return second;
  return roundTo(ms, niceStep(Math.max(1, STEP_PX * msPerPx)));
}

/** A power of ten that is no longer than a pixel, and no shorter than a millisecond. */
function finestStep(msPerPx: number): number {
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, msPerPx))));
}

function nearest(ms: number, edges: readonly number[]): number | undefined {
  return edges.toSorted((one, other) => Math.abs(one - ms) - Math.abs(other - ms)).at(0);
}

function roundTo(ms: number, step: number): number {
  return Math.round(ms / step) * step;
}
