import { defaultsOf } from '../../base/check-settings';
import { fields as breakerFields } from '../../patterns/circuit-breaker/settings';
import { fields as bulkheadFields } from '../../patterns/bulkhead/settings';
import { fields as retryFields } from '../../patterns/retry/settings';
import { fields as timeoutFields } from '../../patterns/timeout/settings';
import type { EdgeModel, LayerModel, Model, NodeModel } from '../../sim/model';
import { client, edge, node, system } from '../../sim/plain-parts';
import { msToNs } from '../../base/time';

/**
 * The topology that every kernel figure is about: client, gateway, orders, then inventory and payments side by
 * side, each before the same database. One request makes six calls: 19 events and 6 timeouts that never fire.
 */
export function sixServices(ratePerSecond: number, databaseMs = 3): Model {
  return system({
    clients: [client('client', ratePerSecond, 'in')],
    nodes: [
      service('gateway', 1, [['to-orders']]),
      service('orders', 3, [['to-inventory', 'to-payments']]),
      service('inventory', 2, [['inventory-db']]),
      service('payments', 4, [['payments-db']]),
      service('db', databaseMs, []),
    ],
    edges: [
      guarded('in', 'client', 'gateway'),
      guarded('to-orders', 'gateway', 'orders'),
      guarded('to-inventory', 'orders', 'inventory'),
      guarded('to-payments', 'orders', 'payments'),
      guarded('inventory-db', 'inventory', 'db'),
      guarded('payments-db', 'payments', 'db'),
    ],
  });
}

function service(id: string, meanMs: number, plan: string[][]): NodeModel {
  return node(id, { latency: { kind: 'exponential', meanNs: msToNs(meanMs) }, errorRate: 0.001, plan });
}

function guarded(id: string, from: string, to: string): EdgeModel {
  return edge(id, from, to, {
    latency: { kind: 'exponential', meanNs: msToNs(0.25) },
    stack: fourLayers(),
  });
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
