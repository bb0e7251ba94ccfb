import type { Time } from '../../base/time';
import type { BreakerConfig } from './config';
import type { BreakerState } from './state';

/**
 * The window of recent results. One of calls is a ring of outcomes; one of time is a ring of buckets addressed by
 * their absolute index (time divided by the bucket length), so a gap of any length expires every bucket it skips.
 */
export function record(state: BreakerState, now: Time, failed: number): void {
  if (state.bucketCalls.length > 0) recordInBucket(state, now, failed);
  else recordInRing(state, failed);
}

function recordInRing(state: BreakerState, failed: number): void {
  const { outcomes, outcomeNext } = state;
  if (state.windowCalls === outcomes.length) state.windowFailures -= outcomes[outcomeNext];
  else state.windowCalls += 1;
  outcomes[outcomeNext] = failed;
  state.windowFailures += failed;
  state.outcomeNext = outcomeNext + 1 === outcomes.length ? 0 : outcomeNext + 1;
}

function recordInBucket(state: BreakerState, now: Time, failed: number): void {
  roll(state, now);
  const slot = state.newestBucket % state.bucketCalls.length;
  state.bucketCalls[slot] += 1;
  state.bucketFailures[slot] += failed;
  state.windowCalls += 1;
  state.windowFailures += failed;
}

/** Moves the newest bucket up to `now`; every bucket that is entered on the way is emptied first. */
function roll(state: BreakerState, now: Time): void {
  const newest = Math.floor(now / state.bucketLength);
  if (newest <= state.newestBucket) return;
  const count = state.bucketCalls.length;
  const entered = Math.min(newest - state.newestBucket, count);
  for (let bucket = newest - entered + 1; bucket <= newest; bucket += 1) {
    const slot = bucket % count;
    state.windowCalls -= state.bucketCalls[slot];
    state.windowFailures -= state.bucketFailures[slot];
    state.bucketCalls[slot] = 0;
    state.bucketFailures[slot] = 0;
  }
  state.newestBucket = newest;
}

export function clearWindow(state: BreakerState): void {
  state.windowCalls = 0;
  state.windowFailures = 0;
  state.outcomeNext = 0;
  state.outcomes.fill(0);
  state.bucketCalls.fill(0);
  state.bucketFailures.fill(0);
}

/** Fits the window to changed settings. Outcomes have no time and buckets no order, so neither becomes the other. */
export function resizeWindow(config: BreakerConfig, state: BreakerState, now: Time): void {
  const wasOfTime = state.bucketCalls.length > 0;
  const isOfTime = config.bucketCount > 0;
  if (wasOfTime && isOfTime) {
    moveBuckets(config, state, now);
  } else if (!wasOfTime && !isOfTime) {
    keepNewestOutcomes(config, state);
  } else {
    state.outcomes = new Float64Array(config.outcomeCount);
    state.bucketCalls = new Float64Array(config.bucketCount);
    state.bucketFailures = new Float64Array(config.bucketCount);
    clearWindow(state);
  }
  if (!wasOfTime || !isOfTime) state.newestBucket = Math.floor(now / config.bucketNs);
  state.bucketLength = config.bucketNs;
}

function keepNewestOutcomes(config: BreakerConfig, state: BreakerState): void {
  if (state.outcomes.length === config.outcomeCount) return;
  const outcomes = new Float64Array(config.outcomeCount);
  const kept = Math.min(state.windowCalls, outcomes.length);
  let failures = 0;
  for (let index = 0; index < kept; index += 1) {
    outcomes[index] = outcomeInWindow(state, state.windowCalls - kept + index);
    failures += outcomes[index];
  }
  state.outcomes = outcomes;
  state.windowCalls = kept;
  state.windowFailures = failures;
  state.outcomeNext = kept === outcomes.length ? 0 : kept;
}

/** A result is only known to lie within its bucket; it moves as if it had come at the last instant of it. */
function moveBuckets(config: BreakerConfig, state: BreakerState, now: Time): void {
  roll(state, now);
  const { bucketCalls, bucketFailures, bucketLength, newestBucket } = state;
  const count = config.bucketCount;
  if (bucketLength === config.bucketNs && bucketCalls.length === count) return;
  state.bucketCalls = new Float64Array(count);
  state.bucketFailures = new Float64Array(count);
  state.newestBucket = Math.floor(now / config.bucketNs);
  clearWindow(state);
  const oldest = Math.max(0, newestBucket - bucketCalls.length + 1);
  for (let bucket = oldest; bucket <= newestBucket; bucket += 1) {
    const lastInstant = Math.min(now, (bucket + 1) * bucketLength - 1);
    const target = Math.floor(lastInstant / config.bucketNs);
    if (target <= state.newestBucket - count) continue;
    const from = bucket % bucketCalls.length;
    const to = target % count;
    state.bucketCalls[to] += bucketCalls[from];
    state.bucketFailures[to] += bucketFailures[from];
    state.windowCalls += bucketCalls[from];
    state.windowFailures += bucketFailures[from];
  }
}

/** The outcome at a place of a window of calls, 0 being the oldest and `state.windowCalls` - 1 the newest. */
export function outcomeInWindow(state: BreakerState, place: number): number {
  const size = state.outcomes.length;
  return state.outcomes[(state.outcomeNext + size - state.windowCalls + place) % size];
}

/** How many results the window holds at `now`, with what has expired left out although nobody has rolled it yet. */
export function callsInWindow(state: BreakerState, now: Time): number {
  return state.windowCalls - expired(state, state.bucketCalls, now);
}

/** How many of `callsInWindow` are failures. */
export function failuresInWindow(state: BreakerState, now: Time): number {
  return state.windowFailures - expired(state, state.bucketFailures, now);
}

/**
 * Where a bucket of a window of time lies in the rings: age 0 is the one that `now` is in. Returns -1 for a bucket
 * in which nothing can have been recorded yet, or that is older than the window.
 */
export function bucketSlot(state: BreakerState, now: Time, age: number): number {
  const count = state.bucketCalls.length;
  const bucket = Math.max(Math.floor(now / state.bucketLength), state.newestBucket) - age;
  return age >= count || bucket > state.newestBucket || bucket < 0 ? -1 : bucket % count;
}

function expired(state: BreakerState, ring: Float64Array, now: Time): number {
  const count = ring.length;
  if (count === 0) return 0;
  const newest = Math.floor(now / state.bucketLength);
  let sum = 0;
  const end = Math.min(newest - count, state.newestBucket);
  for (let bucket = state.newestBucket - count + 1; bucket <= end; bucket += 1) {
    if (bucket >= 0) sum += ring[bucket % count];
  }
  return sum;
}
