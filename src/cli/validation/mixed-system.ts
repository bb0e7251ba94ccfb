import { INVALID } from '../../base/outcome';
import { msToNs } from '../../base/time';
import type { FaultModel } from '../../sim/fault-model';
import type { ClientModel, EdgeModel, LayerModel, Model, NodeModel } from '../../sim/model';
import { system as plainSystem } from '../../sim/plain-parts';
import {
  balancer,
  breaker,
  bulkhead,
  cache,
  client,
  closed,
  edge,
  ejection,
  exponential,
  fallback,
  fault,
  hedge,
  limiter,
  lognormal,
  networkFault,
  node,
  requestType,
  retry,
  singleFlight,
  timeout,
} from './models';

/** Every kind of guard, the retry outermost. */
export function guards(): LayerModel[] {
  return [
    retry({ maxAttempts: 3, initialDelayMs: 5 }),
    breaker({ tripOn: 'failure-rate-calls', failureRate: 0.6, openForMs: 500 }),
    timeout(60),
    bulkhead({ maxConcurrent: 9, queueLimit: 4, queueTimeoutMs: 8 }),
  ];
}

/** Asks two at once when one is slow, keeps away from whoever fails, and has an answer of its own in the end. */
function toTheNearest(): LayerModel[] {
  return [
    fallback({ kind: 'static', on: ['error', 'unavailable', 'no-answer'] }),
    hedge({ after: 'fixed', delayMs: 12, maxHedges: 1, budget: 'share' }),
    balancer({ algorithm: 'two-choices' }),
    ejection({ consecutiveFailures: 3, intervalMs: 500, baseEjectionMs: 400 }),
  ];
}

function paced(): LayerModel {
  return limiter({ algorithm: 'token-bucket', limit: 80, windowMs: 1000, burst: 4, maxWaitMs: 6 });
}

/** Answers are kept for moments, renewed behind who asks, and asked for once. */
function shared(): LayerModel[] {
  return [cache({ ttlMs: 40, staleWhileRevalidateMs: 30, perUser: true }), singleFlight({ joinForMs: 15 })];
}

/**
 * A system where everything happens at once: open and closed clients that lose patience, priorities and keys, retries,
 * timeouts, a breaker that opens, full bulkheads, every other kind of layer, shedding, dropped requests, races of writes, optional and forgotten
 * calls, two zones, a network that loses and doubles, and all kinds of faults.
 */
export function mixed(giveUp: EdgeModel['giveUp'], holdsWorker: boolean, stack: LayerModel[]): Model {
  const hop = { latency: exponential(1), jitterNs: msToNs(1), giveUp, lostAfterNs: msToNs(70) };
  const rough = { ...hop, lossRate: 0.01, duplicateRate: 0.03 };
  const withoutRetry = stack.filter(({ kind }) => kind !== 'retry');
  return plainSystem({
    requestTypes: [
      requestType(100, { id: 'read', keys: 50, users: 20 }),
      requestType(140, { id: 'write', priority: 3, keys: 6, keySkew: 1 }),
    ],
    clients: callers(),
    nodes: services(holdsWorker),
    edges: [
      edge('in', 'users', 'gateway', { ...rough, stack: [timeout(120)] }),
      edge('in-house', 'staff', 'gateway', hop),
      edge('to-a', 'gateway', 'a', { ...rough, stack }),
      edge('to-b', 'gateway', 'b', { ...hop, stack: [...shared(), ...withoutRetry] }),
      edge('to-c', 'gateway', 'c', { ...rough, stack: toTheNearest() }),
      edge('to-notes', 'gateway', 'notes', { ...rough, stack: [paced(), timeout(30)] }),
      edge('a-c', 'a', 'c', { ...hop, stack: [timeout(20), ...stack.slice(0, 2)] }),
    ],
    faults: failures(),
    network: { betweenZonesNs: msToNs(2) },
  });
}

function callers(): ClientModel[] {
  const mix = (entry: string): ClientModel['mix'] => [
    { requestType: 'read', edge: entry, weight: 3 },
    { requestType: 'write', edge: entry, weight: 1 },
  ];
  return [
    client('users', 200, 'in', { mix: mix('in'), patience: exponential(400), zone: 'east' }),
    client('staff', 0, 'in-house', {
      mix: mix('in-house'),
      load: closed(12, exponential(150)),
      patience: exponential(250),
      zone: 'west',
    }),
  ];
}

function services(holdsWorker: boolean): NodeModel[] {
  return [
    node('gateway', exponential(1), {
      instances: 3,
      zones: ['east', 'west'],
      concurrency: 20,
      queueRoom: 14,
      holdsWorker,
      plan: [
        ['to-a', { edge: 'to-b', optional: true }],
        [
          { edge: 'to-c', requestTypes: ['write'] },
          { edge: 'to-notes', optional: true, awaited: false },
        ],
      ],
      lifecycle: {
        startupNs: msToNs(200),
        noticedAfterNs: msToNs(100),
        warmUpNs: msToNs(500),
        coldFactor: 3,
      },
    }),
    node('a', lognormal(10, 1), {
      concurrency: 8,
      queueRoom: 10,
      errorRate: 0.1,
      holdsWorker,
      plan: [['a-c']],
      zones: ['east'],
    }),
    node('b', exponential(20), {
      instances: 2,
      concurrency: 3,
      queueRoom: 1,
      queue: { order: 'priority', leastLeftNs: null },
      crowding: 0.05,
      errorRate: 0.02,
      errorOutcome: INVALID,
      zones: ['west'],
    }),
    node('c', exponential(4), {
      concurrency: 4,
      queueRoom: 3,
      firstWriteWins: true,
      queue: { order: 'lifo', leastLeftNs: msToNs(6) },
      zones: ['west', 'east'],
    }),
    node('notes', exponential(12), { concurrency: 2, queueRoom: 5 }),
  ];
}

/** Each is over before the run ends, so that the system is whole again for a while. */
function failures(): FaultModel[] {
  const often = { everyNs: msToNs(5000), times: 3 };
  return [
    fault('slow', 'b', 6000, 9000, { latencyFactor: 10, rampInNs: msToNs(1000), rampOutNs: msToNs(1000) }),
    fault('dead', 'c', 12_500, 14_000, { errorRate: 1 }),
    fault('first', 'a', 1000, 2000, { failFirst: 20, ...often }),
    fault('crash', 'gateway', 3000, 3800, { state: 'crashed', share: 0.34, ...often }),
    fault('crash-b', 'b', 4200, 4700, { state: 'crashed', share: 0.5, ...often }),
    fault('hang', 'c', 2300, 2500, { state: 'hung', ...often }),
    fault('hang-gateway', 'gateway', 10_000, 10_150, { state: 'hung', zone: 'west' }),
    fault('cut', 'a', 15_000, 16_000, { capacity: 0.4, addedNs: msToNs(5) }),
    networkFault('lossy', ['to-a', 'a-c'], 7000, 8000, { lossRate: 0.3, duplicateRate: 0.2 }),
    networkFault('split', ['in', 'to-a', 'to-b'], 9000, 9300, {
      between: ['east', 'west'],
      cut: 'silent',
      direction: 'there',
    }),
    networkFault('wall', ['to-c', 'in-house'], 11_000, 11_300, { cut: 'refused', ...often, times: 2 }),
    networkFault('deaf', ['to-b'], 16_500, 16_700, { cut: 'silent', direction: 'back', addedNs: msToNs(3) }),
  ];
}
