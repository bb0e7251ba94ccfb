import { durationText } from '../../base/duration-text';
import { NS_PER_MS, type Duration } from '../../base/time';
import { milliseconds } from '../figures';

/** As short as fits a narrow column, with about three digits: "2.19 s", "194 ms", "1.2 ms", "80 µs". */
export function shortDuration(duration: Duration): string {
  return duration > 0 && duration < NS_PER_MS
    ? durationText(Math.round(duration / 1000) * 1000)
    : milliseconds(duration / NS_PER_MS);
}
