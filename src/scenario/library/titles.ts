/**
 * What a list of the built-in scenarios shows. It says once more what the scenarios say, so that the start page need
 * not load them; titles.test.ts holds the two together.
 */
export interface ScenarioTitle {
  readonly id: string;
  readonly title: string;
  /** The question that the run answers. */
  readonly question: string;
  readonly tags: readonly string[];
  /** Length of the run in simulated seconds. */
  readonly seconds: number;
  readonly seed: number;
  /** What a miniature of the topology draws. */
  readonly nodes: readonly TitleNode[];
  readonly edges: readonly TitleEdge[];
  /** Each of them as often as it comes. */
  readonly faults: readonly TitleFault[];
}

export interface TitleNode {
  readonly id: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
}

export interface TitleEdge {
  readonly from: string;
  readonly to: string;
  /** A breaker stands on it. */
  readonly guarded?: true;
}

export interface TitleFault {
  /** Whose work it concerns; none for a fault of the network. */
  readonly nodes: readonly string[];
  readonly fromSecond: number;
  readonly toSecond: number;
}

export const TITLES: readonly ScenarioTitle[] = [
  {
    id: 'payment-outage',
    title: 'Payment outage',
    question: 'Payments fails for 25 seconds. Does the shop stay on its feet, and how does it come back?',
    tags: ['circuit breaker', 'retry', 'timeout', 'bulkhead'],
    seconds: 90,
    seed: 27,
    nodes: [
      { id: 'web', kind: 'client', x: 0, y: 160 },
      { id: 'gateway', kind: 'gateway', x: 220, y: 160 },
      { id: 'orders', kind: 'service', x: 440, y: 160 },
      { id: 'payments', kind: 'service', x: 680, y: 40 },
      { id: 'inventory', kind: 'service', x: 680, y: 280 },
      { id: 'orders-db', kind: 'database', x: 460, y: 320 },
      { id: 'payments-db', kind: 'database', x: 900, y: 40 },
      { id: 'inventory-db', kind: 'database', x: 900, y: 280 },
    ],
    edges: [
      { from: 'web', to: 'gateway' },
      { from: 'gateway', to: 'orders' },
      { from: 'orders', to: 'payments', guarded: true },
      { from: 'orders', to: 'inventory', guarded: true },
      { from: 'orders', to: 'orders-db' },
      { from: 'payments', to: 'payments-db' },
      { from: 'inventory', to: 'inventory-db' },
    ],
    faults: [{ nodes: ['payments'], fromSecond: 20, toSecond: 45 }],
  },
  {
    id: 'retry-storm',
    title: 'Retry storm',
    question:
      'A service hangs for ten seconds and is well again. Why does nobody ever get an answer any more?',
    tags: ['retry', 'timeout', 'metastable failure'],
    seconds: 200,
    seed: 27,
    nodes: [
      { id: 'callers', kind: 'client', x: 0, y: 120 },
      { id: 'service', kind: 'service', x: 320, y: 120 },
    ],
    edges: [{ from: 'callers', to: 'service' }],
    faults: [{ nodes: ['service'], fromSecond: 30, toSecond: 40 }],
  },
  {
    id: 'retry-collapse',
    title: 'Backoff against collapse',
    question:
      'Load more than doubles for five seconds. Who gets over it: those who try again at once, or those who wait?',
    tags: ['retry', 'backoff', 'jitter', 'timeout', 'metastable failure'],
    seconds: 90,
    seed: 27,
    nodes: [
      { id: 'hasty', kind: 'client', x: 0, y: 0 },
      { id: 'hasty-service', kind: 'service', x: 340, y: 0 },
      { id: 'patient', kind: 'client', x: 0, y: 200 },
      { id: 'patient-service', kind: 'service', x: 340, y: 200 },
    ],
    edges: [
      { from: 'hasty', to: 'hasty-service' },
      { from: 'patient', to: 'patient-service' },
    ],
    faults: [],
  },
  {
    id: 'jitter-race',
    title: 'Jitter race',
    question:
      'A hundred writers want the same row. How should the losers wait: for speed, and for little work?',
    tags: ['retry', 'backoff', 'jitter', 'optimistic locking'],
    seconds: 90,
    seed: 27,
    nodes: [
      { id: 'full', kind: 'client', x: 0, y: 0 },
      { id: 'full-row', kind: 'database', x: 340, y: 0 },
      { id: 'equal', kind: 'client', x: 0, y: 100 },
      { id: 'equal-row', kind: 'database', x: 340, y: 100 },
      { id: 'decorrelated', kind: 'client', x: 0, y: 200 },
      { id: 'decorrelated-row', kind: 'database', x: 340, y: 200 },
      { id: 'exponential', kind: 'client', x: 0, y: 300 },
      { id: 'exponential-row', kind: 'database', x: 340, y: 300 },
      { id: 'at-once', kind: 'client', x: 0, y: 400 },
      { id: 'at-once-row', kind: 'database', x: 340, y: 400 },
    ],
    edges: [
      { from: 'full', to: 'full-row' },
      { from: 'equal', to: 'equal-row' },
      { from: 'decorrelated', to: 'decorrelated-row' },
      { from: 'exponential', to: 'exponential-row' },
      { from: 'at-once', to: 'at-once-row' },
    ],
    faults: [],
  },
  {
    id: 'tail-at-scale',
    title: 'The tail at scale',
    question:
      'A server answers 99 calls of 100 quickly. How many pages are quick that ask a hundred of them?',
    tags: ['fan-out', 'tail latency'],
    seconds: 60,
    seed: 27,
    nodes: [
      { id: 'searches', kind: 'client', x: 0, y: 0 },
      { id: 'lookups', kind: 'client', x: 0, y: 200 },
      { id: 'root', kind: 'service', x: 240, y: 0 },
      { id: 'shards', kind: 'service', x: 500, y: 100 },
    ],
    edges: [
      { from: 'searches', to: 'root' },
      { from: 'lookups', to: 'shards' },
      { from: 'root', to: 'shards' },
    ],
    faults: [],
  },
  {
    id: 'gray-failure',
    title: 'Gray failure',
    question: 'One instance of eight becomes ten times as slow. Who notices?',
    tags: ['gray failure', 'tail latency', 'timeout'],
    seconds: 90,
    seed: 27,
    nodes: [
      { id: 'web', kind: 'client', x: 0, y: 100 },
      { id: 'gateway', kind: 'gateway', x: 220, y: 100 },
      { id: 'catalog', kind: 'service', x: 460, y: 0 },
      { id: 'prices', kind: 'service', x: 460, y: 200 },
      { id: 'catalog-db', kind: 'database', x: 700, y: 0 },
    ],
    edges: [
      { from: 'web', to: 'gateway' },
      { from: 'gateway', to: 'catalog' },
      { from: 'gateway', to: 'prices' },
      { from: 'catalog', to: 'catalog-db' },
    ],
    faults: [{ nodes: ['catalog'], fromSecond: 20, toSecond: 60 }],
  },
  {
    id: 'crash-and-restart',
    title: 'Crash and cold start',
    question: 'One instance of three crashes. It starts again: why does that make things worse at first?',
    tags: ['crash', 'cold start', 'retry', 'load shedding'],
    seconds: 90,
    seed: 27,
    nodes: [
      { id: 'web', kind: 'client', x: 0, y: 80 },
      { id: 'gateway', kind: 'gateway', x: 230, y: 80 },
      { id: 'orders', kind: 'service', x: 480, y: 80 },
      { id: 'orders-db', kind: 'database', x: 720, y: 80 },
    ],
    edges: [
      { from: 'web', to: 'gateway' },
      { from: 'gateway', to: 'orders' },
      { from: 'orders', to: 'orders-db' },
    ],
    faults: [{ nodes: ['orders'], fromSecond: 20, toSecond: 35 }],
  },
  {
    id: 'split-zones',
    title: 'Split zones',
    question:
      'The network between two zones is cut. Which requests survive, and does it matter how it is cut?',
    tags: ['partition', 'zones', 'timeout', 'retry'],
    seconds: 100,
    seed: 27,
    nodes: [
      { id: 'lookers', kind: 'client', x: 0, y: 0 },
      { id: 'buyers', kind: 'client', x: 0, y: 200 },
      { id: 'gateway', kind: 'gateway', x: 220, y: 100 },
      { id: 'catalog', kind: 'service', x: 460, y: 0 },
      { id: 'orders', kind: 'service', x: 460, y: 200 },
      { id: 'orders-db', kind: 'database', x: 700, y: 200 },
    ],
    edges: [
      { from: 'lookers', to: 'gateway' },
      { from: 'buyers', to: 'gateway' },
      { from: 'gateway', to: 'catalog' },
      { from: 'gateway', to: 'orders' },
      { from: 'orders', to: 'orders-db' },
    ],
    faults: [
      { nodes: [], fromSecond: 20, toSecond: 40 },
      { nodes: [], fromSecond: 60, toSecond: 80 },
    ],
  },
  {
    id: 'flash-sale',
    title: 'Flash sale',
    question: 'A sale brings more people than the shop can show things to. Can those who buy still buy?',
    tags: ['priority', 'load shedding', 'hot keys', 'retry'],
    seconds: 80,
    seed: 27,
    nodes: [
      { id: 'lookers', kind: 'client', x: 0, y: 0 },
      { id: 'buyers', kind: 'client', x: 0, y: 200 },
      { id: 'shop', kind: 'service', x: 260, y: 100 },
      { id: 'stock', kind: 'database', x: 520, y: 100 },
    ],
    edges: [
      { from: 'lookers', to: 'shop' },
      { from: 'buyers', to: 'shop' },
      { from: 'shop', to: 'stock' },
    ],
    faults: [],
  },
  {
    id: 'slow-leak',
    title: 'Slow leak',
    question: 'A service leaks until somebody restarts it, again and again. When do its callers feel it?',
    tags: ['resource leak', 'deadline', 'load shedding'],
    seconds: 150,
    seed: 27,
    nodes: [
      { id: 'web', kind: 'client', x: 0, y: 80 },
      { id: 'reports', kind: 'service', x: 260, y: 80 },
      { id: 'reports-db', kind: 'database', x: 520, y: 80 },
    ],
    edges: [
      { from: 'web', to: 'reports' },
      { from: 'reports', to: 'reports-db' },
    ],
    faults: [
      { nodes: ['reports'], fromSecond: 15, toSecond: 50 },
      { nodes: ['reports'], fromSecond: 60, toSecond: 95 },
      { nodes: ['reports'], fromSecond: 105, toSecond: 140 },
    ],
  },
];
