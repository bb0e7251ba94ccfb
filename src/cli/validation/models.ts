import '../../policies/all-layers';
import { msToNs } from '../../base/time';
import { defaultsOf } from '../../base/check-settings';
import { fields as breakerFields } from '../../patterns/circuit-breaker/settings';
import { fields as bulkheadFields } from '../../patterns/bulkhead/settings';
import { fields as limiterFields, type RateLimiterSettings } from '../../patterns/rate-limiter/settings';
import { fields as balancerFields, type LoadBalancerSettings } from '../../patterns/load-balancer/settings';
import { fields as cacheFields, type CacheSettings } from '../../patterns/cache/settings';
import {
  fields as singleFlightFields,
  type SingleFlightSettings,
} from '../../patterns/single-flight/settings';
import { fields as fallbackFields, type FallbackSettings } from '../../patterns/fallback/settings';
import { fields as hedgeFields, type HedgeSettings } from '../../patterns/hedge/settings';
import {
  fields as ejectionFields,
  type OutlierEjectionSettings,
} from '../../patterns/outlier-ejection/settings';
import { fields as retryFields } from '../../patterns/retry/settings';
import { fields as timeoutFields } from '../../patterns/timeout/settings';
import type { CircuitBreakerSettings } from '../../patterns/circuit-breaker/settings';
import type { BulkheadSettings } from '../../patterns/bulkhead/settings';
import type { RetrySettings } from '../../patterns/retry/settings';
import type {
  ClientModel,
  Distribution,
  EdgeModel,
  LayerModel,
  LoadModel,
  Model,
  NodeModel,
  RequestTypeModel,
} from '../../sim/model';
import {
  client,
  node as plainNode,
  requestType,
  single,
  system as plainSystem,
  type NodeParts,
} from '../../sim/plain-parts';

export { client, edge, fault, networkFault, requestType, single } from '../../sim/plain-parts';

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

export const uniform = (fromMs: number, toMs: number): Distribution => ({
  kind: 'uniform',
  fromNs: msToNs(fromMs),
  toNs: msToNs(toMs),
});
export const erlang = (meanMs: number, shape: number): Distribution => ({
  kind: 'erlang',
  meanNs: msToNs(meanMs),
  shape,
});
export const pareto = (meanMs: number, alpha: number): Distribution => ({
  kind: 'pareto',
  leastNs: msToNs((meanMs * (alpha - 1)) / alpha),
  alpha,
});
/** A rare kind of request that takes longer than the usual one. */
export const hyperexponential = (usualMs: number, rareMs: number, rareShare: number): Distribution => ({
  kind: 'mixture',
  usual: exponential(usualMs),
  rare: exponential(rareMs),
  rareShare,
});

/** A node with one instance that serves one request at a time and has room for all. */
export function node(id: string, latency: Distribution, more: NodeParts = {}): NodeModel {
  return plainNode(id, { latency, concurrency: 1, queueRoom: AMPLE, ...more });
}

/** A node where nobody waits. */
export function ample(id: string, latency: Distribution, more: NodeParts = {}): NodeModel {
  return node(id, latency, { concurrency: AMPLE, ...more });
}

/** The node that most rows are about. */
export const SERVER = 'server';

/** Nothing but that node: arrivals a second, service, servers, and places in the queue. */
export function station(rate: number, service: Distribution, concurrency = 1, queueRoom = AMPLE): Model {
  return single(rate, node(SERVER, service, { concurrency, queueRoom }));
}

export interface Parts {
  readonly ratePerSecond: number;
  readonly nodes: readonly NodeModel[];
  /** The first one is where the client `users` enters. */
  readonly edges: readonly EdgeModel[];
  readonly deadlineMs?: number;
  readonly faults?: Model['faults'];
  /** More about the client, and about its requests. */
  readonly users?: Partial<ClientModel>;
  readonly asks?: Partial<RequestTypeModel>;
}

export function system(parts: Parts): Model {
  const { ratePerSecond, nodes, edges, deadlineMs, faults = [], users, asks } = parts;
  return plainSystem({
    requestTypes: [requestType(deadlineMs, asks)],
    clients: [client('users', ratePerSecond, edges[0].id, users)],
    nodes,
    edges,
    faults,
  });
}

/** So many users who think, ask, and wait for their answer. */
export function closed(users: number, think: Distribution): LoadModel {
  return { kind: 'closed', users, think };
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

export function limiter(settings: Partial<RateLimiterSettings> = {}): LayerModel {
  return {
    id: 'rate-limiter',
    kind: 'rate-limiter',
    settings: { ...defaultsOf(limiterFields), ...settings },
  };
}

export function balancer(settings: Partial<LoadBalancerSettings> = {}): LayerModel {
  return {
    id: 'load-balancer',
    kind: 'load-balancer',
    settings: { ...defaultsOf(balancerFields), ...settings },
  };
}

export function cache(settings: Partial<CacheSettings> = {}): LayerModel {
  return { id: 'cache', kind: 'cache', settings: { ...defaultsOf(cacheFields), ...settings } };
}

export function singleFlight(settings: Partial<SingleFlightSettings> = {}): LayerModel {
  return {
    id: 'single-flight',
    kind: 'single-flight',
    settings: { ...defaultsOf(singleFlightFields), ...settings },
  };
}

export function fallback(settings: Partial<FallbackSettings> = {}): LayerModel {
  return { id: 'fallback', kind: 'fallback', settings: { ...defaultsOf(fallbackFields), ...settings } };
}

export function hedge(settings: Partial<HedgeSettings> = {}): LayerModel {
  return { id: 'hedge', kind: 'hedge', settings: { ...defaultsOf(hedgeFields), ...settings } };
}

export function ejection(settings: Partial<OutlierEjectionSettings> = {}): LayerModel {
  return {
    id: 'outlier-ejection',
    kind: 'outlier-ejection',
    settings: { ...defaultsOf(ejectionFields), ...settings },
  };
}
