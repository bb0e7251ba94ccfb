import type { Time } from '../../base/time';
import { slowBucketCount, type BreakerConfig } from './config';
import type { BreakerState } from './state';
import { clearWindow, outcomeInWindow, recordWithSpeed, roll, slownessInWindow } from './window';

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
    makeBuckets(config, state);
    clearWindow(state);
  }
  if (!wasOfTime || !isOfTime) state.newestBucket = Math.floor(now / config.bucketNs);
  state.bucketLength = config.bucketNs;
}

function keepNewestOutcomes(config: BreakerConfig, state: BreakerState): void {
  const forgetsSlow = config.slowNs === 0 && state.windowSlow > 0;
  if (state.outcomes.length === config.outcomeCount && !forgetsSlow) return;
  const kept: { readonly failed: number; readonly slow: number }[] = [];
  const oldest = Math.max(0, state.windowCalls - config.outcomeCount);
  for (let place = oldest; place < state.windowCalls; place += 1) {
    kept.push({ failed: outcomeInWindow(state, place), slow: slownessInWindow(state, place) });
  }
  state.outcomes = new Float64Array(config.outcomeCount);
  clearWindow(state);
  for (const { failed, slow } of kept) recordWithSpeed(config, state, 0, failed, slow);
}

/** A result is only known to lie within its bucket; it moves as if it had come at the last instant of it. */
function moveBuckets(config: BreakerConfig, state: BreakerState, now: Time): void {
  roll(state, now);
  const { bucketCalls, bucketFailures, bucketSlow, bucketLength, newestBucket } = state;
  const count = config.bucketCount;
  const slowCount = slowBucketCount(config);
  if (bucketLength === config.bucketNs && bucketCalls.length === count && bucketSlow.length === slowCount) {
    return;
  }
  makeBuckets(config, state);
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
    // Where slowness was not measured before, or is not from now on, there is none to move.
    if (slowCount === 0 || bucketSlow.length === 0) continue;
    state.bucketSlow[to] += bucketSlow[from];
    state.windowSlow += bucketSlow[from];
  }
}

function makeBuckets(config: BreakerConfig, state: BreakerState): void {
  state.bucketCalls = new Float64Array(config.bucketCount);
  state.bucketFailures = new Float64Array(config.bucketCount);
  state.bucketSlow = new Float64Array(slowBucketCount(config));
}
