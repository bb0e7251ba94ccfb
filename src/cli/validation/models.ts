import { msToNs } from '../../base/time';
import { defaultsOf } from '../../base/check-settings';
import { fields as breakerFields } from '../../patterns/circuit-breaker/settings';
import { fields as bulkheadFields } from '../../patterns/bulkhead/settings';
import { fields as retryFields } from '../../patterns/retry/settings';
import { fields as timeoutFields } from '../../patterns/timeout/settings';
import type { CircuitBreakerSettings } from '../../patterns/circuit-breaker/settings';
import type { BulkheadSettings } from '../../patterns/bulkhead/settings';
import type { RetrySettings } from '../../patterns/retry/settings';
import type { Distribution, EdgeModel, LayerModel, Model, NodeModel } from '../../sim/model';

/** Small words for the models of the rows. Networks take no time, unless a row says so. */

/** So many servers or places that nobody ever meets the limit. */
export const AMPLE = 1_000_000;

export const constant = (ms: number): Distribution => ({ kind: 'constant', ns: msToNs(ms) });
export const exponential = (meanMs: number): Distribution => ({
  kind: 'exponential',
  meanNs: msToNs(meanMs),
});
export const lognormal = (medianMs: number, sigma: number): Distribution => ({
  kind: 'lognormal',
  mu: Math.log(msToNs(medianMs)),
  sigma,
});

/** A node with one instance that serves one request at a time and has room for all. */
export function node(id: string, latency: Distribution, more: Partial<NodeModel> = {}): NodeModel {
  const usual = {
    instances: 1,
    concurrency: 1,
    queueRoom: AMPLE,
    errorRate: 0,
    holdsWorker: false,
    plan: [],
  };
  return { id, latency, ...usual, ...more };
}

/** A node where nobody waits. */
export function ample(id: string, latency: Distribution, more: Partial<NodeModel> = {}): NodeModel {
  return node(id, latency, { concurrency: AMPLE, ...more });
}

export function edge(id: string, from: string, to: string, more: Partial<EdgeModel> = {}): EdgeModel {
  return { id, from, to, latency: constant(0), giveUp: 'abandon', stack: [], ...more };
}

export interface Parts {
  readonly ratePerSecond: number;
  readonly nodes: readonly NodeModel[];
  /** The first one is where the client `users` enters. */
  readonly edges: readonly EdgeModel[];
  readonly deadlineMs?: number;
  readonly faults?: Model['faults'];
}

export function system({ ratePerSecond, nodes, edges, deadlineMs = 0, faults = [] }: Parts): Model {
  return {
    requestTypes: [{ id: 'request', deadlineNs: msToNs(deadlineMs), priority: 0, keys: 0, users: 0 }],
    clients: [
      { id: 'users', ratePerSecond, mix: [{ requestType: 'request', edge: edges[0].id, weight: 1 }] },
    ],
    nodes,
    edges,
    faults,
  };
}

/** One node `server`, called by the client `users` along the edge `in`. */
export function single(ratePerSecond: number, server: NodeModel, stack: readonly LayerModel[] = []): Model {
  return system({ ratePerSecond, nodes: [server], edges: [edge('in', 'users', server.id, { stack })] });
}

/** A retry without any wait, so that only its counting shows. */
export function immediateRetry(maxAttempts: number, id = 'retry'): LayerModel {
  return retry({ maxAttempts, backoff: 'constant', initialDelayMs: 0, jitter: 'none' }, id);
}

export function retry(settings: Partial<RetrySettings>, id = 'retry'): LayerModel {
  return { id, kind: 'retry', settings: { ...defaultsOf(retryFields), ...settings } };
}

export function breaker(settings: Partial<CircuitBreakerSettings>): LayerModel {
  return { id: 'breaker', kind: 'circuit-breaker', settings: { ...defaultsOf(breakerFields), ...settings } };
}

export function timeout(afterMs: number): LayerModel {
  return { id: 'timeout', kind: 'timeout', settings: { ...defaultsOf(timeoutFields), afterMs } };
}

export function bulkhead(settings: Partial<BulkheadSettings>): LayerModel {
  return { id: 'bulkhead', kind: 'bulkhead', settings: { ...defaultsOf(bulkheadFields), ...settings } };
}
