import { durationText } from '../../base/duration-text';
import { msToNs } from '../../base/time';
import type { Fault } from '../../scenario/format';
import { repeatWords, shortInstant } from '../timeline/fault-words';

/** What a bar that is moved says of itself: "20 s to 45 s, 25 s long, grows over 2 s". */
export function dragWords({ fromMs, toMs, rampInMs, rampOutMs, times, everyMs }: Fault): string {
  const ms = (length: number): string => durationText(msToNs(length));
  return [
    `${shortInstant(msToNs(fromMs))} to ${shortInstant(msToNs(toMs))}`,
    `${ms(toMs - fromMs)} long`,
    rampInMs > 0 && `grows over ${ms(rampInMs)}`,
    rampOutMs > 0 && `fades over ${ms(rampOutMs)}`,
    times > 1 && repeatWords(times, everyMs),
  ]
    .filter((word) => word !== false)
    .join(', ');
}
