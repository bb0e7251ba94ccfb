import type { Time } from '../../base/time';
import type { BreakerConfig } from './config';
import type { BreakerState } from './state';

/** What is added to an outcome in the ring when the call was slow. */
const SLOW = 2;

/**
 * The window of recent results. One of calls is a ring of outcomes; one of time is a ring of buckets addressed by
 * their absolute index (time divided by the bucket length), so a gap of any length expires every bucket it skips.
 */
export function record(state: BreakerState, now: Time, failed: number): void {
  if (state.bucketCalls.length > 0) recordInBucket(state, now, failed);
  else recordInRing(state, failed);
}

/** The same for results that may be slow. */
export function recordWithSpeed(
  config: BreakerConfig,
  state: BreakerState,
  now: Time,
  failed: number,
  slow: number,
): void {
  if (config.slowNs === 0) {
    record(state, now, failed);
  } else if (state.bucketCalls.length > 0) {
    recordInBucket(state, now, failed);
    state.bucketSlow[state.newestBucket % state.bucketSlow.length] += slow;
    state.windowSlow += slow;
  } else {
    const { outcomes, outcomeNext } = state;
    const code = failed + SLOW * slow;
    const oldest = state.windowCalls === outcomes.length ? outcomes[outcomeNext] : 0;
    // The short way keeps zeros and ones alone; what is slow is put in and taken out here.
    outcomes[outcomeNext] = failureOf(oldest);
    recordInRing(state, failed);
    outcomes[outcomeNext] = code;
    state.windowSlow += slow - slownessOf(oldest);
  }
}

function failureOf(code: number): number {
  return code % SLOW;
}

function slownessOf(code: number): number {
  return code >= SLOW ? 1 : 0;
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
export function roll(state: BreakerState, now: Time): void {
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
    if (state.bucketSlow.length > 0) forgetSlow(state, slot);
  }
  state.newestBucket = newest;
}

function forgetSlow(state: BreakerState, slot: number): void {
  state.windowSlow -= state.bucketSlow[slot];
  state.bucketSlow[slot] = 0;
}

export function clearWindow(state: BreakerState): void {
  state.windowCalls = 0;
  state.windowFailures = 0;
  state.windowSlow = 0;
  state.outcomeNext = 0;
  state.outcomes.fill(0);
  state.bucketCalls.fill(0);
  state.bucketFailures.fill(0);
  state.bucketSlow.fill(0);
}

/** 1 for a failure at a place of a window of calls, 0 being the oldest and `state.windowCalls` - 1 the newest. */
export function outcomeInWindow(state: BreakerState, place: number): number {
  return failureOf(codeInWindow(state, place));
}

/** 1 for a slow call at such a place. */
export function slownessInWindow(state: BreakerState, place: number): number {
  return slownessOf(codeInWindow(state, place));
}

function codeInWindow(state: BreakerState, place: number): number {
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

/** How many of `callsInWindow` were slow. */
export function slowInWindow(state: BreakerState, now: Time): number {
  return state.windowSlow - expired(state, state.bucketSlow, now);
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
