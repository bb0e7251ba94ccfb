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

export const compensationFails = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'compensation-fails',
  name: 'A compensation fails',
  question: 'Goods are to be released while inventory is down. Who cleans up when undoing fails, too?',
  watch: [
    'At 20 s inventory begins to fail. Orders whose goods are reserved wait for their payment; four in ten are declined.',
    'Their goods are to be released: that is tried four times in all, with longer and longer waits, and fails.',
    'From about 22 s on these sagas are stuck: an operator has to decide. The order was cancelled all the same.',
    'Other orders do not wait for them: whoever comes during the outage fails at the reservation and is undone.',
    'At 32 s inventory is well again, and new orders go through. What is stuck stays stuck until somebody says what to do.',
    'Open a stuck saga and try again: its goods are released, and it is compensated.',
  ],
  tags: ['saga', 'compensation', 'operator'],
  notes:
    'A compensation that fails is retried, and it cannot be given up silently: what it was to undo is still there. ' +
    'With the dead end set to "it is recorded, and the saga ends as failed" – so did the naive sagas that do ' +
    'each step once – nobody is asked, and the rule that the goods match is broken for good.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [placeOrder],
  nodes: [
    shoppers(12, 180),
    orchestrator(180),
    keeper('orders', 0, { kind: 'database', name: 'orders db' }),
    keeper('inventory', 1),
    keeper('payments', 2, { latency: { kind: 'lognormal', medianMs: 1500, p95Ms: 2500 } }),
    keeper('shipping', 3),
  ],
  edges: [...calls('web', 'checkout'), ...calls('checkout', 'orders', 'inventory', 'payments', 'shipping')],
  data: { declineShare: 0.4 },
  sagas: [
    orderSaga({
      answers: 'at-once',
      deadEnd: 'operator',
      steps: orderSteps({ undoAttempts: 4, firstWaitMs: 500, jitter: 'equal' }),
    }),
  ],
  faults: [
    {
      id: 'outage',
      name: 'Inventory outage',
      kind: 'degraded',
      target: { nodes: ['inventory'] },
      fromMs: 20_000,
      toMs: 32_000,
      errorRate: 1,
    },
  ],
  expect: [
    sagasAre('some-are-stuck', 'stuck', { fromMs: 16_000, toMs: 20_000 }, { atLeast: 1, atMost: 30 }),
    sagasAre('none-before', 'unfinished', { fromMs: 0, toMs: 15_000 }, { atMost: 0 }),
    sagasAre('others-are-undone', 'compensated', { fromMs: 20_500, toMs: 28_000 }, { atLeast: 50 }),
    sagasAre('none-reserved-none-stuck', 'stuck', { fromMs: 20_500, toMs: 60_000 }, { atMost: 0 }),
    sagasEnd('well-afterwards', { fromMs: 33_000, toMs: 52_000 }, 8000),
    sagasEnd('stuck-never-end', { fromMs: 16_000, toMs: 20_000 }, 8000, { broken: true }),
    dataAreRight(WHOLE),
  ],
};
