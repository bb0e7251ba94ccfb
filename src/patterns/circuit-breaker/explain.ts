import { durationText, instantText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { NEVER, nsToMs, nsToSeconds, type Time } from '../../base/time';
import {
  AUTOMATIC,
  BREAKER_MODES,
  BREAKER_REASONS,
  CLOSED,
  DISABLED,
  FORCED_OPEN,
  METRICS_ONLY,
  OPEN,
} from './catalogue';
import { BY_FAILURES_IN_A_ROW, BY_RATE_OF_TIME, type BreakerConfig } from './config';
import { transitions } from './history';
import type { BreakerState } from './state';
import { settle } from './transitions';
import { callsInWindow, failuresInWindow, slowInWindow } from './window';
import { causeText, changeText, counted, rateText, shareText } from './words';

/** Which of the last changes are told, the newest first. */
const TOLD = ['last change', 'change before it', 'and before that'] as const;

/** Why the breaker admits or rejects at `now`. Looks at a copy, so that asking never changes the run. */
export function explain(config: BreakerConfig, state: BreakerState, now: Time): Explanation {
  const seen = seenAt(config, state, now);
  const shown: Fact[] = [
    { label: 'state', value: BREAKER_MODES[seen.mode] },
    { label: 'since', value: nsToSeconds(seen.changedAt), unit: 's' },
    { label: 'reason', value: BREAKER_REASONS[seen.reason].words },
  ];
  const explanation = explainMode(config, seen, now, shown);
  const newest = transitions(seen).slice(0, TOLD.length);
  newest.forEach((transition, index) => shown.push({ label: TOLD[index], value: changeText(transition) }));
  return explanation;
}

/** Why a call got what `tryAcquire` answered at `now`. */
export function explainDecision(
  config: BreakerConfig,
  state: BreakerState,
  now: Time,
  answer: number,
): Explanation {
  const { sentence, facts } = explain(config, state, now);
  return { sentence: `${answer > 0 ? 'Let through' : 'Rejected'}. ${sentence}`, facts };
}

/** The state as it is when time has done its part: a copy, in which nothing that time changes is shared. */
function seenAt(config: BreakerConfig, state: BreakerState, now: Time): BreakerState {
  const seen = { ...state, history: state.history.slice() };
  settle(config, seen, now);
  return seen;
}

function explainMode(config: BreakerConfig, state: BreakerState, now: Time, facts: Fact[]): Explanation {
  if (config.control === FORCED_OPEN) {
    const since = `Forced open by hand since ${instantText(state.changedAt)}: every call is rejected.`;
    return { sentence: since, facts };
  }
  if (config.control === DISABLED) {
    return { sentence: 'Disabled by hand: every call is let through, and nothing is measured.', facts };
  }
  if (config.control !== AUTOMATIC) return explainHeld(config, state, now, facts);
  if (state.mode === CLOSED) return explainClosed(config, state, now, facts);
  if (state.mode === OPEN) return explainOpen(state, now, facts);
  return explainHalfOpen(config, state, now, facts);
}

/** Held closed by hand, and measuring: what it would have done is what it is there for. */
function explainHeld(config: BreakerConfig, state: BreakerState, now: Time, facts: Fact[]): Explanation {
  const { sentence } = explainClosed(config, state, now, facts);
  const times = counted(state.wouldHaveOpened, 'time', 'times');
  facts.push({ label: 'would have opened', value: state.wouldHaveOpened, unit: 'times' });
  const held = config.control === METRICS_ONLY ? 'Only measuring' : 'Forced closed by hand';
  const beyond = state.overLimit === 1 ? ' It would be open now.' : '';
  return { sentence: `${held}: it would have opened ${times}.${beyond} ${sentence}`, facts };
}

function explainClosed(config: BreakerConfig, state: BreakerState, now: Time, facts: Fact[]): Explanation {
  if (config.trip === BY_FAILURES_IN_A_ROW) {
    facts.push({ label: 'failures in a row', value: state.consecutive });
    facts.push({ label: 'opens at', value: config.failureThreshold });
    const inARow = counted(state.consecutive, 'failure', 'failures');
    return { sentence: `Closed: ${inARow} in a row, ${config.failureThreshold} open it.`, facts };
  }
  const calls = callsInWindow(state, now);
  const failures = failuresInWindow(state, now);
  const slow = slowInWindow(state, now);
  facts.push(
    { label: 'calls in the window', value: calls },
    { label: 'failures in the window', value: failures },
  );
  if (calls > 0) facts.push({ label: 'failure rate', value: failures / calls });
  facts.push({ label: 'opens at', value: rateText(config.failureRate, config.strictlyAbove) });
  if (config.slowNs > 0) pushSlowFacts(config, calls, slow, facts);
  if (config.trip === BY_RATE_OF_TIME) {
    facts.push({ label: 'window', value: nsToMs(config.bucketCount * config.bucketNs), unit: 'ms' });
  } else {
    facts.push({ label: 'window', value: config.outcomeCount, unit: 'calls' });
  }
  if (calls < config.minimumCalls) {
    const sentence = `Closed: ${counted(calls, 'call', 'calls')} in the window, judged from ${config.minimumCalls} on.`;
    return { sentence, facts };
  }
  const opens = `${rateText(config.failureRate, config.strictlyAbove)} opens it`;
  const failed = `${shareText(failures, calls)} failed (${percentText(failures / calls)}, ${opens})`;
  if (config.slowNs === 0) return { sentence: `Closed: ${failed}.`, facts };
  const opensSlow = `${rateText(config.slowRate, config.strictlyAbove)} opens it`;
  const slowness = `${slow} took ${durationText(config.slowNs)} or longer (${percentText(slow / calls)}, ${opensSlow})`;
  return { sentence: `Closed: ${failed}, ${slowness}.`, facts };
}

function pushSlowFacts(config: BreakerConfig, calls: number, slow: number, facts: Fact[]): void {
  facts.push({ label: 'slow calls in the window', value: slow });
  if (calls > 0) facts.push({ label: 'slow-call rate', value: slow / calls });
  facts.push({ label: 'slow from', value: nsToMs(config.slowNs), unit: 'ms' });
  facts.push({ label: 'slow-call rate opens at', value: rateText(config.slowRate, config.strictlyAbove) });
}

function explainOpen(state: BreakerState, now: Time, facts: Fact[]): Explanation {
  facts.push({ label: 'half-open in', value: nsToMs(state.openUntil - now), unit: 'ms' });
  facts.push(
    { label: 'calls', value: state.evidenceCalls },
    { label: 'failures', value: state.evidenceFailures },
  );
  if (state.openingsInARow > 1) facts.push({ label: 'openings in a row', value: state.openingsInARow });
  const since = `Open since ${instantText(state.changedAt)} because ${causeText(state)}.`;
  return { sentence: `${since} Half-open in ${durationText(state.openUntil - now)}.`, facts };
}

function explainHalfOpen(config: BreakerConfig, state: BreakerState, now: Time, facts: Fact[]): Explanation {
  const { trialsIssued, trialsSucceeded, trialsFailed } = state;
  const underWay = trialsIssued - trialsSucceeded - trialsFailed;
  facts.push({ label: 'trials succeeded', value: trialsSucceeded });
  facts.push({ label: 'successes to close', value: config.trialsRequired });
  facts.push({ label: 'trials failed', value: trialsFailed }, { label: 'trials under way', value: underWay });
  const sentences = [
    `Half-open since ${instantText(state.changedAt)}: ${trialsSucceeded} of ${config.trialsRequired} trials that it ` +
      `takes to close have succeeded, ${underWay} under way.`,
    admissionText(config, trialsIssued),
  ];
  if (state.trialsUntil !== NEVER) {
    facts.push({ label: 'opens again in', value: nsToMs(state.trialsUntil - now), unit: 'ms' });
    sentences.push(`Opens again in ${durationText(state.trialsUntil - now)} without a verdict.`);
  }
  return { sentence: sentences.join(' '), facts };
}

function admissionText(config: BreakerConfig, issued: number): string {
  if (config.trialsPermitted === 0) return 'Every call is let through as a trial.';
  const free = Math.max(0, config.trialsPermitted - issued);
  if (free === 0) return 'Further calls are rejected until the verdict.';
  return `${counted(free, 'further call is', 'further calls are')} let through as ${free === 1 ? 'a trial' : 'trials'}.`;
}
