import { assert } from '../../base/assert';
import { NEVER, type Time } from '../../base/time';
import { isFree, placeOfNext, type LeftOut } from './choices';
import type { LoadBalancerConfig } from './config';
import { refresh } from './members';
import { widen, type LoadBalancerState } from './state';

export { configure, type LoadBalancerConfig } from './config';
export { explain } from './explain';
export { HEAVIEST, setInstance } from './members';
export { init, shape, type LoadBalancerState } from './state';

/** What `choose` returns in place of an instance. */
export const NOBODY = -1;

const NO_ONE: LeftOut = { instances: [], count: 0 };

/**
 * Chooses an instance for a call, which is under way there from now on until `settle`; or says NOBODY. `key` is a
 * 32-bit hash of what belongs together (only consistent hashing looks at it); `draw` is uniform in [0, 1) and belongs
 * to this choice alone.
 */
export function choose(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  now: Time,
  key: number,
  draw: number,
): number {
  return chooseOther(config, state, now, key, draw, NO_ONE);
}

/** The same among those that are not left out: another try of a call that is already under way elsewhere. */
export function chooseOther(
  config: LoadBalancerConfig,
  state: LoadBalancerState,
  now: Time,
  key: number,
  draw: number,
  leftOut: LeftOut,
): number {
  refresh(config, state);
  state.asked += 1;
  if (state.candidateCount === 0) {
    state.foundNobody += 1;
    return NOBODY;
  }
  const free = countFree(state, leftOut);
  if (free === 0) {
    state.foundNoOther += 1;
    return NOBODY;
  }
  const place = placeOfNext(config, state, now, key, draw, leftOut, free);
  const instance = state.candidates[place];
  state.last = instance;
  state.turn = place + 1 === state.candidateCount ? 0 : place + 1;
  state.chosen += 1;
  state.chosenEach[instance] += 1;
  state.inFlight[instance] += 1;
  state.inPanic += state.panicking;
  return instance;
}

function countFree(state: LoadBalancerState, leftOut: LeftOut): number {
  if (leftOut.count === 0) return state.candidateCount;
  let free = 0;
  for (let place = 0; place < state.candidateCount; place += 1) {
    if (isFree(leftOut, state.candidates[place])) free += 1;
  }
  return free;
}

/** A call has really ended: answered, failed, withdrawn, or the late end of one that was given up. Once for each. */
export function settle(_config: LoadBalancerConfig, state: LoadBalancerState, instance: number): void {
  assert(state.inFlight[instance] > 0, `no call was under way at instance ${instance} that could be settled`);
  state.inFlight[instance] -= 1;
  state.settled += 1;
}

/** Takes over changed settings and makes room for more instances. Turns, earnings and calls under way go on. */
export function adapt(config: LoadBalancerConfig, state: LoadBalancerState, _now: Time): void {
  const known = state.weights.length;
  assert(config.instances >= known, `${known} instances are known, and ${config.instances} have no room`);
  state.stale = 1;
  if (config.instances > known) widen(state, config.instances);
}

/** A slow start is looked at when a call comes; nothing changes by time alone. */
export function nextDeadline(_config: LoadBalancerConfig, _state: LoadBalancerState): Time {
  return NEVER;
}

export function advance(_config: LoadBalancerConfig, _state: LoadBalancerState, _now: Time): void {}
