import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/**
 * The same outage in two shops alike. Above, orders waits for payments with every worker that it has, and with them goes
 * everything else that it does; below, the guards of one call keep the workers free.
 */
const BEFORE = { fromMs: 2000, toMs: 20_000 };
const OUTAGE = { fromMs: 25_000, toMs: 50_000 };
const AFTER = { fromMs: 62_000, toMs: 80_000 };

export const cascade = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'cascade',
  name: 'Cascading failure',
  question: 'Payments hardly answers any more. Why can nobody even look up an old order?',
  watch: [
    'Two shops alike. To place an order takes payments; to track one takes only orders and its database.',
    'At 20 s payments becomes forty times as slow. Above, each order holds a worker of orders for all that time.',
    'Two seconds later all 48 workers wait for payments. Tracking, which needs no payments, is shed with the rest.',
    'Below, a timeout and a breaker stand before payments. Orders fail at once, and tracking does not notice.',
    'At 50 s payments is well again. The breaker finds out by its next trials, some seconds later.',
  ],
  tags: ['circuit breaker', 'timeout', 'cascading failure'],
  seed: 27,
  durationMs: 80_000,
  measure: { fromMs: 2000, toMs: 80_000 },
  requestTypes: [
    { id: 'place-order', name: 'Place an order', method: 'POST', path: '/orders', deadlineMs: 1500 },
    { id: 'track-order', name: 'Track an order', method: 'GET', path: '/orders/{id}', deadlineMs: 1500 },
  ],
  nodes: [...shop('unguarded', 1, 0), ...shop('guarded', 2, 300)],
  edges: [
    ...calls('unguarded', [{ id: 'timeout', kind: 'timeout', settings: { afterMs: 30_000 } }]),
    ...calls('guarded', [
      {
        id: 'breaker',
        kind: 'circuit-breaker',
        settings: { tripOn: 'failure-rate-calls', windowCalls: 20, minimumCalls: 10, openForMs: 3000 },
      },
      { id: 'timeout', kind: 'timeout', settings: { afterMs: 400 } },
    ]),
  ],
  faults: [
    {
      id: 'outage',
      name: 'Payments is slow',
      kind: 'degraded',
      target: { nodes: ['unguarded-payments', 'guarded-payments'] },
      fromMs: 20_000,
      toMs: 50_000,
      latencyFactor: 40,
    },
  ],
  expect: [
    measured('good-before', 'goodput', BEFORE, { atLeast: 0.99 }),
    measured('dragged-down', 'goodput', OUTAGE, { atMost: 0.45 }, { client: 'unguarded-trackers' }),
    measured('all-workers-wait', 'utilisation', OUTAGE, { atLeast: 0.95 }, { node: 'unguarded-orders' }),
    {
      id: 'opens',
      kind: 'state',
      of: { edge: 'guarded-payments', layer: 'breaker' },
      state: 'open',
      over: { after: { fault: 'outage', at: 'start' }, fromMs: 0, toMs: 3000 },
      hold: 'sometime',
    },
    measured('tracking-goes-on', 'goodput', OUTAGE, { atLeast: 0.99 }, { client: 'guarded-trackers' }),
    measured('workers-stay-free', 'utilisation', OUTAGE, { atMost: 0.1 }, { node: 'guarded-orders' }),
    measured('payments-is-spared', 'sent', OUTAGE, { atMost: 6 }, { edge: 'guarded-payments' }),
    measured(
      'tracking-stays-fast',
      'latency',
      OUTAGE,
      { atMost: 120, percentile: 95 },
      { client: 'guarded-trackers' },
    ),
    measured('good-after', 'goodput', AFTER, { atLeast: 0.99 }),
  ],
};

function shop(column: string, number: number, y: number) {
  return [
    client(`${column}-buyers`, `buyers ${number}`, 'place-order', `${column}-buy`, 40, y),
    client(`${column}-trackers`, `trackers ${number}`, 'track-order', `${column}-track`, 40, y + 160),
    {
      kind: 'service',
      id: `${column}-orders`,
      name: `orders ${number}`,
      position: { x: 260, y: y + 80 },
      concurrency: 48,
      queueRoom: 48,
      latency: { kind: 'lognormal', medianMs: 8, p95Ms: 20 },
      plan: [{ edge: `${column}-payments`, requestTypes: ['place-order'] }, `${column}-db`],
    },
    {
      kind: 'service',
      id: `${column}-payments`,
      name: `payments ${number}`,
      position: { x: 540, y },
      concurrency: 32,
      queueRoom: 200,
      latency: { kind: 'lognormal', medianMs: 60, p95Ms: 120 },
    },
    {
      kind: 'database',
      id: `${column}-orders-db`,
      name: `orders db ${number}`,
      position: { x: 540, y: y + 160 },
      concurrency: 32,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 5, p95Ms: 12 },
    },
  ];
}

function client(id: string, name: string, requestType: string, edge: string, rate: number, y: number) {
  return {
    kind: 'client',
    id,
    name,
    position: { x: 0, y },
    ratePerSecond: rate,
    mix: [{ requestType, edge, weight: 1 }],
  };
}

function calls(column: string, stack: readonly object[]) {
  return [
    { id: `${column}-buy`, from: `${column}-buyers`, to: `${column}-orders` },
    { id: `${column}-track`, from: `${column}-trackers`, to: `${column}-orders` },
    { id: `${column}-payments`, from: `${column}-orders`, to: `${column}-payments`, stack },
    { id: `${column}-db`, from: `${column}-orders`, to: `${column}-orders-db` },
  ];
}
