import { calls, keeper, orchestrator, orderSaga, orderSteps, placeOrder, shoppers } from './order-shop';

/** A shop whose orchestrator crashes twice: one of its two instances, and later both. */
export function crashingCheckout(paymentsKeepsKeys: boolean) {
  return {
    requestTypes: [placeOrder],
    nodes: [
      shoppers(12, 180),
      orchestrator(180, { instances: 2, startupMs: 2000, noticedAfterMs: 1000 }),
      keeper('orders', 0, { kind: 'database', name: 'orders db' }),
      keeper('inventory', 1),
      keeper('payments', 2, {
        latency: { kind: 'lognormal', medianMs: 600, p95Ms: 1000 },
        keepsKeys: paymentsKeepsKeys,
      }),
      keeper('shipping', 3),
    ],
    edges: [...calls('web', 'checkout'), ...calls('checkout', 'orders', 'inventory', 'payments', 'shipping')],
    data: { declineShare: 0.1 },
    sagas: [orderSaga({ answers: 'at-once', steps: orderSteps({ timeoutMs: 2000, undoTimeoutMs: 2000 }) })],
    faults: [
      crash('one-down', 'One instance crashes', 15_000, 21_000, { share: 0.5 }),
      crash('all-down', 'Both instances crash', 35_000, 39_000),
    ],
  };
}

function crash(
  id: string,
  name: string,
  fromMs: number,
  toMs: number,
  aim: { readonly share?: number } = {},
) {
  return { id, name, kind: 'crash', target: { nodes: ['checkout'], ...aim }, fromMs, toMs };
}
