import { durationText, instantText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { OUTCOMES } from '../../base/outcome';
import { nsToMs, nsToSeconds, type Time } from '../../base/time';
import { CACHED, STATIC, type FallbackConfig } from './config';
import type { FallbackState } from './state';
import {
  ASKS_OTHER,
  NONE_YET,
  NOTHING_CACHED,
  OTHER_FAILED,
  OTHER_WITHDRAWN,
  PASSED_ON,
  SERVED_CACHED,
  SERVED_OTHER,
} from './verdicts';

/** What a call that fails now would get, and what the fallback has hidden so far. */
export function explain(config: FallbackConfig, state: FallbackState, now: Time): Explanation {
  const failures = state.failed + state.rejected;
  const served = state.servedStatic + state.servedCached + state.servedOther;
  const facts: Fact[] = [
    { label: 'failed calls', value: state.failed },
    { label: 'rejected calls', value: state.rejected },
    { label: 'left as they are', value: state.passedOn },
    { label: 'answered by a fallback', value: served },
  ];
  if (config.kind === CACHED) facts.push(...cachedFacts(config, state, now));
  else if (config.kind !== STATIC) {
    facts.push({ label: 'other service failed, too', value: state.otherFailed });
    facts.push({ label: 'caller left meanwhile', value: state.otherWithdrawn });
  }
  const hidden =
    failures === 0
      ? 'No call has failed yet.'
      : `${served} of ${failures} failures were answered by the fallback; they count as failures further in, and as answered further out.`;
  return { sentence: `${ruleText(config, state)} ${hidden}`, facts };
}

/** What became of the last failure. */
export function explainDecision(config: FallbackConfig, state: FallbackState): Explanation {
  if (state.lastVerdict === NONE_YET) return { sentence: 'No call has failed yet.', facts: [] };
  const { label } = OUTCOMES[state.lastOutcome];
  const facts: Fact[] = [
    { label: 'failed at', value: nsToSeconds(state.lastAt), unit: 's' },
    { label: 'outcome', value: label },
  ];
  if (state.lastVerdict === SERVED_CACHED) {
    facts.push({ label: 'age of the answer', value: nsToMs(state.lastAt - state.lastStoredAt), unit: 'ms' });
  }
  const call = `The call that failed at ${instantText(state.lastAt)} ("${label}")`;
  return { sentence: `${call} ${verdictText(config, state)}.`, facts };
}

function verdictText(config: FallbackConfig, state: FallbackState): string {
  switch (state.lastVerdict) {
    case PASSED_ON:
      return 'stays failed: its outcome is not among those that the fallback answers';
    case SERVED_CACHED:
      return `was answered with what was a good answer ${durationText(state.lastAt - state.lastStoredAt)} before`;
    case NOTHING_CACHED: {
      const age = config.maxAgeNs > 0 ? ` of the last ${durationText(config.maxAgeNs)}` : '';
      return `stays failed: there is no good answer${age} for its key`;
    }
    case ASKS_OTHER:
      return 'waits for the other service';
    case SERVED_OTHER:
      return 'was answered by the other service';
    case OTHER_FAILED:
      return 'stays failed: the other service failed, too';
    case OTHER_WITHDRAWN:
      return 'was withdrawn while the other service was asked';
    default:
      return 'was answered with the fixed value';
  }
}

function ruleText(config: FallbackConfig, state: FallbackState): string {
  if (config.on === 0) return 'Leaves every failure as it is.';
  if (config.kind === STATIC) return 'A call that fails is answered with a fixed value.';
  if (config.kind !== CACHED) return 'A call that fails is made to another service.';
  const age = config.maxAgeNs > 0 ? `, at most ${durationText(config.maxAgeNs)} old` : '';
  return `A call that fails is answered with the last good answer for its key${age}; ${state.keyCount} are kept.`;
}

function cachedFacts(config: FallbackConfig, state: FallbackState, now: Time): Fact[] {
  const facts: Fact[] = [
    { label: 'answers kept', value: state.keyCount },
    { label: 'answers kept at most', value: config.maxEntries },
    { label: 'nothing kept for the key', value: state.nothingCached },
    { label: 'made room for others', value: state.forgotten },
  ];
  if (state.keyCount > 0) {
    const age = now - state.storedAt[state.oldest - 1];
    facts.push({ label: 'oldest answer', value: nsToMs(age), unit: 'ms' });
  }
  return facts;
}
