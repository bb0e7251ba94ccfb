import { durationText, instantText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { firstIdle } from '../../base/idle-keys';
import { NO_SLOT } from '../../base/key-table';
import { NEVER, nsToMs, nsToSeconds, type Duration, type Time } from '../../base/time';
import { opensAt, startsAt, usedUnits } from './algorithms';
import {
  LEAKY_QUEUE,
  PER_ALL,
  PER_USER,
  SLIDING_COUNTER,
  SLIDING_LOG,
  TOKEN_BUCKET,
  isBucket,
  type LimiterConfig,
} from './config';
import { startOf } from './fixed-window';
import { knownSlot } from './room';
import { currentAt, previousAt, shareAt } from './sliding-counter';
import { NOT_ASKED, NO_ROOM, STARTED, TOO_LARGE, WAITS, type LimiterState } from './state';

/** What the next call would meet, and why: of all calls, or of the key that asked last. */
export function explain(config: LimiterConfig, state: LimiterState, now: Time): Explanation {
  if (config.per !== PER_ALL && state.lastVerdict === NOT_ASKED) {
    const who = `each ${keyWord(config)}`;
    return {
      sentence: `Nobody has asked yet: ${who} may use ${ruleText(config)}.`,
      facts: keyFacts(config, state),
    };
  }
  const slot = knownSlot(config, state, state.lastKey);
  const used = slot === NO_SLOT ? 0 : usedUnits(config, state, slot, now);
  const remaining = Math.max(0, config.capacity - used);
  const facts: Fact[] = [
    { label: 'limit', value: config.capacity, unit: 'units' },
    { label: 'used', value: used, unit: 'units' },
    { label: 'remaining', value: remaining, unit: 'units' },
  ];
  if (used > 0) facts.push({ label: 'all free', value: nsToSeconds(state.idleAt[slot]), unit: 's' });
  if (config.maxWaitNs > 0) {
    facts.push({ label: 'waits at most', value: nsToMs(config.maxWaitNs), unit: 'ms' });
  }
  if (config.per !== PER_ALL) facts.push(...keyFacts(config, state));
  const whose = config.per === PER_ALL ? '' : `${keyName(config, state.lastKey)}: `;
  const level = levelText(config, state, slot, used, now);
  return { sentence: `${whose}${level}: ${fateText(config, state, slot, now)}.`, facts };
}

/** What became of the last call that asked, and what it was told. */
export function explainDecision(config: LimiterConfig, state: LimiterState): Explanation {
  const { lastVerdict, lastAt, lastRetryAt } = state;
  if (lastVerdict === NOT_ASKED) return { sentence: 'Nobody has asked yet.', facts: [] };
  const facts: Fact[] = [
    { label: 'asked at', value: nsToSeconds(lastAt), unit: 's' },
    { label: 'cost', value: state.lastUnits, unit: 'units' },
    { label: 'remaining', value: state.lastRemaining, unit: 'units' },
    { label: 'all free', value: nsToSeconds(state.lastResetAt), unit: 's' },
  ];
  if (lastVerdict === WAITS) facts.push({ label: 'waits', value: nsToMs(state.lastWait), unit: 'ms' });
  if (lastVerdict > WAITS && lastRetryAt !== NEVER) {
    facts.push({ label: 'retry after', value: nsToMs(lastRetryAt - lastAt), unit: 'ms' });
  }
  const whose = config.per === PER_ALL ? 'The call' : `The call of ${keyWord(config)} ${state.lastKey}`;
  const asked = `${whose} at ${instantText(lastAt)} asked for ${unitsText(state.lastUnits)}`;
  return { sentence: `${asked} and ${verdictText(config, state)}.`, facts };
}

function verdictText(config: LimiterConfig, state: LimiterState): string {
  const left = `${unitsText(state.lastRemaining)} left`;
  const retry = `it may come again after ${durationText(state.lastRetryAt - state.lastAt)}`;
  switch (state.lastVerdict) {
    case STARTED:
      return `started at once, with ${left}`;
    case WAITS:
      return `waits ${durationText(state.lastWait)}`;
    case TOO_LARGE:
      return `was rejected for good: there are never more than ${unitsText(config.capacity)}`;
    case NO_ROOM:
      return `was rejected because all ${state.keyCount} that are remembered are in use; ${retry}`;
    default:
      return `was rejected with ${left}; ${retry}`;
  }
}

function fateText(config: LimiterConfig, state: LimiterState, slot: number, now: Time): string {
  const units = config.unitsPerCall;
  const next = units === 1 ? 'the next call' : `the next call, of ${unitsText(units)},`;
  if (units > config.capacity) return `${next} is rejected, however long it waits`;
  const full = state.keyCount === config.maxKeys && config.rejectNew === 1;
  const free = slot === NO_SLOT && full ? state.idleAt[firstIdle(state)] : now;
  if (free > now) {
    const others = `all ${state.keyCount} that are remembered are in use`;
    return `${next} is rejected because ${others}, until ${instantText(free)}`;
  }
  if (slot === NO_SLOT) return `${next} starts at once`;
  const opens = opensAt(config, state, slot, units, now);
  if (opens - now > config.maxWaitNs) {
    return `${next} is rejected until ${instantText(opens - config.maxWaitNs)}`;
  }
  const wait = startsAt(config, state, slot, opens) - now;
  return wait > 0 ? `${next} waits ${durationText(wait)}` : `${next} starts at once`;
}

function levelText(
  config: LimiterConfig,
  state: LimiterState,
  slot: number,
  used: number,
  now: Time,
): string {
  const { capacity } = config;
  const most = unitsText(capacity);
  if (isBucket(config.algorithm)) {
    const pace = durationText(unitTime(config));
    if (config.algorithm === TOKEN_BUCKET) {
      return `${Math.max(0, capacity - used)} of ${capacity} tokens are there, and one more comes every ${pace}`;
    }
    const what = config.algorithm === LEAKY_QUEUE ? 'places in the queue' : 'units of the bucket';
    return `${used} of ${capacity} ${what} are taken, and one is free again every ${pace}`;
  }
  if (slot === NO_SLOT || used === 0) return `0 of ${most} are used`;
  if (config.algorithm === SLIDING_LOG) {
    return `${used} of ${most} were used in the last ${windowText(config)}`;
  }
  if (config.algorithm === SLIDING_COUNTER) {
    const at = Math.max(now, state.newestStart[slot]);
    const share = `${shareAt(config, state, slot, at)} of the ${previousAt(config, state, slot, at)} before`;
    return `${currentAt(config, state, slot, at)} in this window and ${share} make ${used} of ${most}`;
  }
  const ends = instantText(startOf(config, state, slot, now) + config.windowNs);
  return `${used} of ${most} are used in the window that ends at ${ends}`;
}

function ruleText(config: LimiterConfig): string {
  const rate = `${unitsText(config.limit)} in ${windowText(config)}`;
  if (!isBucket(config.algorithm)) return rate;
  return `${rate}, up to ${unitsText(config.capacity)} at once`;
}

function keyFacts(config: LimiterConfig, state: LimiterState): Fact[] {
  return [
    { label: 'keys remembered', value: state.keyCount },
    { label: 'keys at most', value: config.maxKeys },
    { label: 'forgotten while in use', value: state.forgottenKeys, unit: 'keys' },
    { label: 'became free by that', value: state.forgottenUnits, unit: 'units' },
  ];
}

function keyWord(config: LimiterConfig): string {
  return config.per === PER_USER ? 'user' : 'key';
}

function keyName(config: LimiterConfig, key: number): string {
  return config.per === PER_USER ? `User ${key}` : `Key ${key}`;
}

function unitsText(units: number): string {
  return units === 1 ? '1 unit' : `${units} units`;
}

function windowText(config: LimiterConfig): string {
  return durationText(config.windowNs);
}

function unitTime(config: LimiterConfig): Duration {
  return config.windowNs / config.limit;
}
