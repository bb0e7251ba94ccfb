import { durationText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, type Time } from '../../base/time';
import type { TimeoutConfig } from './config';
import { isLate } from './deadline';
import type { TimeoutState } from './state';

export function explain(config: TimeoutConfig, state: TimeoutState, _now: Time): Explanation {
  const facts: Fact[] = [{ label: 'gives up after', value: nsToMs(config.afterNs), unit: 'ms' }];
  const counters: readonly (readonly [string, number])[] = [
    ['timed out', state.timedOut],
    ['withdrawn by the caller', state.withdrawn],
    ['cut by the deadline', state.cut],
    ['not made, too late', state.notMade],
  ];
  for (const [label, value] of counters) if (value > 0) facts.push({ label, value });
  const after = durationText(config.afterNs);
  const rule =
    config.withinDeadline === 0
      ? `Gives up on a call after ${after}`
      : `Gives up on a call after ${after}, or when the deadline of its request comes first`;
  return { sentence: `${rule}; what it started keeps its slots until it ends.`, facts };
}

/** Why a call that started at `startedAt` still waits at `now`, or has been given up. */
export function explainCall(deadlineOfCall: Time, startedAt: Time, now: Time): Explanation {
  const allowed = deadlineOfCall - startedAt;
  const facts = [
    { label: 'allowed', value: nsToMs(allowed), unit: 'ms' },
    { label: 'elapsed', value: nsToMs(now - startedAt), unit: 'ms' },
  ];
  const sentence = isLate(deadlineOfCall, now)
    ? `Given up after ${durationText(allowed)}; an answer that still comes counts as late.`
    : `Waiting for ${durationText(now - startedAt)} of the ${durationText(allowed)} allowed.`;
  return { sentence, facts };
}
