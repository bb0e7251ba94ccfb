import { calls, keeper, orchestrator, orderSaga, placeOrder, sagaStep, shoppers } from './order-shop';

type Part = Readonly<Record<string, unknown>>;

/** What the scenarios about read models have in common: orders are placed on one side, and read on another. */
export const READ_TYPES = [
  { ...placeOrder, users: 60 },
  { id: 'my-orders', name: 'Look at my orders', method: 'GET', path: '/orders', users: 60 },
  { id: 'read-log', name: 'Read the log', method: 'GET', path: '/events' },
] as const;

/** The nodes of both sides: shoppers place orders with checkout, and look at them at the read side. */
export function bothSides(ordersPerSecond: number, readsPerSecond: number, readSide: Part = {}) {
  return [
    shoppers(ordersPerSecond, 60),
    shoppers(
      readsPerSecond,
      300,
      {
        name: 'my orders',
        mix: [{ requestType: 'my-orders', edge: 'readers-orders-read', weight: 1 }],
      },
      'readers',
    ),
    orchestrator(60),
    keeper('orders', 0),
    {
      kind: 'service',
      id: 'orders-read',
      name: 'orders read side',
      position: { x: 260, y: 300 },
      concurrency: 64,
      queueRoom: 256,
      latency: { kind: 'lognormal', medianMs: 6, p95Ms: 12 },
      ...readSide,
    },
  ];
}

export const BETWEEN_SIDES = [
  ...calls('web', 'checkout'),
  ...calls('checkout', 'orders'),
  { id: 'readers-orders-read', from: 'readers', to: 'orders-read' },
  { id: 'orders-read-orders', from: 'orders-read', to: 'orders' },
];

/** An order is created and confirmed: two events. */
export const placing = orderSaga({
  steps: [sagaStep('create'), sagaStep('confirm')],
});

export function view(id: string, shows: string, changes: Part = {}) {
  return {
    id,
    node: 'orders-read',
    shows,
    source: 'orders-read-orders',
    asksAs: 'read-log',
    requestTypes: ['my-orders'],
    handleMs: 5,
    pollMs: 50,
    ...changes,
  };
}

export function readModel(
  id: string,
  about: string,
  figure: string,
  over: { readonly fromMs: number; readonly toMs: number },
  bounds: { readonly atLeast?: number; readonly atMost?: number },
) {
  return { id, kind: 'read-model', view: about, figure, over, ...bounds };
}
