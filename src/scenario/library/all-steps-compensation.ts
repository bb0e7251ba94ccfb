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

const WHOLE = { fromMs: 0, toMs: 40_000 };
const EARLY = { fromMs: 0, toMs: 32_000 };
/** As a plain function call has it: one try, and whoever calls waits for its end. */
const ONCE = { attempts: 1, timeoutMs: 0, undoAttempts: 1, undoTimeoutMs: 0 };
const KEEPERS = ['orders', 'inventory', 'payments', 'shipping'] as const;

export const allStepsCompensation = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'all-steps-compensation',
  name: 'All steps or the executed ones',
  question:
    'One payment in three is declined. What does it cost to undo all four steps, and not only those that ran?',
  watch: [
    'Two checkouts share the services, and each gets the same load.',
    'Above, only what was executed is undone: the goods are released, and the order is cancelled.',
    'Below, all four steps are undone whichever failed: the parcel that was never prepared, the payment that was declined, …',
    'Shipping and payments answer that there is nothing to undo, and that counts as done: the data are right both ways.',
    'Shipping gets as many calls from below as there are orders; from above only two thirds of that.',
  ],
  tags: ['saga', 'compensation', 'nothing to undo'],
  notes:
    'The settings are those of the presets “Executed only” and “All steps”: each step and each compensation once, no ' +
    'timeouts, and what cannot be undone is recorded. All steps needs no memory of what has run, so it is right also for ' +
    'an orchestrator that forgets; it needs participants that accept to undo what never was, and it takes longer.',
  seed: 27,
  durationMs: 40_000,
  measure: WHOLE,
  requestTypes: [placeOrder],
  nodes: [
    shoppers(8, 90, { name: 'web 1', spacing: 'even' }, 'web-above', 'executed'),
    shoppers(8, 270, { name: 'web 2', spacing: 'even' }, 'web-below', 'all'),
    orchestrator(90, {}, 'executed', 'executed'),
    orchestrator(270, {}, 'all', 'all steps'),
    ...KEEPERS.map((service, row) => keeper(service, row)),
  ],
  edges: [
    ...calls('web-above', 'executed'),
    ...calls('web-below', 'all'),
    ...calls('executed', ...KEEPERS),
    ...calls('all', ...KEEPERS),
  ],
  data: { declineShare: 0.33 },
  sagas: [naive('executed', 'Undo the executed'), naive('all', 'Undo all')],
  expect: [
    sagasAre('executed-are-undone', 'compensated', EARLY, { saga: 'executed', atLeast: 50 }),
    sagasAre('all-are-undone', 'compensated', EARLY, { saga: 'all', atLeast: 50 }),
    sagasAre('no-undoing-fails', 'failed', WHOLE, { atMost: 0 }),
    sagasEnd('all-end', EARLY, 8000),
    measured('only-paid-orders-shipped', 'rate', EARLY, { atMost: 6.6 }, { edge: 'executed-shipping' }),
    measured('asked-for-every-order', 'rate', EARLY, { atLeast: 6.8 }, { edge: 'all-shipping' }),
    dataAreRight(WHOLE),
  ],
};

/** Steps in the order of the four that the preset has. */
function naive(compensates: 'executed' | 'all', name: string) {
  const steps = (['create', 'reserve', 'charge', 'ship'] as const).map((id) =>
    sagaStep(id, ONCE, compensates),
  );
  return orderSaga({ id: compensates, name, node: compensates, compensates, deadEnd: 'record', steps });
}
