import { defaultsOf } from '../../base/check-settings';
import { BULKHEAD_FULL, CANCELLED, ERROR, OK, TIMEOUT, type Outcome } from '../../base/outcome';
import { NS_PER_MS } from '../../base/time';
import * as engine from './engine';
import { explain, explainDecision } from './explain';
import { fields, type CircuitBreakerSettings } from './settings';

/** "f" fails, "s" succeeds, "t" times out, "i" is ignored, "c" is cancelled. */
const OUTCOME_OF: Readonly<Record<string, Outcome>> = {
  s: OK,
  f: ERROR,
  t: TIMEOUT,
  i: BULKHEAD_FULL,
  c: CANCELLED,
};

export function copyOf(state: engine.BreakerState): engine.BreakerState {
  const { outcomes, bucketCalls, bucketFailures, bucketSlow, history } = state;
  return {
    ...state,
    outcomes: outcomes.slice(),
    bucketCalls: bucketCalls.slice(),
    bucketFailures: bucketFailures.slice(),
    bucketSlow: bucketSlow.slice(),
    history: history.slice(),
  };
}

/** A breaker driven in milliseconds, as the settings are written. */
export function breakerWith(changed: Partial<CircuitBreakerSettings>, luck?: number) {
  let config = engine.configure({ ...defaultsOf(fields), ...changed }, luck);
  let settings = changed;
  const state = engine.init(config, 0);
  const ns = (ms: number) => Math.round(ms * NS_PER_MS);
  const ask = (ms: number) => engine.tryAcquire(config, state, ns(ms));
  const end = (permit: number, ms: number, outcome: Outcome, tookMs = 0) =>
    engine.complete(config, state, permit, ns(ms), outcome, ns(tookMs));
  return {
    state,
    ask,
    end,
    /** Calls one after another at one instant, which all took so long; letters say how they end. */
    calls(ms: number, ends: string, tookMs = 0) {
      for (const letter of ends) end(ask(ms), ms, OUTCOME_OF[letter], tookMs);
      return state.mode;
    },
    advance: (ms: number) => engine.advance(config, state, ns(ms)),
    deadline: () => engine.nextDeadline(config, state),
    retryAt: () => engine.retryAt(config, state),
    adapt(ms: number, next: Partial<CircuitBreakerSettings>) {
      settings = { ...settings, ...next };
      const before = config;
      config = engine.configure({ ...defaultsOf(fields), ...settings }, luck);
      engine.adapt(config, state, ns(ms), before);
    },
    why: (ms: number) => explain(config, state, ns(ms)),
    whyOf: (answer: number, ms: number) => explainDecision(config, state, ns(ms), answer),
  };
}
