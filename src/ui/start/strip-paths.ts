import type { StripSecond } from '../../worker/run-summary';

export interface StripPath {
  readonly outcome: keyof StripSecond;
  readonly path: string;
}

/** From the axis up, as in the charts. */
const ORDER = [
  'served',
  'fallback',
  'late',
  'rejected',
  'failed',
] as const satisfies readonly (keyof StripSecond)[];

/**
 * A bar for each second, stacked by outcome: one path for each outcome, in a box of one unit a second and `height`
 * units for the busiest second.
 */
export function stripPaths(strip: readonly StripSecond[], height: number): readonly StripPath[] {
  const busiest = Math.max(1, ...strip.map(inAll));
  const paths: Record<keyof StripSecond, string> = {
    served: '',
    fallback: '',
    late: '',
    rejected: '',
    failed: '',
  };
  strip.forEach((second, index) => {
    let below = 0;
    for (const outcome of ORDER) {
      const value = second[outcome];
      if (value <= 0) continue;
      const top = short(height - ((below + value) / busiest) * height);
      const bottom = short(height - (below / busiest) * height);
      paths[outcome] += `M${index} ${bottom}V${top}h${BAR}V${bottom}z`;
      below += value;
    }
  });
  return ORDER.flatMap((outcome) => (paths[outcome] === '' ? [] : [{ outcome, path: paths[outcome] }]));
}

/** The rest of a second is the gap to the next bar. */
const BAR = 0.8;

function inAll({ served, fallback, late, rejected, failed }: StripSecond): number {
  return served + fallback + late + rejected + failed;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
