import { durationText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, type Duration, type Time } from '../../base/time';
import type { BulkheadConfig } from './config';
import type { BulkheadState } from './state';

/** What the next call would meet, and why. */
export function explain(config: BulkheadConfig, state: BulkheadState, now: Time): Explanation {
  const facts: Fact[] = [
    { label: 'slots taken', value: state.current },
    { label: 'slots', value: config.maxConcurrent },
    { label: 'waiting', value: state.queued },
    { label: 'places in the queue', value: config.queueLimit },
  ];
  if (config.queueTimeoutNs > 0) {
    facts.push({ label: 'waits at most', value: nsToMs(config.queueTimeoutNs), unit: 'ms' });
  }
  facts.push({ label: 'let in', value: state.admitted }, { label: 'turned away', value: state.rejected });
  if (state.queuedTotal > 0) {
    facts.push(
      { label: 'waited too long', value: state.timedOut },
      { label: 'left the queue', value: state.left },
      { label: 'longest wait', value: nsToMs(longestWait(state, now)), unit: 'ms' },
    );
  }
  const slots = `${state.current} of ${config.maxConcurrent} slots are taken`;
  const queue =
    config.queueLimit === 0
      ? 'there is no queue'
      : `${state.queued} of ${config.queueLimit} places in the queue`;
  const sentences = [`${slots}, ${queue}: the next call ${fateText(config, state)}.`];
  if (state.queued > 0) sentences.push(nextText(config, state, now));
  return { sentence: sentences.join(' '), facts };
}

/** The longest that anybody has waited, those included who still do. */
function longestWait(state: BulkheadState, now: Time): Duration {
  const waitingNow = state.queued === 0 ? 0 : now - state.since[state.first];
  return Math.max(state.longestWait, waitingNow);
}

function nextText(config: BulkheadConfig, state: BulkheadState, now: Time): string {
  const place = config.newestFirst === 1 ? state.queued - 1 : 0;
  const waits = now - state.since[(state.first + place) % state.since.length];
  const who = config.newestFirst === 1 ? 'the newest waiter' : 'the longest waiter';
  return `The next slot goes to ${who}, here since ${durationText(waits)}.`;
}

function fateText(config: BulkheadConfig, state: BulkheadState): string {
  if (state.queued === 0 && state.current < config.maxConcurrent) return 'starts at once';
  return state.queued < state.waiting.length ? 'waits' : 'is turned away';
}
