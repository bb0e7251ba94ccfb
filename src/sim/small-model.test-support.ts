import { defaultsOf } from '../base/check-settings';
import { msToNs } from '../base/time';
import { fields as breakerFields, type CircuitBreakerSettings } from '../patterns/circuit-breaker/settings';
import { fields as cacheFields, type CacheSettings } from '../patterns/cache/settings';
import { fields as fallbackFields, type FallbackSettings } from '../patterns/fallback/settings';
import { fields as hedgeFields, type HedgeSettings } from '../patterns/hedge/settings';
import { fields as singleFlightFields, type SingleFlightSettings } from '../patterns/single-flight/settings';
import { fields as bulkheadFields, type BulkheadSettings } from '../patterns/bulkhead/settings';
import { fields as balancerFields, type LoadBalancerSettings } from '../patterns/load-balancer/settings';
import {
  fields as ejectionFields,
  type OutlierEjectionSettings,
} from '../patterns/outlier-ejection/settings';
import { fields as limiterFields, type RateLimiterSettings } from '../patterns/rate-limiter/settings';
import { fields as retryFields, type RetrySettings } from '../patterns/retry/settings';
import { fields as timeoutFields } from '../patterns/timeout/settings';
import '../policies/all-layers';
import type { Distribution, LayerModel, Model, NodeModel } from './model';
import { steady } from './plain-parts';

export { client, edge, fault, networkFault, node, requestType, single, steady, system } from './plain-parts';

/** Small words for the models of the tests. */

export const constant = (ms: number): Distribution => ({ kind: 'constant', ns: msToNs(ms) });
export const exponential = (ms: number): Distribution => ({ kind: 'exponential', meanNs: msToNs(ms) });
export const lognormal = (ms: number): Distribution => ({
  kind: 'lognormal',
  mu: Math.log(msToNs(ms)),
  sigma: 0.5,
});

export function retry(settings: Partial<RetrySettings> = {}, id = 'retry'): LayerModel {
  return { id, kind: 'retry', settings: { ...defaultsOf(retryFields), ...settings } };
}

export function breaker(settings: Partial<CircuitBreakerSettings> = {}, id = 'breaker'): LayerModel {
  return { id, kind: 'circuit-breaker', settings: { ...defaultsOf(breakerFields), ...settings } };
}

export function timeout(afterMs: number, id = 'timeout'): LayerModel {
  return { id, kind: 'timeout', settings: { ...defaultsOf(timeoutFields), afterMs } };
}

export function bulkhead(settings: Partial<BulkheadSettings> = {}, id = 'bulkhead'): LayerModel {
  return { id, kind: 'bulkhead', settings: { ...defaultsOf(bulkheadFields), ...settings } };
}

export function cache(settings: Partial<CacheSettings> = {}, id = 'cache'): LayerModel {
  return { id, kind: 'cache', settings: { ...defaultsOf(cacheFields), ...settings } };
}

export function singleFlight(settings: Partial<SingleFlightSettings> = {}, id = 'single-flight'): LayerModel {
  return { id, kind: 'single-flight', settings: { ...defaultsOf(singleFlightFields), ...settings } };
}

export function fallback(settings: Partial<FallbackSettings> = {}, id = 'fallback'): LayerModel {
  return { id, kind: 'fallback', settings: { ...defaultsOf(fallbackFields), ...settings } };
}

export function hedge(settings: Partial<HedgeSettings> = {}, id = 'hedge'): LayerModel {
  return { id, kind: 'hedge', settings: { ...defaultsOf(hedgeFields), ...settings } };
}

export function limiter(settings: Partial<RateLimiterSettings> = {}, id = 'limiter'): LayerModel {
  return { id, kind: 'rate-limiter', settings: { ...defaultsOf(limiterFields), ...settings } };
}

export function balancer(settings: Partial<LoadBalancerSettings> = {}, id = 'balancer'): LayerModel {
  return { id, kind: 'load-balancer', settings: { ...defaultsOf(balancerFields), ...settings } };
}

export function ejection(settings: Partial<OutlierEjectionSettings> = {}, id = 'ejection'): LayerModel {
  return { id, kind: 'outlier-ejection', settings: { ...defaultsOf(ejectionFields), ...settings } };
}

/** The same model with another node of this id. */
export function withNode(model: Model, id: string, more: Partial<NodeModel>): Model {
  return { ...model, nodes: model.nodes.map((one) => (one.id === id ? { ...one, ...more } : one)) };
}

/** The same model with clients that ask no more. */
export function silenced(model: Model): Model {
  return { ...model, clients: model.clients.map((one) => ({ ...one, load: steady(0) })) };
}
