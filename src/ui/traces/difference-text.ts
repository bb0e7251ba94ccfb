import { durationText } from '../../base/duration-text';
import type { Duration } from '../../base/time';

/** How much longer something took, always with a sign: "+12 ms", "−3.4 ms", "±0 ms". */
export function differenceText(difference: Duration): string {
  if (difference === 0) return '±0 ms';
  return `${difference > 0 ? '+' : '−'}${durationText(Math.abs(difference))}`;
}
