import { assert } from '../../base/assert';
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
import { bid } from './consistent-hash';
import type { LoadBalancerState } from './state';
import { compareLoads, weightNow } from './weight';

/** Instances that a choice leaves out: the first `count` of a list. Most choices leave nobody out. */
export interface LeftOut {
  readonly instances: ArrayLike<number>;
  readonly count: number;
}

export function isFree(leftOut: LeftOut, instance: number): boolean {
  for (let place = 0; place < leftOut.count; place += 1) {
    if (leftOut.instances[place] === instance) return false;
  }
  return true;
}

/** The place in `candidates` of the next one, of whom `free` are not left out and at least one. */
export function placeOfNext(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  now: Time,
  key: number,
  draw: number,
  leftOut: LeftOut,
  free: number,
): number {
  switch (config.algorithm) {
    case ROUND_ROBIN:
      return inTurn(state, draw, leftOut);
    case WEIGHTED_ROUND_ROBIN:
      return richest(config, state, now, draw, leftOut);
    case RANDOM:
      return nthFree(state, lot(draw, free), leftOut);
    case LEAST_CONNECTIONS:
      return leastLoaded(config, state, now, draw, leftOut);
    case TWO_CHOICES:
      return betterOfTwo(config, state, now, draw, leftOut, free);
    case CONSISTENT_HASH:
      return highestBidder(state, key, leftOut);
    default:
      assert(config.algorithm === FIRST, `there is no algorithm ${config.algorithm}`);
      return nthFree(state, 0, leftOut);
  }
}

/** A draw below one times a count can round up to the count itself, which would be one too far. */
function lot(draw: number, count: number): number {
  return Math.min(count - 1, Math.floor(draw * count));
}

function nthFree(state: LoadBalancerState, n: number, leftOut: LeftOut): number {
  if (leftOut.count === 0) return n;
  let place = 0;
  for (let ahead = n; ; place += 1) {
    if (!isFree(leftOut, state.candidates[place])) continue;
    if (ahead === 0) return place;
    ahead -= 1;
  }
}

/** Where the next turn begins. The very first one is drawn. */
function startOfTurn(state: LoadBalancerState, draw: number): number {
  return state.last < 0 ? lot(draw, state.candidateCount) : state.turn;
}

function inTurn(state: LoadBalancerState, draw: number, leftOut: LeftOut): number {
  const { candidates, candidateCount } = state;
  let place = startOfTurn(state, draw);
  while (!isFree(leftOut, candidates[place])) place = place + 1 === candidateCount ? 0 : place + 1;
  return place;
}

function richest(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  now: Time,
  draw: number,
  leftOut: LeftOut,
): number {
  const { candidates, candidateCount, earned } = state;
  let best = -1;
  let all = 0;
  let place = startOfTurn(state, draw);
  for (let seen = 0; seen < candidateCount; seen += 1) {
    const instance = candidates[place];
    if (isFree(leftOut, instance)) {
      const weight = weightNow(config, state, instance, now);
      all += weight;
      earned[instance] += weight;
      if (best < 0 || earned[instance] > earned[candidates[best]]) best = place;
    }
    place = place + 1 === candidateCount ? 0 : place + 1;
  }
  earned[candidates[best]] -= all;
  return best;
}

function leastLoaded(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  now: Time,
  draw: number,
  leftOut: LeftOut,
): number {
  const { candidates, candidateCount, inFlight, weights } = state;
  // Without a slow start whole weights compare just as well, and a long list is gone through far faster.
  const isWhole = config.slowStartNs === 0;
  let least = -1;
  let equals = 0;
  let leastCalls = Infinity;
  let leastWeight = 1;
  for (let place = 0; place < candidateCount; place += 1) {
    const instance = candidates[place];
    if (!isFree(leftOut, instance)) continue;
    const calls = inFlight[instance] + 1;
    const weight = isWhole ? weights[instance] : weightNow(config, state, instance, now);
    const order = compareLoads(calls, weight, leastCalls, leastWeight);
    if (order > 0) continue;
    equals = order < 0 ? 1 : equals + 1;
    if (order === 0) continue;
    least = place;
    leastCalls = calls;
    leastWeight = weight;
  }
  return equals === 1 ? least : nthEqual(config, state, now, leftOut, least, lot(draw, equals));
}

/** The place of the n-th candidate that is as loaded as the one at `least`, counted from there. */
function nthEqual(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  now: Time,
  leftOut: LeftOut,
  least: number,
  n: number,
): number {
  const { candidates, inFlight, weights } = state;
  const isWhole = config.slowStartNs === 0;
  const calls = inFlight[candidates[least]] + 1;
  const weight = isWhole ? weights[candidates[least]] : weightNow(config, state, candidates[least], now);
  let place = least;
  for (let ahead = n; ahead > 0;) {
    place += 1;
    const instance = candidates[place];
    if (!isFree(leftOut, instance)) continue;
    const other = isWhole ? weights[instance] : weightNow(config, state, instance, now);
    if (compareLoads(inFlight[instance] + 1, other, calls, weight) === 0) ahead -= 1;
  }
  return place;
}

/** One draw serves twice: which interval it falls into names the first, where within that interval the second. */
function betterOfTwo(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  now: Time,
  draw: number,
  leftOut: LeftOut,
  free: number,
): number {
  const first = lot(draw, free);
  const placeOfFirst = nthFree(state, first, leftOut);
  if (free === 1) return placeOfFirst;
  const rest = lot(draw * free - first, free - 1);
  const placeOfSecond = nthFree(state, rest < first ? rest : rest + 1, leftOut);
  const a = state.candidates[placeOfFirst];
  const b = state.candidates[placeOfSecond];
  const order = compareLoads(
    state.inFlight[b] + 1,
    weightNow(config, state, b, now),
    state.inFlight[a] + 1,
    weightNow(config, state, a, now),
  );
  return order < 0 ? placeOfSecond : placeOfFirst;
}

function highestBidder(state: LoadBalancerState, key: number, leftOut: LeftOut): number {
  const { candidates, candidateCount } = state;
  let best = -1;
  let highest = -1;
  for (let place = 0; place < candidateCount; place += 1) {
    if (!isFree(leftOut, candidates[place])) continue;
    const offer = bid(state, candidates[place], key);
    if (offer <= highest) continue;
    highest = offer;
    best = place;
  }
  return best;
}
