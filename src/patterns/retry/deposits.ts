import type { Time } from '../../base/time';
import { DEPOSIT_BUCKETS, type BudgetConfig } from './budget-config';
import type { BudgetState } from './budget-state';

/** Drops the buckets that have passed out of the time of deposits, also those that idle time has skipped. */
export function roll(state: BudgetState, now: Time): void {
  const newest = Math.floor(now / state.bucketLength);
  const skipped = newest - state.newestBucket;
  if (skipped <= 0) return;
  if (skipped >= DEPOSIT_BUCKETS) {
    clear(state);
  } else {
    for (let bucket = state.newestBucket + 1; bucket <= newest; bucket += 1) {
      state.balance -= state.buckets[bucket % DEPOSIT_BUCKETS];
      state.buckets[bucket % DEPOSIT_BUCKETS] = 0;
    }
  }
  state.newestBucket = newest;
}

/** What the deposits amount to at an instant, with what has expired left out although nobody has rolled it yet. */
export function balanceAt(state: BudgetState, now: Time): number {
  const newest = Math.floor(now / state.bucketLength);
  let balance = state.balance;
  const oldest = state.newestBucket - DEPOSIT_BUCKETS + 1;
  const lastGone = Math.min(newest - DEPOSIT_BUCKETS, state.newestBucket);
  for (let bucket = Math.max(0, oldest); bucket <= lastGone; bucket += 1) {
    balance -= state.buckets[bucket % DEPOSIT_BUCKETS];
  }
  return balance;
}

/** Pays in, or out when `amount` is below zero; what was paid out comes back when its time has passed, too. */
export function pay(state: BudgetState, amount: number): void {
  state.buckets[state.newestBucket % DEPOSIT_BUCKETS] += amount;
  state.balance += amount;
}

export function clear(state: BudgetState): void {
  state.buckets.fill(0);
  state.balance = 0;
}

/** New lengths of buckets: what was paid counts as paid at the last instant of its bucket. */
export function moveBuckets(config: BudgetConfig, state: BudgetState, now: Time): void {
  roll(state, now);
  const { buckets, bucketLength, newestBucket } = state;
  if (bucketLength === config.bucketNs) return;
  state.buckets = new Float64Array(DEPOSIT_BUCKETS);
  state.balance = 0;
  state.bucketLength = config.bucketNs;
  state.newestBucket = Math.floor(now / config.bucketNs);
  const oldest = Math.max(0, newestBucket - DEPOSIT_BUCKETS + 1);
  for (let bucket = oldest; bucket <= newestBucket; bucket += 1) {
    const lastInstant = Math.min(now, (bucket + 1) * bucketLength - 1);
    const target = Math.floor(lastInstant / config.bucketNs);
    if (target <= state.newestBucket - DEPOSIT_BUCKETS) continue;
    const amount = buckets[bucket % DEPOSIT_BUCKETS];
    state.buckets[target % DEPOSIT_BUCKETS] += amount;
    state.balance += amount;
  }
}
