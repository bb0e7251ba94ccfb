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
];
