import { NS_PER_SECOND, type Time } from '../../base/time';
import type { TimeRange } from './scale';

export interface CursorKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

/**
 * Where a key moves the cursor to; undefined for a key that means nothing here. Arrows go by a thirtieth of the axis,
 * which is a second on the usual one, with Shift by a tenth of that.
 */
export function cursorByKey({ key, shiftKey }: CursorKey, at: Time, range: TimeRange): Time | undefined {
  const step = ((range.to - range.from) / 30) * (shiftKey ? 0.1 : 1);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return bounded(at + step, range);
    case 'ArrowLeft':
    case 'ArrowDown':
      return bounded(at - step, range);
    case 'PageUp':
      return bounded(at + step * 5, range);
    case 'PageDown':
      return bounded(at - step * 5, range);
    case 'Home':
      return range.from;
    case 'End':
      return range.to;
    default:
      return undefined;
  }
}

/** To a hundredth of a second, which is what the label of the cursor shows. */
function bounded(time: Time, range: TimeRange): Time {
  const fine = NS_PER_SECOND / 100;
  return Math.max(range.from, Math.min(range.to, Math.round(time / fine) * fine));
}
