import { ENGINE_VERSION } from '../../sim/engine-version';
import {
  calls,
  dataAreRight,
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
const CROWDED = { fromMs: 20_000, toMs: 38_000 };

export const sagaDeadline = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'saga-deadline',
  name: 'Too slow as a whole',
  question:
    'Every step answers well within its timeout, and still orders take for ever. Who puts an end to them?',
  watch: [
    'At 20 s all services get three times as slow. No step comes near its timeout of five seconds, so none of them fails.',
    'But many an order as a whole would take more than 2.5 s now, and that is the deadline of the saga.',
    'At its deadline a saga turns back, wherever it stands: the step under way is given up, and may have happened.',
    'Whoever orders in the slow time has an answer after some seconds: an order, or a cancelled one and the money back.',
    'At 40 s all are fast again, and orders go through as before.',
  ],
  tags: ['saga', 'deadline', 'compensation'],
  notes:
    'Timeouts of steps bound each of them, and not their sum: five steps with three attempts of five seconds each ' +
    'could take more than a minute. Set the deadline to 0 and see how long the orders of the slow time take.',
  seed: 27,
  durationMs: 60_000,
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
  data: { declineShare: 0 },
  sagas: [orderSaga({ deadlineMs: 2500, steps: orderSteps() })],
  faults: [
    {
      id: 'slow',
      name: 'All are slow',
      kind: 'degraded',
      target: { nodes: ['orders', 'inventory', 'payments', 'shipping'] },
      fromMs: 20_000,
      toMs: 40_000,
      latencyFactor: 3,
    },
  ],
  expect: [
    sagasAre('hardly-any-turns-back-before', 'compensated', { fromMs: 0, toMs: 15_000 }, { atMost: 2 }),
    sagasAre('many-turn-back', 'compensated', CROWDED, { atLeast: 40 }),
    sagasAre('none-is-left', 'unfinished', { fromMs: 0, toMs: 50_000 }, { atMost: 0 }),
    sagasEnd('an-end-for-all', { fromMs: 0, toMs: 50_000 }, 10_000),
    sagasAre('well-afterwards', 'completed', { fromMs: 42_000, toMs: 55_000 }, { atLeast: 85 }),
    dataAreRight(WHOLE),
  ],
};
