import type { Topology, TopologyNode } from './topology';

const node = (kind: TopologyNode['kind'], id: string, x: number, y: number): TopologyNode => ({
  kind,
  id,
  position: { x, y },
});
const guarded = ['retry', 'circuit-breaker', 'timeout', 'bulkhead'].map((kind) => ({ id: kind, kind }));

/** The shop of the payment outage, as far as drawing goes. */
export const shop: Topology = {
  nodes: [
    node('client', 'web', 0, 160),
    node('gateway', 'gateway', 220, 160),
    node('service', 'orders', 440, 160),
    node('service', 'payments', 680, 40),
    node('service', 'inventory', 680, 280),
    node('database', 'orders-db', 460, 320),
    node('database', 'payments-db', 900, 40),
    node('database', 'inventory-db', 900, 280),
  ],
  edges: [
    { id: 'web-gateway', from: 'web', to: 'gateway', stack: [] },
    { id: 'gateway-orders', from: 'gateway', to: 'orders', stack: [] },
    { id: 'orders-payments', from: 'orders', to: 'payments', stack: guarded },
    { id: 'orders-inventory', from: 'orders', to: 'inventory', stack: guarded },
    { id: 'orders-db', from: 'orders', to: 'orders-db', stack: [] },
    { id: 'payments-db', from: 'payments', to: 'payments-db', stack: [] },
    { id: 'inventory-db', from: 'inventory', to: 'inventory-db', stack: [] },
  ],
};
