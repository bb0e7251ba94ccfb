import { defaultsOf } from '../base/check-settings';
import { msToNs } from '../base/time';
import { fields as breakerFields, type CircuitBreakerSettings } from '../patterns/circuit-breaker/settings';
import { fields as bulkheadFields, type BulkheadSettings } from '../patterns/bulkhead/settings';
import { fields as retryFields, type RetrySettings } from '../patterns/retry/settings';
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
  return { id, kind: 'timeout', settings: { afterMs } };
}

export function bulkhead(settings: Partial<BulkheadSettings> = {}, id = 'bulkhead'): LayerModel {
  return { id, kind: 'bulkhead', settings: { ...defaultsOf(bulkheadFields), ...settings } };
}

/** The same model with another node of this id. */
export function withNode(model: Model, id: string, more: Partial<NodeModel>): Model {
  return { ...model, nodes: model.nodes.map((one) => (one.id === id ? { ...one, ...more } : one)) };
}

/** The same model with clients that ask no more. */
export function silenced(model: Model): Model {
  return { ...model, clients: model.clients.map((one) => ({ ...one, load: steady(0) })) };
}
