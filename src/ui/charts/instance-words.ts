import type { TimeRange } from '../time-axis/scale';
import { middleOf, placeOf, standsOut, type InstanceSource } from './instance-lines';
import type { InstanceFigure } from './instance-figures';

/** "In the second before 32 s, mean time, ms: 61 ms at the middle one of all; catalog 2 stands out with 412 ms." */
export function instanceSentence(
  name: string,
  figure: InstanceFigure,
  source: InstanceSource,
  range: TimeRange,
): string {
  const last = source.present - 1;
  if (last < 0) return 'No second of this run is over yet.';
  const out = standsOut(source, figure, range);
  const middle = figure.format(middleOf(source, figure, last));
  const worst =
    out === undefined
      ? 'none stands out'
      : `${name} ${out + 1} stands out with ${figure.format(source.point(last, placeOf(out, figure)))}`;
  return `In the second before ${source.present} s, ${figure.label}: ${middle} at the middle one of all; ${worst}.`;
}
