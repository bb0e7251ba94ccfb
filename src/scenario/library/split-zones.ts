import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** Two zones that lose sight of each other twice: first in silence, then with every message refused at once. */
const GUARD = [
  { id: 'retry', kind: 'retry', settings: { maxAttempts: 3, initialDelayMs: 20, jitter: 'full' } },
  { id: 'timeout', kind: 'timeout', settings: { afterMs: 250 } },
];

const SILENT = { fromMs: 21_000, toMs: 40_000 };
const REFUSED = { fromMs: 61_000, toMs: 80_000 };

export const splitZones = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'split-zones',
  name: 'Split zones',
  question: 'The network between two zones is cut. Which requests survive, and does it matter how it is cut?',
  watch: [
    'Every service has an instance in each zone; the orders database stands in zone a alone.',
    'From 20 to 40 s messages between the zones vanish. Each of them costs its caller a timeout before the next try.',
    'From 60 to 80 s they are refused: the same cut, but callers hear of it at once, and the next try comes quickly.',
    'Orders in zone b cannot reach their database, both times. Reading the catalog works in each zone by itself.',
  ],
  tags: ['partition', 'zones', 'timeout', 'retry'],
  seed: 27,
  durationMs: 100_000,
  measure: { fromMs: 2000, toMs: 100_000 },
  requestTypes: [
    { id: 'browse', name: 'Browse', method: 'GET', path: '/catalog', deadlineMs: 1000 },
    { id: 'order', name: 'Place an order', method: 'POST', path: '/orders', deadlineMs: 1000 },
  ],
  nodes: [
    people('lookers', 'browse', 0, 80),
    people('buyers', 'order', 200, 30),
    {
      ...inBothZones('gateway', 'API gateway', 220, 100, 2),
      kind: 'gateway',
      plan: [
        { edge: 'gateway-catalog', requestTypes: ['browse'] },
        { edge: 'gateway-orders', requestTypes: ['order'] },
      ],
    },
    { ...inBothZones('catalog', 'catalog', 460, 0, 15), kind: 'service' },
    { ...inBothZones('orders', 'orders', 460, 200, 10), kind: 'service', plan: ['orders-db'] },
    {
      kind: 'database',
      id: 'orders-db',
      name: 'orders db',
      position: { x: 700, y: 200 },
      zones: ['a'],
      concurrency: 32,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 5, p95Ms: 12 },
    },
  ],
  edges: [
    { id: 'browse', from: 'lookers', to: 'gateway' },
    { id: 'order', from: 'buyers', to: 'gateway' },
    { id: 'gateway-catalog', from: 'gateway', to: 'catalog', stack: GUARD },
    { id: 'gateway-orders', from: 'gateway', to: 'orders', stack: GUARD },
    {
      id: 'orders-db',
      from: 'orders',
      to: 'orders-db',
      stack: [{ id: 'timeout', kind: 'timeout', settings: { afterMs: 100 } }],
    },
  ],
  network: { betweenZonesMs: 2 },
  faults: [partition('silent', 'Silent cut', 20_000), partition('refused', 'Refused', 60_000)],
  expect: [
    measured('good-before', 'goodput', { fromMs: 2000, toMs: 20_000 }, { atLeast: 0.98 }),
    measured('lookers-survive', 'goodput', SILENT, { atLeast: 0.75 }, { client: 'lookers' }),
    measured('buyers-halved', 'goodput', SILENT, { atLeast: 0.25, atMost: 0.75 }, { client: 'buyers' }),
    measured('silence-is-slow', 'latency', SILENT, { atLeast: 400, percentile: 95 }, { client: 'lookers' }),
    measured('good-between', 'goodput', { fromMs: 45_000, toMs: 60_000 }, { atLeast: 0.98 }),
    measured('lookers-survive-again', 'goodput', REFUSED, { atLeast: 0.75 }, { client: 'lookers' }),
    measured(
      'buyers-halved-again',
      'goodput',
      REFUSED,
      { atLeast: 0.25, atMost: 0.75 },
      { client: 'buyers' },
    ),
    measured('refusal-is-fast', 'latency', REFUSED, { atMost: 150, percentile: 95 }, { client: 'lookers' }),
    measured('good-after', 'goodput', { fromMs: 85_000, toMs: 100_000 }, { atLeast: 0.98 }),
  ],
};

function people(id: string, requestType: string, y: number, ratePerSecond: number) {
  return {
    kind: 'client',
    id,
    name: id,
    position: { x: 0, y },
    ratePerSecond,
    mix: [{ requestType, edge: requestType, weight: 1 }],
  };
}

function inBothZones(id: string, name: string, x: number, y: number, medianMs: number) {
  return {
    id,
    name,
    position: { x, y },
    instances: 2,
    zones: ['a', 'b'],
    concurrency: 64,
    queueRoom: 128,
    latency: { kind: 'lognormal', medianMs, p95Ms: medianMs * 2.5 },
  };
}

function partition(cut: string, name: string, fromMs: number) {
  return {
    id: cut,
    name,
    kind: 'partition',
    target: { between: ['a', 'b'] },
    fromMs,
    toMs: fromMs + 20_000,
    cut,
  };
}
