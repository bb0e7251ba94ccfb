import { defaultsOf } from '../base/check-settings';
import { msToNs } from '../base/time';
import { fields as breakerFields, type CircuitBreakerSettings } from '../patterns/circuit-breaker/settings';
import { fields as bulkheadFields, type BulkheadSettings } from '../patterns/bulkhead/settings';
import { fields as retryFields, type RetrySettings } from '../patterns/retry/settings';
import type {
  ClientModel,
  Distribution,
  EdgeModel,
  FaultModel,
  LayerModel,
  Model,
  NodeModel,
  RequestTypeModel,
} from './model';

/** Small words for the models of the tests. Whatever is not said is plain: constant times, room for all, no luck. */

export const constant = (ms: number): Distribution => ({ kind: 'constant', ns: msToNs(ms) });
export const exponential = (ms: number): Distribution => ({ kind: 'exponential', meanNs: msToNs(ms) });
export const lognormal = (ms: number): Distribution => ({
  kind: 'lognormal',
  mu: Math.log(msToNs(ms)),
  sigma: 0.5,
});

export function node(id: string, more: Partial<NodeModel> = {}): NodeModel {
  return {
    id,
    instances: 1,
    concurrency: 1_000_000,
    queueRoom: 1_000_000,
    latency: constant(10),
    errorRate: 0,
    holdsWorker: false,
    plan: [],
    ...more,
  };
}

export function edge(id: string, from: string, to: string, more: Partial<EdgeModel> = {}): EdgeModel {
  return { id, from, to, latency: constant(0), giveUp: 'abandon', stack: [], ...more };
}

export function client(id: string, ratePerSecond: number, edgeId: string): ClientModel {
  return { id, ratePerSecond, mix: [{ requestType: 'request', edge: edgeId, weight: 1 }] };
}

export function requestType(deadlineMs = 0): RequestTypeModel {
  return { id: 'request', deadlineNs: msToNs(deadlineMs), priority: 0, keys: 0, users: 0 };
}

export function system(parts: Partial<Model> & Pick<Model, 'nodes' | 'edges'>): Model {
  return {
    requestTypes: [requestType()],
    clients: [client('users', 100, parts.edges[0].id)],
    faults: [],
    ...parts,
  };
}

/** One node `server`, called by the client `users` along the edge `in`. */
export function single(ratePerSecond: number, server: NodeModel, stack: readonly LayerModel[] = []): Model {
  const edges = [edge('in', 'users', server.id, { stack })];
  return system({ clients: [client('users', ratePerSecond, 'in')], nodes: [server], edges });
}

export function fault(
  id: string,
  nodeId: string,
  fromMs: number,
  toMs: number,
  more: Partial<FaultModel>,
): FaultModel {
  return {
    id,
    node: nodeId,
    from: msToNs(fromMs),
    to: msToNs(toMs),
    errorRate: 0,
    latencyFactor: 1,
    ...more,
  };
}

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
  return { ...model, clients: model.clients.map((one) => ({ ...one, ratePerSecond: 0 })) };
}
