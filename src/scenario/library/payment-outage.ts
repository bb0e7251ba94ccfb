import { ENGINE_VERSION } from '../../sim/engine-version';

/**
 * The scenario that opens first: payments goes down for 25 seconds, and what would have pulled the orders down
 * with it is held off by the guards of one edge. Kept as data, read by the same parser as any file.
 */
const SERVICE_BREAKER = {
  tripOn: 'failure-rate-calls',
  windowCalls: 20,
  failureRate: 0.5,
  minimumCalls: 10,
  openForMs: 5000,
  trialsPermitted: 3,
  trialsRequired: 3,
};

const BACKOFF = { maxAttempts: 3, initialDelayMs: 80, factor: 2, jitter: 'full' };

export const paymentOutage = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'payment-outage',
  name: 'Payment outage',
  question: 'Payments fails for 25 seconds. Does the shop stay on its feet, and how does it come back?',
  watch: [
    'At 20 s payments begins to fail and to answer slowly. Orders tries each call again, up to three times.',
    'Within a second the breaker of orders → payments opens: orders are refused at once instead of waiting.',
    'Every 5 s three trials are let through. They fail, and the breaker opens again.',
    'At 45 s payments recovers; the next trials succeed, the breaker closes, and orders go through.',
  ],
  tags: ['circuit breaker', 'retry', 'timeout', 'bulkhead'],
  seed: 27,
  durationMs: 90_000,
  measure: { fromMs: 2000, toMs: 90_000 },
  requestTypes: [
    { id: 'place-order', name: 'Place an order', method: 'POST', path: '/orders', deadlineMs: 1500 },
  ],
  nodes: [
    {
      kind: 'client',
      id: 'web',
      name: 'web',
      position: { x: 0, y: 160 },
      ratePerSecond: 80,
      mix: [{ requestType: 'place-order', edge: 'web-gateway', weight: 1 }],
    },
    {
      kind: 'gateway',
      id: 'gateway',
      name: 'API gateway',
      position: { x: 220, y: 160 },
      concurrency: 256,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 2, p95Ms: 5 },
      plan: ['gateway-orders'],
    },
    {
      kind: 'service',
      id: 'orders',
      name: 'orders',
      position: { x: 440, y: 160 },
      instances: 2,
      concurrency: 64,
      queueRoom: 64,
      latency: { kind: 'lognormal', medianMs: 8, p95Ms: 20 },
      plan: [['orders-inventory', 'orders-payments'], 'orders-db'],
    },
    {
      kind: 'service',
      id: 'payments',
      name: 'payments',
      position: { x: 680, y: 40 },
      instances: 2,
      concurrency: 16,
      queueRoom: 32,
      latency: { kind: 'lognormal', medianMs: 60, p95Ms: 120 },
      plan: ['payments-db'],
    },
    {
      kind: 'service',
      id: 'inventory',
      name: 'inventory',
      position: { x: 680, y: 280 },
      instances: 2,
      latency: { kind: 'lognormal', medianMs: 12, p95Ms: 30 },
      plan: ['inventory-db'],
    },
    database('orders-db', 'orders db', 5, 460, 320),
    database('payments-db', 'payments db', 6, 900, 40),
    database('inventory-db', 'inventory db', 3, 900, 280),
  ],
  edges: [
    {
      id: 'web-gateway',
      from: 'web',
      to: 'gateway',
      latency: { kind: 'lognormal', medianMs: 10, p95Ms: 25 },
    },
    {
      id: 'gateway-orders',
      from: 'gateway',
      to: 'orders',
      stack: [{ id: 'timeout', kind: 'timeout', settings: { afterMs: 1400 } }],
    },
    {
      id: 'orders-payments',
      from: 'orders',
      to: 'payments',
      stack: [
        { id: 'retry', kind: 'retry', settings: BACKOFF },
        { id: 'breaker', kind: 'circuit-breaker', settings: SERVICE_BREAKER },
        { id: 'timeout', kind: 'timeout', settings: { afterMs: 250 } },
        { id: 'bulkhead', kind: 'bulkhead', settings: { maxConcurrent: 24 } },
      ],
    },
    {
      id: 'orders-inventory',
      from: 'orders',
      to: 'inventory',
      stack: [
        { id: 'retry', kind: 'retry', settings: BACKOFF },
        { id: 'breaker', kind: 'circuit-breaker', settings: SERVICE_BREAKER },
        { id: 'timeout', kind: 'timeout', settings: { afterMs: 250 } },
        { id: 'bulkhead', kind: 'bulkhead', settings: { maxConcurrent: 24 } },
      ],
    },
    { id: 'orders-db', from: 'orders', to: 'orders-db' },
    { id: 'payments-db', from: 'payments', to: 'payments-db' },
    { id: 'inventory-db', from: 'inventory', to: 'inventory-db' },
  ],
  faults: [
    {
      id: 'outage',
      name: 'Payment outage',
      kind: 'degraded',
      target: { nodes: ['payments'] },
      fromMs: 20_000,
      toMs: 45_000,
      errorRate: 0.9,
      latencyFactor: 5,
    },
  ],
  expect: [
    good('good-before', { fromMs: 2000, toMs: 20_000 }),
    fast('fast-before', { fromMs: 2000, toMs: 20_000 }, 250),
    {
      id: 'opens',
      kind: 'state',
      of: { edge: 'orders-payments', layer: 'breaker' },
      state: 'open',
      over: { after: { fault: 'outage', at: 'start' }, fromMs: 0, toMs: 5000 },
      hold: 'sometime',
    },
    {
      id: 'closes',
      kind: 'state',
      of: { edge: 'orders-payments', layer: 'breaker' },
      state: 'closed',
      over: { after: { fault: 'outage', at: 'end' }, fromMs: 0, toMs: 15_000 },
      hold: 'sometime',
    },
    // Without the breaker the orders that still go through have waited for payments, and their share breaks this.
    fast('fast-throughout', { fromMs: 20_000, toMs: 60_000 }, 220),
    good('good-after', { fromMs: 60_000, toMs: 90_000 }),
    fast('fast-after', { fromMs: 60_000, toMs: 90_000 }, 250),
  ],
};

function database(id: string, name: string, medianMs: number, x: number, y: number) {
  return {
    kind: 'database',
    id,
    name,
    position: { x, y },
    concurrency: 32,
    queueRoom: 256,
    latency: { kind: 'lognormal', medianMs, p95Ms: medianMs * 2.5 },
  };
}

function good(id: string, over: { readonly fromMs: number; readonly toMs: number }) {
  return { id, kind: 'measure', figure: 'goodput', over, hold: 'overall', atLeast: 0.99 };
}

function fast(id: string, over: { readonly fromMs: number; readonly toMs: number }, atMost: number) {
  return { id, kind: 'measure', figure: 'latency', percentile: 95, over, hold: 'overall', atMost };
}
