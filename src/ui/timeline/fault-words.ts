import { durationText, percentText } from '../../base/duration-text';
import { msToNs, NS_PER_SECOND, type Time } from '../../base/time';
import { faultKinds } from '../../scenario/fault-kind-settings';
import type { Fault } from '../../scenario/format';
import { count } from '../figures';
import { momentText } from '../time-axis/moment-text';

/** What a fault does, as its bar says it: "errors 90 %, latency × 5". */
export function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case 'degraded':
      return listed([
        fault.errorRate > 0 && `errors ${percentText(fault.errorRate)}`,
        fault.latencyFactor !== 1 && `latency × ${Number(fault.latencyFactor.toFixed(2))}`,
        longer(fault.addedMs),
      ]);
    case 'crash':
      return 'crashed';
    case 'hang':
      return 'hangs';
    case 'capacity':
      return `${percentText(fault.capacity)} of the workers left`;
    case 'fail-first':
      return fault.count === 1 ? 'the first request fails' : `the first ${count(fault.count)} requests fail`;
    case 'crash-at-work':
      return listed([
        `crashes ${fault.moment} the effect of ${percentText(fault.crashRate)} of the work`,
        fault.most > 0 && `at most ${count(fault.most)}`,
      ]);
    case 'network':
      return listed([
        fault.lossRate > 0 && `loss ${percentText(fault.lossRate)}`,
        fault.duplicateRate > 0 && `duplicates ${percentText(fault.duplicateRate)}`,
        longer(fault.addedMs),
        directionWords(fault),
      ]);
    case 'partition':
      return listed([fault.cut === 'silent' ? 'cut off' : 'refused', directionWords(fault)]);
  }
}

function longer(addedMs: number): string | false {
  return addedMs > 0 && `+ ${durationText(msToNs(addedMs))}`;
}

/** Between two zones the direction is told by the order in which they are named. */
function directionWords({ direction, target }: Extract<Fault, { direction: string }>): string | false {
  if (direction === 'both' || target.between !== undefined) return false;
  return direction === 'there' ? 'requests only' : 'answers only';
}

function listed(words: readonly (string | false)[]): string {
  return words.filter((word) => word !== false).join(', ') || 'no effect';
}

/** When a fault acts: "from 20 s until 45 s, growing over 2 s, 5 times, every 10 s". One that acted may be off since. */
export function scheduleWords(fault: Fault, duration: Time, offSince?: Time): string {
  const { fromMs, toMs, rampInMs, rampOutMs, times, everyMs } = fault;
  const { grows } = faultKinds[fault.kind];
  const ms = (length: number): string => durationText(msToNs(length));
  return [
    `from ${shortInstant(msToNs(fromMs))} ${untilWords(msToNs(toMs), duration)}`,
    grows && rampInMs > 0 && `growing over ${ms(rampInMs)}`,
    grows && rampOutMs > 0 && `fading over ${ms(rampOutMs)}`,
    times > 1 && repeatWords(times, everyMs),
    !fault.enabled && offWords(offSince),
  ]
    .filter((word) => word !== false)
    .join(', ');
}

/** "switched off at 23.40 s"; one that never acted is only switched off. */
export function offWords(since?: Time): string {
  return since === undefined ? 'switched off' : `switched off at ${shortInstant(since)}`;
}

/** "5 times, every 10 s" */
export function repeatWords(times: number, everyMs: number): string {
  return `${count(times)} times, every ${durationText(msToNs(everyMs))}`;
}

/** "until 45 s", or that the fault outlasts the run. */
export function untilWords(to: Time, duration: Time): string {
  return to >= duration ? 'until the end' : `until ${shortInstant(to)}`;
}

/** A moment without idle decimals: "45 s", "12.40 s", "58:20". */
export function shortInstant(time: Time): string {
  return momentText(time, time % NS_PER_SECOND === 0 ? 0 : 2);
}
