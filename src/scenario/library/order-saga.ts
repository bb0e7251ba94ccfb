import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';
import {
  calls,
  dataRules,
  keeper,
  orchestrator,
  orderSaga as saga,
  orderSteps,
  placeOrder,
  sagasAre,
  sagasEnd,
  shoppers,
} from './order-shop';

const WHOLE = { fromMs: 0, toMs: 40_000 };
/** Sagas that began so early are over when the run ends. */
const EARLY = { fromMs: 0, toMs: 35_000 };

export const orderSaga = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'order-saga',
  name: 'Order saga',
  question:
    'No transaction spans four services, and three payments in ten are declined. What becomes of the rest?',
  watch: [
    'Each order is a saga: create it, reserve the goods, take the payment, prepare the parcel, confirm it.',
    'When the payment is declined the saga turns back: the goods are released, and then the order is cancelled.',
    'What never happened is not undone: shipping hears nothing of an order whose payment was declined.',
    'At any moment some orders are half done. Each of them ends all done or all undone, within a few seconds.',
    'The money that was taken is that of the confirmed orders, to the cent.',
  ],
  tags: ['saga', 'compensation', 'database per service'],
  notes:
    'The saga is the preset “Order”, with a confirmation at the end: what may have happened is undone, in the ' +
    'reverse order; each step has three attempts and a timeout; an idempotency key makes an attempt that is made ' +
    'again the same request. Take the compensation of a step away and see which of the rules it breaks.',
  seed: 27,
  durationMs: 40_000,
  measure: WHOLE,
  requestTypes: [placeOrder],
  nodes: [
    shoppers(10, 180),
    orchestrator(180),
    keeper('orders', 0, { kind: 'database', name: 'orders db' }),
    keeper('inventory', 1),
    keeper('payments', 2),
    keeper('shipping', 3),
  ],
  edges: [...calls('web', 'checkout'), ...calls('checkout', 'orders', 'inventory', 'payments', 'shipping')],
  data: { declineShare: 0.3 },
  sagas: [saga({ steps: orderSteps() })],
  expect: [
    ...dataRules(WHOLE),
    sagasEnd('soon-over', EARLY, 5000),
    sagasAre('most-complete', 'completed', EARLY, { atLeast: 190 }),
    sagasAre('declined-are-undone', 'compensated', EARLY, { atLeast: 65, atMost: 145 }),
    sagasAre('none-is-left', 'unfinished', EARLY, { atMost: 0 }),
    // Whoever orders waits for the end, and is told of the declined payment as of a wrong request.
    measured('told-the-truth', 'goodput', WHOLE, { atLeast: 0.6, atMost: 0.8 }),
    measured('no-parcel-for-declined', 'rate', EARLY, { atMost: 8.6 }, { edge: 'checkout-shipping' }),
  ],
};
