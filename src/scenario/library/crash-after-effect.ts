import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';
import {
  calls,
  dataRules,
  keeper,
  orchestrator,
  orderSaga,
  orderSteps,
  placeOrder,
  sagasAre,
  sagasEnd,
  shoppers,
} from './order-shop';

const WHOLE = { fromMs: 0, toMs: 60_000 };
const EARLY = { fromMs: 0, toMs: 50_000 };
const CRASHING = { fromMs: 15_000, toMs: 45_000 };

export const crashAfterEffect = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'crash-after-effect',
  name: 'Crash after the effect',
  question: 'Payments takes the money, and crashes before it can say so. Is the customer charged again?',
  watch: [
    'From 15 s to 45 s, one payment in twenty is the last thing that its instance does: the money is taken, and the answer never comes.',
    'Whatever else that instance worked on is lost, too; of those orders no money was taken. Checkout hears the same of both.',
    'So it asks for each of them again. Payments knows the key of a charge that it has made, and gives the answer of the first time.',
    'Payments has three instances, and one that crashed is back in less than a second: shoppers wait a little longer.',
    'In the end every order is paid once, to the cent.',
  ],
  tags: ['saga', 'crash', 'idempotency key', 'double charge'],
  notes:
    'Nobody can tell from outside whether a call that was never answered took effect. With the setting “Remembers keys” ' +
    'of payments off, each of the crashes charges a customer twice, and two of the rules are broken. Let the fault ' +
    'crash before the work takes effect, and the keys are not needed.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [placeOrder],
  nodes: [
    shoppers(10, 180),
    orchestrator(180),
    keeper('orders', 0, { kind: 'database', name: 'orders db' }),
    keeper('inventory', 1),
    keeper('payments', 2, { instances: 3, startupMs: 800 }),
    keeper('shipping', 3),
  ],
  edges: [...calls('web', 'checkout'), ...calls('checkout', 'orders', 'inventory', 'payments', 'shipping')],
  data: { declineShare: 0 },
  sagas: [orderSaga({ steps: orderSteps() })],
  faults: [
    {
      id: 'crashes',
      name: 'Crashes once the money is taken',
      kind: 'crash-at-work',
      target: { nodes: ['payments'] },
      ...CRASHING,
      moment: 'after',
      crashRate: 0.05,
    },
  ],
  expect: [
    ...dataRules(WHOLE),
    sagasAre('none-is-left', 'unfinished', EARLY, { atMost: 0 }),
    sagasAre('nobody-turns-back', 'compensated', EARLY, { atMost: 5 }),
    sagasEnd('soon-over', EARLY, 6000),
    {
      id: 'instances-crash',
      kind: 'state',
      of: { node: 'payments', instance: 1 },
      state: 'starting',
      over: CRASHING,
      hold: 'sometime',
    },
    measured(
      'answers-never-come',
      'failed-share',
      CRASHING,
      { atLeast: 0.05 },
      { edge: 'checkout-payments' },
    ),
    measured('shoppers-are-served', 'goodput', WHOLE, { atLeast: 0.97 }),
  ],
};
