import { durationText, instantText, percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import { NO_SLOT, findSlot } from '../../base/key-table';
import { nsToMs, nsToSeconds, type Time } from '../../base/time';
import { isJoinable, type SingleFlightConfig } from './config';
import type { SingleFlightState } from './state';
import {
  ANSWERED,
  CANCELLED,
  FIRST,
  NOT_ASKED,
  NO_PLACE_TO_FLY,
  NO_PLACE_TO_WAIT,
  OVERTOOK,
  WAITED,
} from './verdicts';

/** What is under way, and what the next call of the key that asked last would meet. */
export function explain(config: SingleFlightConfig, state: SingleFlightState, now: Time): Explanation {
  const facts: Fact[] = [
    { label: 'keys under way', value: state.flying },
    { label: 'keys at most', value: config.maxFlights },
    { label: 'waiting', value: state.waiting },
    { label: 'wait at most', value: config.maxWaiters },
    { label: 'led', value: state.led + state.tookOver },
    { label: 'joined', value: state.joined },
    { label: 'went alone', value: state.alone },
  ];
  if (config.joinForNs > 0) facts.push({ label: 'joined for', value: nsToMs(config.joinForNs), unit: 'ms' });
  if (state.lastVerdict === NOT_ASKED)
    return { sentence: 'Nobody has asked yet: the next call goes.', facts };
  facts.push({ label: 'share that joined', value: percentText(state.joined / state.asked) });
  const flights = counted(state.flying, 'key is', 'keys are');
  const waiters = counted(state.waiting, 'call waits', 'calls wait');
  return { sentence: `${flights} under way, ${waiters}. ${nextText(config, state, now)}.`, facts };
}

/** What the last call was told, and what the last landing brought. */
export function explainDecision(config: SingleFlightConfig, state: SingleFlightState): Explanation {
  const { lastVerdict, lastAt, lastBeganAt } = state;
  if (lastVerdict === NOT_ASKED) return { sentence: 'Nobody has asked yet.', facts: [] };
  const facts: Fact[] = [
    { label: 'asked at', value: nsToSeconds(lastAt), unit: 's' },
    { label: 'age of what it found', value: nsToMs(lastAt - lastBeganAt), unit: 'ms' },
    { label: 'served by the last landing', value: state.lastServed, unit: 'calls' },
  ];
  const told = `The call at ${instantText(lastAt)} ${toldText(config, state)}.`;
  return { sentence: state.landings === 0 ? told : `${told} ${landingText(state)}.`, facts };
}

function nextText(config: SingleFlightConfig, state: SingleFlightState, now: Time): string {
  const slot = findSlot(state, state.lastKey);
  const who = 'The key that asked last';
  if (slot === NO_SLOT || state.leading[slot] === 0) {
    const full = state.flying >= config.maxFlights;
    return full
      ? `${who} is not under way, and no more keys may be: the next call goes alone`
      : `${who} is not under way: the next call goes and leads`;
  }
  const age = durationText(now - state.beganAt[slot]);
  if (!isJoinable(config, now - state.beganAt[slot])) {
    return `${who} is under way for ${age}, too long to be joined: the next call goes and leads`;
  }
  const full = state.waiting >= config.maxWaiters;
  return `${who} is under way for ${age}: the next call ${full ? 'goes alone, for no more may wait' : 'joins it'}`;
}

function toldText(config: SingleFlightConfig, state: SingleFlightState): string {
  const age = durationText(state.lastAt - state.lastBeganAt);
  switch (state.lastVerdict) {
    case FIRST:
      return 'went and led, because nobody was under way for its key';
    case OVERTOOK:
      return `went and led, because the one under way was ${age} old and is joined for ${durationText(config.joinForNs)}`;
    case WAITED:
      return `joined the one under way for ${age}`;
    case NO_PLACE_TO_WAIT:
      return 'went alone, because no more calls may wait';
    case NO_PLACE_TO_FLY:
    default:
      return 'went alone, because no more keys may be under way';
  }
}

function landingText(state: SingleFlightState): string {
  const { lastEnd, lastServed, lastHandedOn } = state;
  const how = lastEnd === ANSWERED ? 'was answered' : lastEnd === CANCELLED ? 'was cancelled' : 'failed';
  const what =
    lastHandedOn > 0
      ? 'the longest waiter took over'
      : lastServed === 0
        ? 'nobody waited for it'
        : `${counted(lastServed, 'other', 'others')} got the same`;
  return `The one that ended last ${how}, and ${what}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
