import { durationText, instantText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { nsToMs, nsToSeconds, type Time } from '../../base/time';
import { PARTS, byPercentile, hasBudget, type HedgeConfig } from './config';
import { delayFor, isWarm } from './delay';
import type { HedgeState } from './state';
import { DENIED, MADE_EARLY, NONE_YET } from './verdicts';

/** When the next call would be hedged, and what hedging has cost and brought so far. */
export function explain(config: HedgeConfig, state: HedgeState, _now: Time): Explanation {
  const delay = delayFor(config, state);
  const facts: Fact[] = [
    { label: 'asks again after', value: nsToMs(delay), unit: 'ms' },
    { label: 'hedges at most', value: config.maxHedges, unit: 'for a call' },
    { label: 'calls', value: state.calls },
    { label: 'hedges', value: state.hedges },
    { label: 'hedges after a failure', value: state.early },
    { label: 'answered by a hedge', value: state.won, unit: 'calls' },
  ];
  if (byPercentile(config)) facts.push({ label: 'latencies known', value: state.samples });
  if (hasBudget(config)) {
    facts.push({ label: 'hedges in the budget', value: Math.floor(state.credit / PARTS) });
    facts.push({ label: 'without a hedge for want of budget', value: state.denied, unit: 'calls' });
  }
  if (state.calls > 0)
    facts.push({ label: 'calls more than asked', value: percentText(state.hedges / state.calls) });
  const sentences = [`A call is made again ${whenText(config, state)}.`];
  if (state.calls > 0) {
    const won = state.won === 1 ? '1 hedge was' : `${state.won} hedges were`;
    sentences.push(
      `${state.hedges} hedges for ${state.calls} calls so far (${percentText(state.hedges / state.calls)} more); ${won} the first to answer.`,
    );
  }
  if (hasBudget(config) && state.credit < PARTS) {
    sentences.push('The budget is used up: the next call goes on without a hedge.');
  }
  return { sentence: sentences.join(' '), facts };
}

/** What was decided about the last hedge that was due. */
export function explainDecision(_config: HedgeConfig, state: HedgeState): Explanation {
  if (state.lastVerdict === NONE_YET) return { sentence: 'No hedge was due yet.', facts: [] };
  const facts: Fact[] = [
    { label: 'due at', value: nsToSeconds(state.lastAt), unit: 's' },
    { label: 'waited', value: nsToMs(state.lastDelay), unit: 'ms' },
  ];
  const why =
    state.lastVerdict === MADE_EARLY
      ? 'because another attempt failed'
      : `after ${durationText(state.lastDelay)} without an answer`;
  const sentence =
    state.lastVerdict === DENIED
      ? `The hedge that was due at ${instantText(state.lastAt)} was not made: the budget was used up.`
      : `The last hedge was made at ${instantText(state.lastAt)}, ${why}.`;
  return { sentence, facts };
}

function whenText(config: HedgeConfig, state: HedgeState): string {
  const delay = delayFor(config, state);
  const times = config.maxHedges === 1 ? '' : `, up to ${config.maxHedges} times`;
  if (delay === 0) return config.maxHedges === 1 ? 'at once' : `${config.maxHedges} times at once`;
  const after = `after ${durationText(delay)} without an answer${times}`;
  if (!byPercentile(config)) return after;
  if (isWarm(config, state)) {
    return `${after}: ${percentText(config.percentile)} of the last ${state.samples} calls took no longer`;
  }
  return `${after}, until ${config.minimumSamples} latencies are known (now ${state.samples})`;
}
