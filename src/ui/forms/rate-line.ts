import { msToNs } from '../../base/time';
import type { LoadShape } from '../../scenario/load-shape';
import { ratePieces } from '../../state/scenario-readings';

export interface RateLine {
  /** A path in a box of 1 by 1, the run from left to right, the highest rate at the top. */
  readonly path: string;
  /** The lowest and the highest rate of the run, per second. */
  readonly least: number;
  readonly most: number;
}

/** The rate of a client over the whole run, as the simulation will ask. */
export function rateLine(ratePerSecond: number, shape: LoadShape, durationMs: number): RateLine {
  const end = msToNs(durationMs);
  const pieces = ratePieces(ratePerSecond, shape);
  const corners = pieces.flatMap(({ from, rate, rateAtEnd }, index) => {
    if (from >= end) return [];
    const next = pieces[index + 1]?.from;
    // The last piece stays as it is; one that the end of the run cuts off gets as far as it can.
    const to = Math.min(next ?? end, end);
    const atEnd = next === undefined ? rate : rate + (rateAtEnd - rate) * share(to - from, next - from);
    return [
      { at: from, rate },
      { at: to, rate: atEnd },
    ];
  });
  const rates = corners.map((corner) => corner.rate);
  const most = Math.max(...rates);
  const steps = corners.map(
    ({ at, rate }) => `${share(at, end)} ${most === 0 ? 1 : share(most - rate, most)}`,
  );
  return { path: `M${steps.join('L')}`, least: Math.min(...rates), most };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(4));
}
