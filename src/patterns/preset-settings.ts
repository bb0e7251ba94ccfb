import { presets as bulkhead } from './bulkhead/preset-settings';
import { presets as cache } from './cache/preset-settings';
import { presets as circuitBreaker } from './circuit-breaker/preset-settings';
import { presets as fallback } from './fallback/preset-settings';
import { presets as hedge } from './hedge/preset-settings';
import { presets as loadBalancer } from './load-balancer/preset-settings';
import { presets as outlierEjection } from './outlier-ejection/preset-settings';
import { presets as rateLimiter } from './rate-limiter/preset-settings';
import type { PatternId, PatternSettings } from './registry';
import { presets as retry } from './retry/preset-settings';
import { presets as singleFlight } from './single-flight/preset-settings';
import { presets as timeout } from './timeout/preset-settings';

/** Settings that have a name of their own: those of a library, of a paper, of a service that people know. */
export interface Preset<Settings> {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: Settings;
}

/** The presets of each pattern. A page fetches them when somebody is about to choose one. */
export const patternPresets: { readonly [Id in PatternId]: readonly Preset<PatternSettings[Id]>[] } = {
  'circuit-breaker': circuitBreaker,
  retry,
  timeout,
  bulkhead,
  'rate-limiter': rateLimiter,
  cache,
  'single-flight': singleFlight,
  fallback,
  hedge,
  'load-balancer': loadBalancer,
  'outlier-ejection': outlierEjection,
};
