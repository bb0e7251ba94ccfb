import { NS_PER_SECOND, type Time } from '../../base/time';
import type { TimeRange } from './scale';

export interface SeekKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

/**
 * Where a key sends the run; undefined for a key that means nothing here. Arrows go by a thirtieth of the axis, which
 * is a second on the usual one, with Shift by a tenth of that; they go on beyond what the axis shows.
 */
export function momentByKey({ key, shiftKey }: SeekKey, at: Time, range: TimeRange): Time | undefined {
  const step = ((range.to - range.from) / 30) * (shiftKey ? 0.1 : 1);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return fine(at + step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return fine(at - step);
    case 'PageUp':
      return fine(at + step * 5);
    case 'PageDown':
      return fine(at - step * 5);
    case 'Home':
      return range.from;
    case 'End':
      return range.to;
    default:
      return undefined;
  }
}

/** To a hundredth of a second, so that keys lead to moments that can be said. */
function fine(time: Time): Time {
  const hundredth = NS_PER_SECOND / 100;
  return Math.max(0, Math.round(time / hundredth) * hundredth);
}
