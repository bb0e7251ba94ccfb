import { durationText, instantText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { NO_SLOT, findSlot } from '../../base/key-table';
import { nsToMs, nsToSeconds, type Time } from '../../base/time';
import type { CacheConfig } from './config';
import { serves, verdictOn } from './entries';
import type { CacheState } from './state';
import {
  FRESH,
  FRESH_REFRESH,
  MISS,
  NEGATIVE,
  NOT_ASKED,
  PASS_ON,
  SERVE_STALE,
  STALE,
  STALE_FOR_FAILURE,
  STALE_REFRESH,
} from './verdicts';

/** What the cache holds, and what the next call of the key that asked last would meet. */
export function explain(config: CacheConfig, state: CacheState, now: Time): Explanation {
  const holds = `${state.keyCount} of ${counted(config.maxEntries, 'entry', 'entries')}`;
  const facts: Fact[] = [
    { label: 'entries', value: state.keyCount },
    { label: 'entries at most', value: config.maxEntries },
    { label: 'fresh for', value: nsToMs(config.ttlNs), unit: 'ms' },
    ...countFacts(config, state),
  ];
  if (state.lookups === 0) return { sentence: `${holds}: nobody has asked yet.`, facts };
  const hits = state.fresh + state.stale + state.negative;
  facts.push({ label: 'answered from here', value: percentText(hits / state.lookups) });
  const share = `${percentText(hits / state.lookups)} of ${counted(state.lookups, 'call', 'calls')} answered from here`;
  return { sentence: `${holds}, ${share}. ${nextText(config, state, now)}`, facts };
}

/** What became of the last call, and why. */
export function explainDecision(_config: CacheConfig, state: CacheState): Explanation {
  const { lastVerdict, lastAt, lastStoredAt, lastExpiresAt } = state;
  if (lastVerdict === NOT_ASKED) return { sentence: 'Nobody has asked yet.', facts: [] };
  const facts: Fact[] = [{ label: 'at', value: nsToSeconds(lastAt), unit: 's' }];
  if (lastExpiresAt > 0) {
    facts.push({ label: 'age of the entry', value: nsToMs(lastAt - lastStoredAt), unit: 'ms' });
    facts.push({ label: 'fresh until', value: nsToSeconds(lastExpiresAt), unit: 's' });
  }
  return { sentence: `The call at ${instantText(lastAt)} ${decisionText(state)}.`, facts };
}

function countFacts(config: CacheConfig, state: CacheState): Fact[] {
  const facts: Fact[] = [
    { label: 'hits', value: state.fresh },
    { label: 'misses', value: state.misses },
    { label: 'made room', value: state.evictions, unit: 'entries' },
    { label: 'expired', value: state.expirations, unit: 'entries' },
  ];
  if (config.staleNs > 0 || config.staleIfErrorNs > 0)
    facts.push({ label: 'stale hits', value: state.stale });
  if (config.staleNs > 0 || config.refreshAhead > 0)
    facts.push({ label: 'refreshes', value: state.refreshes });
  if (config.staleIfErrorNs > 0) facts.push({ label: 'failures covered', value: state.savedByStale });
  if (config.cacheErrorsNs > 0) facts.push({ label: 'negative hits', value: state.negative });
  if (state.flushes > 0) facts.push({ label: 'flushes', value: state.flushes });
  return facts;
}

/** The same question as `lookup`, without an answer to anybody. */
function nextText(config: CacheConfig, state: CacheState, now: Time): string {
  const slot = findSlot(state, state.lastKey);
  const expiresAt = slot === NO_SLOT ? 0 : state.expiresAt[slot];
  const left = durationText(expiresAt - now);
  const past = durationText(now - expiresAt);
  const who = 'The key that asked last';
  switch (verdictOn(config, state, slot, now)) {
    case FRESH:
      return `${who} is fresh for ${left} more.`;
    case FRESH_REFRESH:
      return `${who} is fresh for ${left} more; the next call gets its answer and begins a refresh.`;
    case STALE_REFRESH:
      return `${who} expired ${past} ago; the next call gets its stale answer and begins a refresh.`;
    case STALE: {
      const why = state.refreshing[slot] > 0 ? 'its refresh is under way' : 'its refresh failed just now';
      return `${who} expired ${past} ago; the next call gets its stale answer, ${why}.`;
    }
    case STALE_FOR_FAILURE:
      return `${who} failed just now; the next call gets its stale answer, ${past} past its time.`;
    case NEGATIVE: {
      const forgotten = durationText(state.failedUntil[slot] - now);
      return `${who} failed just now; the next call fails at once, for ${forgotten} more.`;
    }
    default:
      return missText(config, expiresAt, now, who);
  }
}

function missText(config: CacheConfig, expiresAt: Time, now: Time, who: string): string {
  if (!serves(expiresAt, Math.max(config.staleNs, config.staleIfErrorNs), now)) {
    return `${who} has no answer here; the next call goes.`;
  }
  const past = durationText(now - expiresAt);
  return `${who} expired ${past} ago; the next call goes, and gets the stale answer if it fails.`;
}

function decisionText(state: CacheState): string {
  const { lastVerdict, lastAt, lastExpiresAt } = state;
  const past = `${durationText(Math.max(0, lastAt - lastExpiresAt))} past its time`;
  switch (lastVerdict) {
    case FRESH:
      return `was answered from here, with ${durationText(lastExpiresAt - lastAt)} of its time left`;
    case FRESH_REFRESH:
      return `was answered from here and began a refresh, with ${durationText(lastExpiresAt - lastAt)} of its time left`;
    case STALE:
      return `was answered from here, ${past}, without a refresh of its own`;
    case STALE_REFRESH:
      return `was answered from here, ${past}, and began a refresh`;
    case STALE_FOR_FAILURE:
      return `was answered from here, ${past}, because the callee failed just before`;
    case NEGATIVE:
      return 'failed at once because the callee failed just before';
    case SERVE_STALE:
      return lastAt < lastExpiresAt
        ? 'failed and was answered with what another one had stored meanwhile'
        : `failed and was answered from here, ${past}`;
    case PASS_ON:
      return 'failed, and nothing here could stand in';
    case MISS:
    default:
      return lastExpiresAt > 0
        ? `went, because its answer was ${past}`
        : 'went, because there was no answer here';
  }
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
