import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';
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
const SLOW = { fromMs: 20_000, toMs: 40_000 };

export const timedOutStep = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'timed-out-step',
  name: 'Timed out, but done',
  question:
    'Payments answers too late. Was the money taken? How is a step undone of which nobody knows whether it happened?',
  watch: [
    'At 20 s payments gets six times as slow: most charges are not answered within a second, and are given up.',
    'Given up is not undone: payments still works on them, and takes the money. Nobody is there to hear of it.',
    'The saga turns back, and the charge that may have happened is undone, too: its compensation was registered before it was sent.',
    'Sometimes the money is given back before it was taken: there is nothing to undo, and the key of the charge is closed.',
    'The late charge then finds its key closed and is refused. No order keeps money that it should not.',
  ],
  tags: ['saga', 'timeout', 'unknown outcome', 'idempotency key'],
  notes:
    'A timeout says nothing about the effect. A saga that registers a compensation only when its step has succeeded ' +
    'never gives back what was taken after the timeout; one whose participants do not close the key gives back first ' +
    'and takes afterwards. Switch off “Remembers keys” at payments to see the second.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [placeOrder],
  nodes: [
    shoppers(10, 180),
    orchestrator(180),
    keeper('orders', 0, { kind: 'database', name: 'orders db' }),
    keeper('inventory', 1),
    keeper('payments', 2, { concurrency: 256 }),
    keeper('shipping', 3),
  ],
  edges: [...calls('web', 'checkout'), ...calls('checkout', 'orders', 'inventory', 'payments', 'shipping')],
  data: { declineShare: 0 },
  sagas: [
    orderSaga({
      answers: 'at-once',
      steps: [
        sagaStep('create'),
        sagaStep('reserve'),
        sagaStep('charge', { attempts: 1, timeoutMs: 1000, undoTimeoutMs: 10_000 }),
        sagaStep('ship'),
        sagaStep('confirm'),
      ],
    }),
  ],
  faults: [
    {
      id: 'slow',
      name: 'Slow payments',
      kind: 'degraded',
      target: { nodes: ['payments'] },
      fromMs: SLOW.fromMs,
      toMs: SLOW.toMs,
      latencyFactor: 6,
    },
  ],
  expect: [
    sagasAre('many-turn-back', 'compensated', SLOW, { atLeast: 120 }),
    sagasAre('few-turn-back-before', 'compensated', { fromMs: 0, toMs: 19_000 }, { atMost: 10 }),
    sagasAre('all-are-decided', 'unfinished', { fromMs: 0, toMs: 45_000 }, { atMost: 0 }),
    sagasEnd('soon-over', { fromMs: 0, toMs: 45_000 }, 14_000),
    measured('answers-too-late', 'mean-call-time', SLOW, { atLeast: 1500 }, { edge: 'checkout-payments' }),
    dataAreRight(WHOLE),
  ],
};
