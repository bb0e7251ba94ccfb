import { NEVER, type Duration, type Time } from '../../base/time';
import { PARTS, hasBudget, type HedgeConfig } from './config';
import { addLatency, newest } from './latencies';
import type { HedgeState } from './state';
import { DENIED, MADE_EARLY, MADE_IN_TIME } from './verdicts';

export { afterFailure, isAnswer } from './attempt-end';
export { byPercentile, configure, type HedgeConfig } from './config';
export { delayFor } from './delay';
export { explain, explainDecision } from './explain';
export { init, shape, type HedgeState } from './state';
export { ENDS, GOES_ON, MAKES_NEXT } from './verdicts';

/** A call begins; its share of a hedge goes into the budget. */
export function callBegins(config: HedgeConfig, state: HedgeState): void {
  state.calls += 1;
  state.credit = Math.min(config.burstParts, state.credit + config.depositParts);
}

/**
 * A hedge is due, because its time has come or (`early`) because another attempt failed. Says whether the budget has
 * one; without a hedge the call goes on as it is. `waited` is how long the call has waited for this one.
 */
export function tryHedge(
  config: HedgeConfig,
  state: HedgeState,
  early: boolean,
  waited: Duration,
  now: Time,
): boolean {
  state.lastAt = now;
  state.lastDelay = waited;
  if (hasBudget(config)) {
    if (state.credit < PARTS) {
      state.denied += 1;
      state.lastVerdict = DENIED;
      return false;
    }
    state.credit -= PARTS;
  }
  state.hedges += 1;
  if (early) state.early += 1;
  state.lastVerdict = early ? MADE_EARLY : MADE_IN_TIME;
  return true;
}

/** A hedge has answered the call. */
export function noteWon(state: HedgeState): void {
  state.won += 1;
}

/**
 * How long the first attempt of a call took until it was answered, or, when a hedge was faster, until then: it took
 * longer than that, and what counts is on which side of the percentile it lies.
 */
export function noteLatency(state: HedgeState, latency: Duration): void {
  addLatency(state, latency);
}

/** Takes over changed settings. The newest latencies stay, and the budget holds no more than it may. */
export function adapt(config: HedgeConfig, state: HedgeState, _now: Time): void {
  state.credit = Math.min(state.credit, config.burstParts);
  if (state.recent.length === config.windowCalls) return;
  const kept = newest(state, config.windowCalls);
  state.recent = new Float64Array(config.windowCalls);
  state.sorted = new Float64Array(config.windowCalls);
  state.samples = 0;
  state.next = 0;
  for (const latency of kept) addLatency(state, latency);
}

/** The times of single calls are the caller's; the guard as a whole has none. */
export function nextDeadline(_config: HedgeConfig, _state: HedgeState): Time {
  return NEVER;
}

export function advance(_config: HedgeConfig, _state: HedgeState, _now: Time): void {}
