import type { Time } from '../../base/time';
import { AUTOMATIC, FAILURES_IN_A_ROW, FAILURE_RATE, OPEN, SLOW_RATE, STARTED } from './catalogue';
import { BY_FAILURES_IN_A_ROW, type BreakerConfig } from './config';
import { rateIsReached } from './rate';
import type { BreakerState } from './state';
import { change, setEvidence } from './transitions';
import { record, recordWithSpeed } from './window';

/** The short way: a result of a breaker that is closed, automatic and knows no slow calls. */
export function judgeCall(config: BreakerConfig, state: BreakerState, now: Time, failed: number): void {
  state.consecutive = failed === 1 ? state.consecutive + 1 : 0;
  record(state, now, failed);
  if (config.trip === BY_FAILURES_IN_A_ROW) {
    if (state.consecutive >= config.failureThreshold) open(config, state, now, FAILURES_IN_A_ROW);
  } else if (state.windowCalls >= config.minimumCalls) {
    const reached = rateIsReached(config, state.windowFailures, state.windowCalls, config.failureRate);
    if (reached) open(config, state, now, FAILURE_RATE);
  }
}

/** A result of any other closed breaker. */
export function judgeWithCare(
  config: BreakerConfig,
  state: BreakerState,
  now: Time,
  failed: number,
  slow: number,
): void {
  state.consecutive = failed === 1 ? state.consecutive + 1 : 0;
  recordWithSpeed(config, state, now, failed, slow);
  const reason = whatIsReached(config, state);
  if (config.control !== AUTOMATIC) {
    if (reason !== STARTED && state.overLimit === 0) state.wouldHaveOpened += 1;
    state.overLimit = reason === STARTED ? 0 : 1;
  } else if (reason !== STARTED) {
    open(config, state, now, reason);
  }
}

/** The reason to open that the measured figures give; STARTED, which opens nothing, when they give none. */
function whatIsReached(config: BreakerConfig, state: BreakerState): number {
  if (config.trip === BY_FAILURES_IN_A_ROW) {
    return state.consecutive >= config.failureThreshold ? FAILURES_IN_A_ROW : STARTED;
  }
  const { windowCalls: calls, windowFailures, windowSlow } = state;
  if (calls < config.minimumCalls) return STARTED;
  if (rateIsReached(config, windowFailures, calls, config.failureRate)) return FAILURE_RATE;
  return config.slowNs > 0 && rateIsReached(config, windowSlow, calls, config.slowRate) ? SLOW_RATE : STARTED;
}

function open(config: BreakerConfig, state: BreakerState, now: Time, reason: number): void {
  if (reason === FAILURES_IN_A_ROW) {
    const inARow = state.consecutive;
    setEvidence(state, inARow, inARow, 0, config.failureThreshold, 0);
  } else {
    const { windowCalls, windowFailures, windowSlow } = state;
    const limit = reason === SLOW_RATE ? config.slowRate : config.failureRate;
    setEvidence(state, windowCalls, windowFailures, windowSlow, limit, config.strictlyAbove);
  }
  change(config, state, OPEN, now, reason);
}
