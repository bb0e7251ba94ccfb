import { ENGINE_VERSION } from '../../sim/engine-version';
import {
  calls,
  dataAreRight,
  keeper,
  orchestrator,
  orderSaga,
  placeOrder,
  sagasAre,
  sagasEnd,
  sagaStep,
  shoppers,
} from './order-shop';

const WHOLE = { fromMs: 0, toMs: 60_000 };
const EARLY = { fromMs: 0, toMs: 42_000 };

export const pivot = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'pivot',
  name: 'Point of no return',
  question: 'Shipping is down for ten seconds, and the money is taken already. Back or forward?',
  watch: [
    'Order and goods are asked for at the same time; then comes the payment, which is the pivot of this saga.',
    'Once the pivot is done nothing is undone any more: parcel and message follow, side by side, until they are done.',
    'At 20 s shipping crashes. Paid orders wait for their parcel, and try again after longer and longer waits.',
    'The customers are told all the same: that step runs beside the parcel.',
    'At 31 s shipping is back. Within some seconds all that waited have their parcel, and nobody was given money back.',
  ],
  tags: ['saga', 'pivot', 'retry'],
  notes:
    'The saga is the preset “Order with a pivot”, with shorter waits for the parcel: the steps before the pivot can be ' +
    'undone, those after it can be retried, and the pivot decides between the two. No payment is declined here, so ' +
    'that whatever is undone would be undone because of shipping. Switch the pivot off and give the parcel three ' +
    'attempts: then the outage costs orders.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [placeOrder],
  nodes: [
    shoppers(10, 240),
    orchestrator(240),
    keeper('orders', 0, { kind: 'database', name: 'orders db' }),
    keeper('inventory', 1),
    keeper('payments', 2),
    keeper('shipping', 3),
    keeper('notifications', 4),
  ],
  edges: [
    ...calls('web', 'checkout'),
    ...calls('checkout', 'orders', 'inventory', 'payments', 'shipping', 'notifications'),
  ],
  data: { declineShare: 0 },
  sagas: [
    orderSaga({
      answers: 'at-once',
      deadlineMs: 30_000,
      steps: [
        sagaStep('create'),
        sagaStep('reserve', { starts: 'with' }),
        sagaStep('charge', { pivot: true }),
        sagaStep('ship', { attempts: 100, timeoutMs: 2000, longestWaitMs: 4000 }),
        sagaStep('notify', { starts: 'with', attempts: 100 }),
      ],
    }),
  ],
  faults: [
    {
      id: 'no-shipping',
      name: 'Shipping is down',
      kind: 'crash',
      target: { nodes: ['shipping'] },
      fromMs: 20_000,
      toMs: 30_000,
    },
  ],
  expect: [
    sagasAre('nobody-turns-back', 'compensated', WHOLE, { atMost: 0 }),
    sagasAre('nobody-is-stuck', 'stuck', WHOLE, { atMost: 0 }),
    sagasAre('all-are-done', 'unfinished', EARLY, { atMost: 0 }),
    sagasEnd('some-had-to-wait', { fromMs: 20_000, toMs: 30_000 }, 8000, { broken: true }),
    sagasEnd('done-in-the-end', EARLY, 18_000),
    sagasEnd('soon-over-afterwards', { fromMs: 40_000, toMs: 55_000 }, 5000),
    dataAreRight(WHOLE),
  ],
};
