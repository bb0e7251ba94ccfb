import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, type Time } from '../../base/time';
import type { BulkheadConfig } from './config';
import type { BulkheadState } from './state';

/** What the next call would meet, and why. */
export function explain(config: BulkheadConfig, state: BulkheadState, _now: Time): Explanation {
  const facts: Fact[] = [
    { label: 'slots taken', value: state.current },
    { label: 'slots', value: config.maxConcurrent },
    { label: 'waiting', value: state.queued },
    { label: 'places in the queue', value: config.queueLimit },
  ];
  if (config.queueTimeoutNs > 0) {
    facts.push({ label: 'waits at most', value: nsToMs(config.queueTimeoutNs), unit: 'ms' });
  }
  const slots = `${state.current} of ${config.maxConcurrent} slots are taken`;
  const queue =
    config.queueLimit === 0
      ? 'there is no queue'
      : `${state.queued} of ${config.queueLimit} places in the queue`;
  return { sentence: `${slots}, ${queue}: the next call ${fateText(config, state)}.`, facts };
}

function fateText(config: BulkheadConfig, state: BulkheadState): string {
  if (state.queued === 0 && state.current < config.maxConcurrent) return 'starts at once';
  return state.queued < state.waiting.length ? 'waits' : 'is turned away';
}
