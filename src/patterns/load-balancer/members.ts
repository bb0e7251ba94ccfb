import { assert } from '../../base/assert';
import type { Time } from '../../base/time';
import type { LoadBalancerConfig } from './config';
import type { LoadBalancerState } from './state';
import { WHOLE } from './weight';

/** Above this, products of weights and counts would leave the whole numbers that a double holds exactly. */
export const HEAVIEST = 10_000;

/** Tells all about one instance: its weight, 0 when it is not there, and whether calls may go to it. */
export function setInstance(
  state: LoadBalancerState,
  instance: number,
  weight: number,
  isHealthy: boolean,
  now: Time,
): void {
  const { weights, healthy } = state;
  assert(
    instance >= 0 && instance < weights.length,
    `there is no room for instance ${instance} among ${weights.length}; adapt() to more first`,
  );
  assert(
    Number.isInteger(weight) && weight >= 0 && weight <= HEAVIEST,
    `a weight is a whole number from 0 to ${HEAVIEST}, not ${weight}`,
  );
  const mark = isHealthy ? 1 : 0;
  if (weights[instance] === weight && healthy[instance] === mark) return;
  const tookCalls = weights[instance] > 0 && healthy[instance] === 1;
  if (!tookCalls && weight > 0 && isHealthy) state.since[instance] = now;
  weights[instance] = weight;
  healthy[instance] = mark;
  // Listed anew only when somebody asks, so that a hundred changes at one instant cost one listing.
  state.stale = 1;
}

/** Lists the candidates anew if anything changed since they were listed. */
export function refresh(config: LoadBalancerConfig, state: LoadBalancerState): void {
  if (state.stale === 0) return;
  state.stale = 0;
  countMembers(state);
  const { members, healthyMembers } = state;
  state.panicking = members > 0 && healthyMembers / members < config.panicBelow ? 1 : 0;
  listCandidates(state);
  carryOverEarnings(state);
}

function countMembers(state: LoadBalancerState): void {
  const { weights, healthy } = state;
  state.members = 0;
  state.healthyMembers = 0;
  for (let instance = 0; instance < weights.length; instance += 1) {
    if (weights[instance] === 0) continue;
    state.members += 1;
    state.healthyMembers += healthy[instance];
  }
}

function listCandidates(state: LoadBalancerState): void {
  const { weights, healthy, candidates, listed, earned, last } = state;
  let count = 0;
  let turn = 0;
  state.evenWeights = 1;
  for (let instance = 0; instance < weights.length; instance += 1) {
    const isCandidate = weights[instance] > 0 && (state.panicking === 1 || healthy[instance] === 1);
    if (!isCandidate || listed[instance] === 0) earned[instance] = 0;
    listed[instance] = isCandidate ? 1 : 0;
    if (!isCandidate) continue;
    if (weights[instance] !== weights[candidates[0]] && count > 0) state.evenWeights = 0;
    candidates[count] = instance;
    count += 1;
    if (instance <= last) turn = count;
  }
  candidates.fill(0, count);
  state.candidateCount = count;
  state.turn = turn === count ? 0 : turn;
}

/**
 * Earnings are in units of weight, and a call costs the weight of all. When that changes they are converted, so that
 * whoever was half a call ahead still is: otherwise the light ones would pay off in small coin, by a long burst for
 * the others, what they owed while a heavy one was there.
 */
function carryOverEarnings(state: LoadBalancerState): void {
  const { candidates, candidateCount, weights, earned } = state;
  let weightOfAll = 0;
  for (let place = 0; place < candidateCount; place += 1) weightOfAll += weights[candidates[place]];
  weightOfAll *= WHOLE;
  const before = state.weightOfAll;
  state.weightOfAll = weightOfAll;
  if (before === 0 || candidateCount === 0) return;
  let sum = 0;
  for (let place = 0; place < candidateCount; place += 1) {
    const instance = candidates[place];
    earned[instance] = Math.trunc((earned[instance] / before) * weightOfAll);
    sum += earned[instance];
  }
  // Only differences decide, but sums that stay near zero keep the figures small for good.
  const middle = Math.trunc(sum / candidateCount);
  for (let place = 0; place < candidateCount; place += 1) earned[candidates[place]] -= middle;
}
