import { durationText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { OUTCOMES, type Outcome } from '../../base/outcome';
import { nsToMs, type Duration, type Time } from '../../base/time';
import type { RetryConfig, RetryState } from './config';
import { decorrelated, isDecorrelated, isRetried, jittered, plainDelay } from './delay';

/** Waits are told one by one up to this attempt; of a longer row only the last one follows. */
const TOLD_ONE_BY_ONE = 20;

/** What the retry is set to do. It has no state, so nothing of it depends on the time. */
export function explain(config: RetryConfig, _state: RetryState, _now: Time): Explanation {
  const outcomes = OUTCOMES.filter((_, code) => isRetried(config, code)).map((outcome) => outcome.label);
  const facts: Fact[] = [{ label: 'attempts in all', value: config.maxAttempts }];
  const lastWait = config.maxAttempts - 1;
  for (let attempt = 1; attempt <= lastWait; attempt += 1) {
    if (attempt === TOLD_ONE_BY_ONE) attempt = lastWait;
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
  if (!isDecorrelated(config)) {
    facts.push({ label: 'wait before jitter', value: nsToMs(plainDelay(config, attempt)), unit: 'ms' });
  }
  return { sentence: `${ended}; the next one starts after ${waitText(config, attempt)}.`, facts };
}

/** Between what and what the wait after an attempt lies, whatever was drawn for it and for the waits before. */
function waitText(config: RetryConfig, attempt: number): string {
  const shortest = extremeWait(config, attempt, 0);
  const longest = extremeWait(config, attempt, 1);
  if (shortest === longest) return durationText(shortest);
  return `${durationText(shortest)} to ${durationText(longest)}`;
}

/** The wait after an attempt when every draw was as low (0) or as high (almost 1) as can be. */
function extremeWait(config: RetryConfig, attempt: number, draw: number): Duration {
  if (!isDecorrelated(config)) return jittered(config, plainDelay(config, attempt), draw);
  let wait = 0;
  for (let waited = 0; waited < attempt; waited += 1) wait = decorrelated(config, wait, draw);
  return wait;
}
