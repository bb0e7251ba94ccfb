import { percentText } from '../../base/duration-text';
import { NS_PER_SECOND, type Time } from '../../base/time';
import type { FaultSettings } from '../../scenario/node-settings';
import { momentText } from '../time-axis/moment-text';

/** What a fault does, as its bar says it: "errors 90 %, latency × 5". */
export function faultWords({ errorRate, latencyFactor }: FaultSettings): string {
  if (errorRate === 1 && latencyFactor <= AT_ONCE) return 'down, errors at once';
  const words: string[] = [];
  if (errorRate > 0) words.push(`errors ${percentText(errorRate)}`);
  if (latencyFactor !== 1) words.push(`latency × ${Number(latencyFactor.toFixed(2))}`);
  return words.length > 0 ? words.join(', ') : 'no effect';
}

/** "until 45 s", or that the fault outlasts the run. */
export function untilWords(to: Time, duration: Time): string {
  return to >= duration ? 'until the end' : `until ${shortInstant(to)}`;
}

/** A moment without idle decimals: "45 s", "12.40 s", "58:20". */
export function shortInstant(time: Time): string {
  return momentText(time, time % NS_PER_SECOND === 0 ? 0 : 2);
}

/** Work that takes so small a share of its usual time is as good as none. */
const AT_ONCE = 0.05;
