import { durationText, instantText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { NEVER, nsToMs, nsToSeconds, type Time } from '../../base/time';
import {
  BREAKER_MODES,
  BREAKER_REASONS,
  CLOSED,
  FAILURES_IN_A_ROW,
  FAILURE_RATE,
  OPEN,
  TRIALS_TOO_SLOW,
} from './catalogue';
import { BY_FAILURES_IN_A_ROW, BY_RATE_OF_TIME, type BreakerConfig } from './config';
import type { BreakerState } from './state';
import { settle } from './transitions';
import { callsInWindow, failuresInWindow } from './window';

/** Why the breaker admits or rejects at `now`. Looks at a copy, so that asking never changes the run. */
export function explain(config: BreakerConfig, state: BreakerState, now: Time): Explanation {
  const seen = { ...state };
  settle(seen, now);
  const shown: Fact[] = [
    { label: 'state', value: BREAKER_MODES[seen.mode] },
    { label: 'since', value: nsToSeconds(seen.changedAt), unit: 's' },
    { label: 'reason', value: BREAKER_REASONS[seen.reason].words },
  ];
  if (seen.mode === CLOSED) return explainClosed(config, seen, now, shown);
  if (seen.mode === OPEN) return explainOpen(seen, now, shown);
  return explainHalfOpen(config, seen, now, shown);
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
  facts.push(
    { label: 'calls in the window', value: calls },
    { label: 'failures in the window', value: failures },
  );
  if (calls > 0) facts.push({ label: 'failure rate', value: failures / calls });
  facts.push({ label: 'opens at', value: rateText(config.failureRate, config.strictlyAbove) });
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
  const sentence = `Closed: ${shareText(failures, calls)} failed (${percentText(failures / calls)}, ${opens}).`;
  return { sentence, facts };
}

function explainOpen(state: BreakerState, now: Time, facts: Fact[]): Explanation {
  facts.push({ label: 'half-open in', value: nsToMs(state.openUntil - now), unit: 'ms' });
  facts.push(
    { label: 'calls', value: state.evidenceCalls },
    { label: 'failures', value: state.evidenceFailures },
  );
  const since = `Open since ${instantText(state.changedAt)} because ${causeText(state)}.`;
  return { sentence: `${since} Half-open in ${durationText(state.openUntil - now)}.`, facts };
}

function causeText(state: BreakerState): string {
  const {
    evidenceCalls: calls,
    evidenceFailures: failures,
    evidenceLimit: limit,
    evidenceAbove: above,
  } = state;
  switch (state.reason) {
    case FAILURES_IN_A_ROW:
      return `${counted(calls, 'call', 'calls')} in a row failed (${limit} trip it)`;
    case FAILURE_RATE:
      return `${shareText(failures, calls)} failed (${percentText(failures / calls)}, ${rateText(limit, above)} trips it)`;
    case TRIALS_TOO_SLOW:
      return `${counted(calls, 'trial', 'trials')} brought no verdict within ${durationText(limit)}`;
    default: {
      const tolerated = limit === 0 ? 'none' : String(limit);
      return `${failures} of ${counted(calls, 'trial', 'trials')} failed (${tolerated} may fail)`;
    }
  }
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

function shareText(failures: number, calls: number): string {
  return calls === 1 ? `${failures} of 1 call` : `${failures} of the last ${calls} calls`;
}

function rateText(rate: number, above: number): string {
  return above === 1 ? `above ${percentText(rate)}` : `at least ${percentText(rate)}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
