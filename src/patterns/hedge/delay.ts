import type { Duration } from '../../base/time';
import { byPercentile, type HedgeConfig } from './config';
import { latencyAt } from './latencies';
import type { HedgeState } from './state';

/** How long to wait now before the next hedge of a call. */
export function delayFor(config: HedgeConfig, state: HedgeState): Duration {
  if (!isWarm(config, state)) return config.delayNs;
  // A call that takes as long as others do is not slow: it has to take longer.
  return latencyAt(state, config.percentile) + 1;
}

/** Whether enough calls are known for the percentile to be used. */
export function isWarm(config: HedgeConfig, state: HedgeState): boolean {
  return byPercentile(config) && state.samples >= config.minimumSamples;
}
