import { defaultsOf } from '../../base/check-settings';
import { fields as bulkhead } from '../../patterns/bulkhead/settings';
import { fields as cache } from '../../patterns/cache/settings';
import { fields as breaker } from '../../patterns/circuit-breaker/settings';
import { fields as fallback } from '../../patterns/fallback/settings';
import { fields as hedge } from '../../patterns/hedge/settings';
import { fields as balancer } from '../../patterns/load-balancer/settings';
import { fields as ejection } from '../../patterns/outlier-ejection/settings';
import { fields as limiter } from '../../patterns/rate-limiter/settings';
import { fields as retry } from '../../patterns/retry/settings';
import { fields as flight } from '../../patterns/single-flight/settings';
import { fields as timeout } from '../../patterns/timeout/settings';
import type { ScenarioLayer } from '../../scenario/format';

type Layer<Kind extends ScenarioLayer['kind']> = Extract<ScenarioLayer, { kind: Kind }>;
type Changes<Kind extends ScenarioLayer['kind']> = Partial<Layer<Kind>['settings']>;

/** Layers at their defaults, with what a test is about changed. The id is the kind unless the test needs two. */
export function retryLayer(changes: Changes<'retry'> = {}, id = 'retry'): Layer<'retry'> {
  return { id, kind: 'retry', enabled: true, settings: { ...defaultsOf(retry), ...changes } };
}

export function breakerLayer(
  changes: Changes<'circuit-breaker'> = {},
  id = 'breaker',
): Layer<'circuit-breaker'> {
  return { id, kind: 'circuit-breaker', enabled: true, settings: { ...defaultsOf(breaker), ...changes } };
}

export function timeoutLayer(afterMs: number, id = 'timeout'): Layer<'timeout'> {
  return { id, kind: 'timeout', enabled: true, settings: { ...defaultsOf(timeout), afterMs } };
}

export function bulkheadLayer(changes: Changes<'bulkhead'> = {}, id = 'bulkhead'): Layer<'bulkhead'> {
  return { id, kind: 'bulkhead', enabled: true, settings: { ...defaultsOf(bulkhead), ...changes } };
}

export function limiterLayer(changes: Changes<'rate-limiter'> = {}, id = 'limiter'): Layer<'rate-limiter'> {
  return { id, kind: 'rate-limiter', enabled: true, settings: { ...defaultsOf(limiter), ...changes } };
}

export function cacheLayer(changes: Changes<'cache'> = {}, id = 'cache'): Layer<'cache'> {
  return { id, kind: 'cache', enabled: true, settings: { ...defaultsOf(cache), ...changes } };
}

export function flightLayer(changes: Changes<'single-flight'> = {}, id = 'flight'): Layer<'single-flight'> {
  return { id, kind: 'single-flight', enabled: true, settings: { ...defaultsOf(flight), ...changes } };
}

export function fallbackLayer(changes: Changes<'fallback'> = {}, id = 'fallback'): Layer<'fallback'> {
  return { id, kind: 'fallback', enabled: true, settings: { ...defaultsOf(fallback), ...changes } };
}

export function hedgeLayer(changes: Changes<'hedge'> = {}, id = 'hedge'): Layer<'hedge'> {
  return { id, kind: 'hedge', enabled: true, settings: { ...defaultsOf(hedge), ...changes } };
}

export function balancerLayer(
  changes: Changes<'load-balancer'> = {},
  id = 'balancer',
): Layer<'load-balancer'> {
  return { id, kind: 'load-balancer', enabled: true, settings: { ...defaultsOf(balancer), ...changes } };
}

export function ejectionLayer(
  changes: Changes<'outlier-ejection'> = {},
  id = 'ejection',
): Layer<'outlier-ejection'> {
  return { id, kind: 'outlier-ejection', enabled: true, settings: { ...defaultsOf(ejection), ...changes } };
}
