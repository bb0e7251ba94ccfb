import type { PlainState } from '../base/shape';
import { NEVER, type Duration, type Time } from '../base/time';
import type { Guard } from '../policies/guard';
import { BalancerGuard } from '../policies/layers/balancer-layer';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import { BulkheadGuard } from '../policies/layers/bulkhead-layer';
import { CacheGuard } from '../policies/layers/cache-layer';
import { EjectionGuard } from '../policies/layers/ejection-layer';
import { FallbackGuard } from '../policies/layers/fallback-layer';
import { HedgeGuard } from '../policies/layers/hedge-layer';
import { LimiterGuard } from '../policies/layers/limiter-layer';
import { BudgetGuard } from '../policies/layers/retry-budget';
import { RetryGuard } from '../policies/layers/retry-guard';
import { SingleFlightGuard } from '../policies/layers/single-flight-layer';
import { TimeoutGuard } from '../policies/layers/timeout-layer';

/** Every sixth number of a breaker's history is an instant (patterns/circuit-breaker/history.ts). */
const HISTORY_WIDTH = 6;
/** A ring of numbers begins with two that are places (base/ring.ts). */
const RING_HEADER = 2;

/**
 * Moves a state in time: what it knows of an instant it then knows of another, so much later. States of another process,
 * whose clock began at another moment, are brought here in this way. Which numbers are instants only the engines know,
 * so here is what has to be said of each.
 */
export function moveInTime(guard: Guard, state: PlainState, by: Duration): void {
  if (guard instanceof BreakerGuard) moveBreaker(state, by);
  else if (guard instanceof BudgetGuard) {
    moveInstants(state, by, ['lastAt']);
    const isKept = moveBuckets(state, by, ['buckets']);
    if (!isKept) state.balance = 0;
  } else if (guard instanceof LimiterGuard) moveLimiter(state, by);
  else if (guard instanceof RetryGuard) {
    moveInstants(state, by, ['lastAt']);
    moveRing(state, by, 'giveUpTimes', RING_HEADER, 1);
  } else if (guard instanceof BulkheadGuard) moveRing(state, by, 'since');
  else if (guard instanceof CacheGuard) {
    moveInstants(state, by, ['lastAt', 'lastStoredAt', 'lastExpiresAt']);
    for (const ring of ['idleAt', 'storedAt', 'expiresAt', 'failedUntil']) moveRing(state, by, ring);
  } else if (guard instanceof FallbackGuard) {
    moveInstants(state, by, ['lastAt', 'lastStoredAt']);
    moveRing(state, by, 'storedAt');
  } else if (guard instanceof SingleFlightGuard) {
    moveInstants(state, by, ['lastAt', 'lastBeganAt']);
    moveRing(state, by, 'beganAt');
  } else if (guard instanceof BalancerGuard) moveRing(state, by, 'since');
  else if (guard instanceof EjectionGuard) {
    moveInstants(state, by, ['lastSweep', 'nextSweep']);
    for (const ring of ['ejectedAt', 'ejectedUntil', 'returnedAt']) moveRing(state, by, ring);
  } else if (guard instanceof HedgeGuard) moveInstants(state, by, ['lastAt']);
  else if (!(guard instanceof TimeoutGuard)) throw new Error('Invariant broken: an engine has unknown times');
}

function moveBreaker(state: PlainState, by: Duration): void {
  moveInstants(state, by, ['changedAt', 'openUntil', 'trialsSince', 'trialsUntil']);
  moveRing(state, by, 'history', 0, HISTORY_WIDTH);
  if (moveBuckets(state, by, ['bucketCalls', 'bucketFailures', 'bucketSlow'])) return;
  for (const sum of ['windowCalls', 'windowFailures', 'windowSlow']) state[sum] = 0;
}

/** Windows by the clock begin at multiples of their length, and have to do so afterwards. */
function moveLimiter(state: PlainState, by: Duration): void {
  const hasWindows = ringOf(state, 'windowStart').length > 0;
  const window = numberOf(state, 'windowNs');
  const steps = hasWindows ? Math.round(by / window) * window : by;
  moveInstants(state, by, ['lastAt', 'lastResetAt', 'lastRetryAt']);
  for (const ring of ['idleAt', 'windowStart', 'newestStart', 'log', 'clearAt']) moveRing(state, steps, ring);
}

/**
 * A window of time is a ring of buckets by their number, counted from time zero, so it moves by whole buckets. Returns
 * whether it still reaches into time that can be counted; what is older than that is forgotten.
 */
function moveBuckets(state: PlainState, by: Duration, rings: readonly string[]): boolean {
  const steps = Math.round(by / numberOf(state, 'bucketLength'));
  const newest = numberOf(state, 'newestBucket') + steps;
  state.newestBucket = Math.max(0, newest);
  for (const name of rings) {
    const before = ringOf(state, name);
    const count = before.length;
    if (count === 0) continue;
    const after = new Float64Array(count);
    const shift = ((steps % count) + count) % count;
    if (newest >= 0) for (let slot = 0; slot < count; slot++) after[(slot + shift) % count] = before[slot];
    state[name] = after;
  }
  return newest >= 0;
}

function moveInstants(state: PlainState, by: Duration, names: readonly string[]): void {
  for (const name of names) state[name] = moved(numberOf(state, name), by);
}

function moveRing(state: PlainState, by: Duration, name: string, first = 0, step = 1): void {
  const ring = ringOf(state, name);
  for (let at = first; at < ring.length; at += step) ring[at] = moved(ring[at], by);
}

/** What has never been, or never will be, stays so; nothing of ours happens at time zero (alarm.ts). */
function moved(time: Time, by: Duration): Time {
  return time === NEVER || time === 0 ? time : time + by;
}

function numberOf(state: PlainState, name: string): number {
  const value = state[name];
  if (typeof value !== 'number') throw new Error(`Invariant broken: the state has no number "${name}"`);
  return value;
}

function ringOf(state: PlainState, name: string): Float64Array {
  const value = state[name];
  if (!(value instanceof Float64Array)) throw new Error(`Invariant broken: the state has no ring "${name}"`);
  return value;
}
