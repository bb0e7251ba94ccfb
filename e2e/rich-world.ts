import { client, header, service } from './scenario-parts';

const NODES = [
  {
    ...client('shoppers', 40, 'a'),
    ratePerSecond: 60,
    shape: { kind: 'spike', fromMs: 15_000, toMs: 18_000, ratePerSecond: 140 },
    patience: { kind: 'constant', ms: 2500 },
    mix: [
      { requestType: 'order', edge: 'shoppers-gateway', weight: 1 },
      { requestType: 'browse', edge: 'shoppers-gateway', weight: 3 },
    ],
  },
  {
    ...client('clerks', 200, 'b'),
    load: 'closed',
    users: 12,
    think: { kind: 'exponential', meanMs: 800 },
    mix: [{ requestType: 'report', edge: 'clerks-gateway', weight: 1 }],
  },
  {
    ...service('gateway', 'gateway', 240, 2),
    instances: 2,
    zones: ['a', 'b'],
    concurrency: 256,
    plan: ['gateway-shop'],
  },
  {
    ...service('shop', 'service', 480, 40),
    instances: 3,
    zones: ['a', 'b'],
    tags: ['core'],
    concurrency: 8,
    queueOrder: 'priority',
    startupMs: 2000,
    warmUpMs: 2000,
    plan: ['shop-stock'],
  },
  { ...service('stock', 'database', 720, 5), zones: ['a'], concurrency: 64, dropsLate: true },
];

const EDGES = [
  { id: 'shoppers-gateway', from: 'shoppers', to: 'gateway' },
  { id: 'clerks-gateway', from: 'clerks', to: 'gateway' },
  {
    id: 'gateway-shop',
    from: 'gateway',
    to: 'shop',
    latency: { kind: 'constant', ms: 1 },
    jitterMs: 2,
    stack: [
      { id: 'retry', kind: 'retry', settings: { maxAttempts: 2, initialDelayMs: 20, jitter: 'full' } },
      { id: 'timeout', kind: 'timeout', settings: { afterMs: 900 } },
    ],
  },
  {
    id: 'shop-stock',
    from: 'shop',
    to: 'stock',
    stack: [
      { id: 'breaker', kind: 'circuit-breaker', settings: { tripOn: 'failure-rate-calls' } },
      { id: 'timeout', kind: 'timeout', settings: { afterMs: 200 } },
    ],
  },
];

const FAULTS = [
  {
    id: 'crash',
    name: 'One of three',
    kind: 'crash',
    target: { nodes: ['shop'], share: 0.3 },
    fromMs: 5000,
    toMs: 8000,
  },
  {
    id: 'hiccups',
    name: 'Hiccups',
    kind: 'degraded',
    target: { nodes: ['stock'] },
    fromMs: 11_000,
    toMs: 11_500,
    errorRate: 0.2,
    times: 4,
    everyMs: 2000,
  },
  {
    id: 'slower',
    name: 'Slower and slower',
    kind: 'degraded',
    target: { tags: ['core'] },
    fromMs: 19_000,
    toMs: 23_000,
    latencyFactor: 2,
    rampInMs: 2000,
    rampOutMs: 1000,
  },
  {
    id: 'split',
    name: 'Split',
    kind: 'partition',
    target: { between: ['a', 'b'] },
    fromMs: 24_000,
    toMs: 26_000,
    cut: 'refused',
  },
  {
    id: 'storm',
    name: 'Lost messages',
    kind: 'network',
    enabled: false,
    target: { edges: ['gateway-shop'] },
    fromMs: 1000,
    toMs: 30_000,
    lossRate: 0.3,
  },
];

const EXPECT = [
  {
    id: 'good-at-first',
    kind: 'measure',
    figure: 'goodput',
    over: { fromMs: 1000, toMs: 5000 },
    hold: 'overall',
    atLeast: 0.95,
  },
  {
    id: 'goes-down',
    kind: 'state',
    of: { node: 'shop', instance: 2 },
    state: 'crashed',
    over: { after: { fault: 'crash', at: 'start' }, fromMs: 1, toMs: 2000 },
    hold: 'always',
  },
  { id: 'nothing-lost', kind: 'invariant', rule: 'nothing-lost', over: { fromMs: 0, toMs: 30_000 } },
  {
    id: 'shows-the-cut',
    kind: 'any',
    of: [
      failedShare('in-the-cut', { after: { fault: 'split', at: 'start' }, fromMs: 0, toMs: 2000 }),
      failedShare('in-the-hiccups', { fromMs: 11_000, toMs: 18_000 }),
    ],
  },
];

/**
 * A small shop with a bit of everything that a world can have, as a file: two zones, a service of three instances, an
 * open load with a spike and a closed one, priorities, deadlines, and faults of many kinds, one of them switched off.
 */
export const RICH_WORLD: object = {
  ...header('rich-world', 'A rich world', 30_000),
  requestTypes: [
    {
      id: 'order',
      name: 'Order',
      method: 'POST',
      path: '/orders',
      deadlineMs: 1000,
      priority: 10,
      keys: 50,
    },
    { id: 'browse', name: 'Browse', method: 'GET', path: '/products', deadlineMs: 1500 },
    { id: 'report', name: 'Report', method: 'GET', path: '/reports', deadlineMs: 3000, priority: 2 },
  ],
  nodes: NODES,
  edges: EDGES,
  network: { betweenZonesMs: 2 },
  faults: FAULTS,
  expect: EXPECT,
};

function failedShare(id: string, over: object) {
  return { id, kind: 'measure', figure: 'failed-share', over, hold: 'sometime', atLeast: 0.01 };
}
