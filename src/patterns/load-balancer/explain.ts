import { percentText } from '../../base/duration-text';
import type { Explanation, Fact } from '../../base/explanation';
import type { Time } from '../../base/time';
import {
  CONSISTENT_HASH,
  FIRST,
  LEAST_CONNECTIONS,
  RANDOM,
  ROUND_ROBIN,
  TWO_CHOICES,
  WEIGHTED_ROUND_ROBIN,
  type LoadBalancerConfig,
} from './config';
import { refresh } from './members';
import { copied, type LoadBalancerState } from './state';
import { warmth, WHOLE } from './weight';

/** Instances are told one by one up to this many. */
const TOLD_ONE_BY_ONE = 20;

/** How the next call would be placed, and why. Looks at a copy, so that asking never changes the run. */
export function explain(config: LoadBalancerConfig, state: LoadBalancerState, now: Time): Explanation {
  const seen = copied(state);
  refresh(config, seen);
  const { members, healthyMembers } = seen;
  const facts: Fact[] = [
    { label: 'instances', value: members },
    { label: 'healthy', value: healthyMembers },
    { label: 'calls under way', value: seen.chosen - seen.settled },
  ];
  for (let instance = 0; instance < Math.min(seen.weights.length, TOLD_ONE_BY_ONE); instance += 1) {
    if (seen.weights[instance] === 0 && seen.inFlight[instance] === 0) continue;
    facts.push({ label: nameOf(instance), value: instanceText(config, seen, instance, now) });
  }
  if (seen.candidateCount === 0) {
    const why = members === 0 ? 'no instance is there' : `none of ${members} instances is healthy`;
    return { sentence: `Nobody to choose: ${why}.`, facts };
  }
  const sentences = [`${whoText(config, seen)}: ${ruleText(config, seen)}.`];
  const flooded = floodedInstance(config, seen, now);
  if (flooded >= 0) sentences.push(`${floodText(seen, flooded)}.`);
  return { sentence: sentences.join(' '), facts };
}

/** Numbered from 1, as people see them. */
function nameOf(instance: number): string {
  return `instance ${instance + 1}`;
}

function whoText(config: LoadBalancerConfig, state: LoadBalancerState): string {
  const { members, healthyMembers } = state;
  if (state.panicking === 1) {
    const limit = percentText(config.panicBelow);
    return `Panic: only ${healthyMembers} of ${members} instances are healthy, below ${limit}, so calls go to all`;
  }
  if (members === 1) return 'One instance is there';
  return healthyMembers === members
    ? `All ${members} instances are healthy`
    : `${healthyMembers} of ${members} instances are healthy`;
}

function ruleText(config: LoadBalancerConfig, state: LoadBalancerState): string {
  switch (config.algorithm) {
    case ROUND_ROBIN:
      if (state.last < 0) return 'they take turns, and who begins is drawn';
      return `they take turns, next is ${nameOf(state.candidates[state.turn])}`;
    case WEIGHTED_ROUND_ROBIN:
      return 'they take turns by weight';
    case RANDOM:
      return 'each call goes to one drawn by lot';
    case LEAST_CONNECTIONS:
      return 'each call goes to the one with the fewest calls under way for its weight';
    case TWO_CHOICES:
      return 'two are drawn by lot, and the one with fewer calls under way for its weight gets the call';
    case CONSISTENT_HASH:
      return 'calls with the same key go to the same one';
    case FIRST:
      return `every call goes to ${nameOf(state.candidates[0])}`;
    default:
      throw new Error(`Invariant broken: there is no algorithm ${config.algorithm}`);
  }
}

function instanceText(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  instance: number,
  now: Time,
): string {
  const parts = [`${state.inFlight[instance]} under way`];
  if (state.chosen > 0) parts.push(`${percentText(state.chosenEach[instance] / state.chosen)} of all calls`);
  if (state.weights[instance] === 0) parts.push('gone');
  else parts.push(`weight ${state.weights[instance]}`);
  if (state.weights[instance] > 0 && state.healthy[instance] === 0) parts.push('not healthy');
  else if (state.listed[instance] === 1 && warmth(config, state, instance, now) < WHOLE) {
    parts.push(`slow start at ${warmth(config, state, instance, now)} %`);
  }
  return parts.join(', ');
}

/**
 * Who gets all calls by least connections now because it is alone in having far fewer under way than the rest: the
 * newcomer, or one that fails fast. Returns -1 when nobody is two calls or more behind every other.
 */
function floodedInstance(config: LoadBalancerConfig, state: LoadBalancerState, now: Time): number {
  if (config.algorithm !== LEAST_CONNECTIONS || state.candidateCount < 2) return -1;
  const { candidates, candidateCount, inFlight, weights } = state;
  let least = candidates[0];
  let second = Infinity;
  const load = (instance: number): number =>
    ((inFlight[instance] + 1) * WHOLE) / (weights[instance] * warmth(config, state, instance, now));
  for (let place = 1; place < candidateCount; place += 1) {
    const instance = candidates[place];
    if (load(instance) < load(least)) {
      second = load(least);
      least = instance;
    } else if (load(instance) < second) second = load(instance);
  }
  return second - load(least) >= 2 / weights[least] ? least : -1;
}

function floodText(state: LoadBalancerState, instance: number): string {
  const underWay = `With ${state.inFlight[instance]} under way`;
  return `${underWay} ${nameOf(instance)} gets every call until it has as many for its weight as the others`;
}
