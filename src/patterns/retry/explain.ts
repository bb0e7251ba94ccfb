import { countText, durationText, instantText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { OUTCOMES } from '../../base/outcome';
import { nsToMs, nsToSeconds, type Duration, type Time } from '../../base/time';
import { isRetried, type RetryConfig } from './config';
import { decorrelated, isDecorrelated, isSmooth, jittered, smooth } from './delay';
import { GOES_ON, RETRY_REASONS } from './reasons';
import { UNDECIDED, givenUp, lastGiveUps, type GiveUp, type RetryState } from './state';

/** Waits are told one by one up to this attempt; of a longer row only the last one follows. */
const TOLD_ONE_BY_ONE = 20;
/** The calls that are told of those that were given up. */
const GIVE_UPS_TOLD = 5;

/** What the retry is set to do, and what has come of it. */
export function explain(config: RetryConfig, state: RetryState, _now: Time): Explanation {
  const facts: Fact[] = [
    { label: 'attempts in all', value: config.maxAttempts },
    { label: 'retries at most', value: config.maxAttempts - 1 },
    ...waitFacts(config),
    { label: 'retries on', value: retriesOnText(config) },
    ...limitFacts(config),
    ...recordFacts(state),
  ];
  const plan = planText(config);
  return { sentence: state.calls === 0 ? plan : `${plan} ${recordText(state)}`, facts };
}

/** What became of the call that failed last. */
export function explainDecision(_config: RetryConfig, state: RetryState): Explanation {
  const { lastAttempt, lastMaxAttempts, lastReason, lastWait, lastDrawn } = state;
  if (lastReason === UNDECIDED) return { sentence: 'No call has failed yet.', facts: [] };
  const outcome = OUTCOMES[state.lastOutcome].label;
  const facts: Fact[] = [
    { label: 'at', value: nsToSeconds(state.lastAt), unit: 's' },
    { label: 'attempt', value: lastAttempt },
    { label: 'attempts in all', value: lastMaxAttempts },
    { label: 'outcome', value: outcome },
  ];
  const ended = `Attempt ${lastAttempt} of ${lastMaxAttempts} ended as “${outcome}”`;
  if (lastReason !== GOES_ON) {
    return { sentence: `${ended} and the call was given up: ${RETRY_REASONS[lastReason].words}.`, facts };
  }
  facts.push({ label: 'wait', value: nsToMs(lastWait), unit: 'ms' });
  const retry = `${ended}; retry ${lastAttempt} of ${lastMaxAttempts - 1} begins after ${durationText(lastWait)}`;
  if (lastWait === lastDrawn) return { sentence: `${retry}.`, facts };
  facts.push({ label: 'wait as drawn', value: nsToMs(lastDrawn), unit: 'ms' });
  return {
    sentence: `${retry}, as was asked for, and not after the ${durationText(lastDrawn)} drawn.`,
    facts,
  };
}

function planText(config: RetryConfig): string {
  const retries = config.maxAttempts - 1;
  if (retries === 0) return '1 attempt: 1 call and no retries.';
  if (config.retryOn === 0) return '1 attempt: 1 call and no retries, for nothing is tried again.';
  const made = counted(retries, 'retry', 'retries');
  const first = retries === 1 ? '' : ', the first';
  return `${config.maxAttempts} attempts: 1 call and ${made}${first} after ${waitText(config, 1)}.`;
}

function recordText(state: RetryState): string {
  const { calls, retries, mended } = state;
  const made = `${counted(calls, 'call has', 'calls have')} made ${counted(retries, 'retry', 'retries')} so far`;
  return `${made}: ${countText(mended)} answered by a retry, ${countText(givenUp(state))} given up.`;
}

function waitFacts(config: RetryConfig): Fact[] {
  const facts: Fact[] = [];
  const lastWait = config.maxAttempts - 1;
  for (let attempt = 1; attempt <= lastWait; attempt += 1) {
    if (attempt === TOLD_ONE_BY_ONE) attempt = lastWait;
    facts.push({ label: `wait after attempt ${attempt}`, value: waitText(config, attempt) });
  }
  return facts;
}

function retriesOnText(config: RetryConfig): string {
  if (config.retryOn === 0) return 'nothing';
  const outcomes = OUTCOMES.filter((_, code) => isRetried(config, code)).map((outcome) => outcome.label);
  const list = outcomes.join(', ');
  return config.statuses.length === 0 ? list : `status ${config.statuses.join(', ')}: ${list}`;
}

function limitFacts(config: RetryConfig): Fact[] {
  const facts: Fact[] = [];
  if (config.onlyIdempotent) facts.push({ label: 'methods', value: 'GET, HEAD, PUT, DELETE, OPTIONS' });
  if (config.overallNs > 0) {
    facts.push({ label: 'begins within', value: nsToMs(config.overallNs), unit: 'ms' });
  }
  if (config.heedDeadline) facts.push({ label: 'deadline', value: 'no attempt begins after it' });
  if (config.obeyPushback) {
    facts.push({ label: 'waits for the callee at most', value: nsToMs(config.maxPushbackNs), unit: 'ms' });
  }
  return facts;
}

function recordFacts(state: RetryState): Fact[] {
  const { calls, retries, gaveUp } = state;
  if (calls === 0) return [];
  const facts: Fact[] = [
    { label: 'calls', value: calls },
    { label: 'retries', value: retries },
    { label: 'attempts for each call', value: (calls + retries) / calls },
    { label: 'answered by a retry', value: state.mended },
  ];
  RETRY_REASONS.forEach(({ words }, reason) => {
    if (gaveUp[reason] > 0) facts.push({ label: `given up: ${words}`, value: gaveUp[reason] });
  });
  for (const giveUp of lastGiveUps(state).slice(0, GIVE_UPS_TOLD)) {
    facts.push({ label: `given up at ${instantText(giveUp.at)}`, value: giveUpText(giveUp) });
  }
  return facts;
}

function giveUpText({ attempts, reason, causes }: GiveUp): string {
  const ends = causes.map((outcome) => OUTCOMES[outcome].label).join(', ');
  const left = attempts > causes.length ? `the last ${causes.length} ended as: ` : '';
  return `after ${counted(attempts, 'attempt', 'attempts')}, ${RETRY_REASONS[reason].words}: ${left}${ends}`;
}

/** Between what and what the wait after an attempt lies, whatever was drawn for it and for the waits before. */
function waitText(config: RetryConfig, attempt: number): string {
  const shortest = extremeWait(config, attempt, 0);
  const longest = extremeWait(config, attempt, 1);
  if (shortest === longest) return durationText(shortest);
  return `${durationText(shortest)} to ${durationText(longest)}`;
}

/** The wait after an attempt when every draw that it depends on made it as short (0) or as long (almost 1) as can be. */
function extremeWait(config: RetryConfig, attempt: number, draw: number): Duration {
  // A smooth wait is a step: it is longest when it starts low and ends high.
  if (isSmooth(config)) return smooth(config, attempt, 1 - draw, draw);
  if (!isDecorrelated(config)) return jittered(config, attempt, draw);
  let wait = 0;
  for (let waited = 0; waited < attempt; waited += 1) wait = decorrelated(config, wait, draw);
  return wait;
}

function counted(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
