import { durationText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { OUTCOMES, type Outcome } from '../../base/outcome';
import { nsToMs, type Time } from '../../base/time';
import type { RetryConfig, RetryState } from './config';
import { isRetried, jittered, plainDelay } from './delay';

/** What the retry is set to do. It has no state, so nothing of it depends on the time. */
export function explain(config: RetryConfig, _state: RetryState, _now: Time): Explanation {
  const outcomes = OUTCOMES.filter((_, code) => isRetried(config, code)).map((outcome) => outcome.label);
  const facts: Fact[] = [{ label: 'attempts in all', value: config.maxAttempts }];
  for (let attempt = 1; attempt < config.maxAttempts; attempt += 1) {
    facts.push({ label: `wait after attempt ${attempt}`, value: waitText(config, attempt) });
  }
  facts.push({ label: 'retries on', value: outcomes.length === 0 ? 'nothing' : outcomes.join(', ') });
  const sentence =
    config.maxAttempts === 1 || outcomes.length === 0
      ? 'Tries each call once and never again.'
      : `Tries each call up to ${config.maxAttempts} times, first waiting ${waitText(config, 1)}.`;
  return { sentence, facts };
}

/** Why a call whose `attempt` (from 1) ended like this is, or is not, tried again. */
export function explainDecision(config: RetryConfig, attempt: number, outcome: Outcome): Explanation {
  const ended = `Attempt ${attempt} of ${config.maxAttempts} ended as "${OUTCOMES[outcome].label}"`;
  const facts: Fact[] = [
    { label: 'attempt', value: attempt },
    { label: 'attempts in all', value: config.maxAttempts },
    { label: 'outcome', value: OUTCOMES[outcome].label },
  ];
  if (!isRetried(config, outcome)) {
    return { sentence: `${ended}, which is not among the outcomes that are tried again.`, facts };
  }
  if (attempt >= config.maxAttempts) return { sentence: `${ended} and was the last one.`, facts };
  facts.push({ label: 'wait before jitter', value: nsToMs(plainDelay(config, attempt)), unit: 'ms' });
  return { sentence: `${ended}; the next one starts after ${waitText(config, attempt)}.`, facts };
}

function waitText(config: RetryConfig, attempt: number): string {
  const delay = plainDelay(config, attempt);
  const shortest = jittered(config, delay, 0);
  const longest = jittered(config, delay, 1);
  if (shortest === longest) return durationText(shortest);
  return `${durationText(shortest)} to ${durationText(longest)}`;
}
