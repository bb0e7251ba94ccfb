import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** One instance of three is gone for fifteen seconds. The two others cannot carry all, and it comes back cold. */
const OVERLOADED = { fromMs: 22_000, toMs: 35_000 };
const ORDERS_CALLS = { edge: 'gateway-orders' };

export const crashAndRestart = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'crash-and-restart',
  name: 'Crash and cold start',
  question: 'One instance of three crashes. It starts again: why does that make things worse at first?',
  watch: [
    'At 20 s an instance of orders crashes. For a second callers still try it, find nobody there, and try another.',
    'Then the two others get its share: more than they can do. Their queues fill, and requests are shed.',
    'At 39 s it is back, and cold: its work takes four times as long. It gets a third of the requests all the same.',
    'So for some seconds goodput is lower than without it. Ten seconds later it is warm, and all is well.',
  ],
  tags: ['crash', 'cold start', 'retry', 'load shedding'],
  seed: 27,
  durationMs: 90_000,
  measure: { fromMs: 2000, toMs: 90_000 },
  requestTypes: [
    { id: 'place-order', name: 'Place an order', method: 'POST', path: '/orders', deadlineMs: 1000 },
  ],
  nodes: [
    {
      kind: 'client',
      id: 'web',
      name: 'web',
      position: { x: 0, y: 80 },
      ratePerSecond: 300,
      mix: [{ requestType: 'place-order', edge: 'web-gateway', weight: 1 }],
    },
    {
      kind: 'gateway',
      id: 'gateway',
      name: 'API gateway',
      position: { x: 230, y: 80 },
      concurrency: 512,
      queueRoom: 512,
      latency: { kind: 'lognormal', medianMs: 2, p95Ms: 5 },
      plan: ['gateway-orders'],
    },
    {
      kind: 'service',
      id: 'orders',
      name: 'orders',
      position: { x: 480, y: 80 },
      instances: 3,
      concurrency: 8,
      queueRoom: 48,
      latency: { kind: 'lognormal', medianMs: 55, p95Ms: 100 },
      startupMs: 4000,
      warmUpMs: 10_000,
      coldFactor: 4,
      noticedAfterMs: 1000,
      plan: ['orders-db'],
    },
    {
      kind: 'database',
      id: 'orders-db',
      name: 'orders db',
      position: { x: 720, y: 80 },
      concurrency: 32,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 3, p95Ms: 8 },
    },
  ],
  edges: [
    { id: 'web-gateway', from: 'web', to: 'gateway' },
    {
      id: 'gateway-orders',
      from: 'gateway',
      to: 'orders',
      stack: [
        {
          id: 'retry',
          kind: 'retry',
          settings: { maxAttempts: 2, initialDelayMs: 20, jitter: 'full', retryOn: ['unavailable'] },
        },
        { id: 'timeout', kind: 'timeout', settings: { afterMs: 900 } },
      ],
    },
    { id: 'orders-db', from: 'orders', to: 'orders-db' },
  ],
  faults: [
    {
      id: 'crash',
      name: 'Crash',
      kind: 'crash',
      target: { nodes: ['orders'], share: 0.3 },
      fromMs: 20_000,
      toMs: 35_000,
    },
  ],
  expect: [
    measured('good-before', 'goodput', { fromMs: 2000, toMs: 20_000 }, { atLeast: 0.98 }),
    {
      id: 'is-down',
      kind: 'state',
      of: { node: 'orders', instance: 2 },
      state: 'crashed',
      over: { after: { fault: 'crash', at: 'start' }, fromMs: 1000, toMs: 14_000 },
      hold: 'always',
    },
    measured(
      'retries-find-another',
      'retries',
      { fromMs: 20_000, toMs: 21_000 },
      { atLeast: 50 },
      ORDERS_CALLS,
    ),
    measured(
      'too-much-for-two',
      'shed-share',
      OVERLOADED,
      { atLeast: 0.05, atMost: 0.3 },
      { node: 'orders' },
    ),
    measured('most-survive', 'goodput', OVERLOADED, { atLeast: 0.7, atMost: 0.95 }),
    measured('cold-start-is-worse', 'goodput', { fromMs: 41_000, toMs: 45_000 }, { atMost: 0.8 }),
    measured('good-after', 'goodput', { fromMs: 55_000, toMs: 90_000 }, { atLeast: 0.98 }),
    measured('fast-after', 'latency', { fromMs: 55_000, toMs: 90_000 }, { atMost: 200, percentile: 95 }),
  ],
};
