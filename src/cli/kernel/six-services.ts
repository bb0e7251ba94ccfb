import { defaultsOf } from '../../base/check-settings';
import { fields as breakerFields } from '../../patterns/circuit-breaker/settings';
import { fields as bulkheadFields } from '../../patterns/bulkhead/settings';
import { fields as retryFields } from '../../patterns/retry/settings';
import { fields as timeoutFields } from '../../patterns/timeout/settings';
import type { EdgeModel, LayerModel, Model, NodeModel } from '../../sim/model';
import { msToNs } from '../../base/time';

/**
 * The topology that every kernel figure is about: client, gateway, orders, then inventory and payments side by
 * side, each before the same database. One request makes six calls: 19 events and 6 timeouts that never fire.
 */
export function sixServices(ratePerSecond: number, databaseMs = 3): Model {
  return {
    requestTypes: [{ id: 'order', deadlineNs: 0, priority: 0, keys: 0, users: 0 }],
    clients: [{ id: 'client', ratePerSecond, mix: [{ requestType: 'order', edge: 'in', weight: 1 }] }],
    nodes: [
      node('gateway', 1, [['to-orders']]),
      node('orders', 3, [['to-inventory', 'to-payments']]),
      node('inventory', 2, [['inventory-db']]),
      node('payments', 4, [['payments-db']]),
      node('db', databaseMs, []),
    ],
    edges: [
      edge('in', 'client', 'gateway'),
      edge('to-orders', 'gateway', 'orders'),
      edge('to-inventory', 'orders', 'inventory'),
      edge('to-payments', 'orders', 'payments'),
      edge('inventory-db', 'inventory', 'db'),
      edge('payments-db', 'payments', 'db'),
    ],
    faults: [],
  };
}

function node(id: string, meanMs: number, plan: NodeModel['plan']): NodeModel {
  return {
    id,
    instances: 1,
    concurrency: 1_000_000,
    queueRoom: 1_000_000,
    latency: { kind: 'exponential', meanNs: msToNs(meanMs) },
    errorRate: 0.001,
    holdsWorker: false,
    plan,
  };
}

function edge(id: string, from: string, to: string): EdgeModel {
  const latency = { kind: 'exponential', meanNs: msToNs(0.25) } as const;
  return { id, from, to, latency, giveUp: 'abandon', stack: fourLayers() };
}

/** Retry > breaker > timeout > bulkhead, wide enough that a healthy run never meets a limit. */
function fourLayers(timeoutMs = 1000): LayerModel[] {
  return [
    { id: 'retry', kind: 'retry', settings: defaultsOf(retryFields) },
    {
      id: 'breaker',
      kind: 'circuit-breaker',
      settings: { ...defaultsOf(breakerFields), tripOn: 'failure-rate-time' },
    },
    { id: 'timeout', kind: 'timeout', settings: { ...defaultsOf(timeoutFields), afterMs: timeoutMs } },
    {
      id: 'bulkhead',
      kind: 'bulkhead',
      settings: { ...defaultsOf(bulkheadFields), maxConcurrent: bulkheadFields.maxConcurrent.max },
    },
  ];
}
