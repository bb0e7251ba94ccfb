import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';
import {
  calls,
  dataRule,
  keeper,
  orchestrator,
  orderSaga,
  placeOrder,
  sagasAre,
  sagaStep,
  shoppers,
} from './order-shop';

const WHOLE = { fromMs: 0, toMs: 60_000 };
const CALM = { fromMs: 0, toMs: 14_000 };
const once = { attempts: 1, compensation: 'nothing' };

export const dualWrite = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'dual-write',
  name: 'Dual write',
  question:
    'An order is written into one database, and right after it the goods are set aside in another. What is left of an order when something fails between the two?',
  watch: [
    'Checkout makes two writes, one after the other, and keeps nothing of its own: no saga, no outbox, no way back.',
    'Until 15 s all goes well, and both writes are always there.',
    'At 15 s checkout crashes, for some orders between the two: these orders stand for which no goods were set aside. Nobody knows of them any more.',
    'From 30 s to 36 s inventory fails half of the time: whoever asked is told of an error, and yet the order stands.',
    'Everything is up again at the end, and the orders that are wrong stay wrong. The Events view shows each: created, and then nothing.',
  ],
  tags: ['dual write', 'crash', 'consistency'],
  notes:
    'The two rules are expected to be broken here. Let checkout save the state of what it does after each transition, try ' +
    'each write three times, and undo the first when the second cannot be done, and it is a saga: then both rules hold.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [placeOrder],
  nodes: [
    shoppers(30, 60),
    orchestrator(60, { instances: 2, startupMs: 1000, noticedAfterMs: 500 }),
    keeper('orders', 0, {
      kind: 'database',
      name: 'orders db',
      latency: { kind: 'lognormal', medianMs: 150, p95Ms: 300 },
    }),
    keeper('inventory', 1),
  ],
  edges: [...calls('web', 'checkout'), ...calls('checkout', 'orders', 'inventory')],
  data: { declineShare: 0, stockEach: 10_000 },
  sagas: [
    orderSaga({
      name: 'Two writes in a row',
      saves: 'never',
      deadEnd: 'record',
      steps: [sagaStep('create', once), sagaStep('reserve', once)],
    }),
  ],
  faults: [
    {
      id: 'down',
      name: 'Checkout crashes',
      kind: 'crash',
      target: { nodes: ['checkout'] },
      fromMs: 15_000,
      toMs: 18_000,
    },
    {
      id: 'inventory-fails',
      name: 'Inventory fails half of the time',
      kind: 'degraded',
      target: { nodes: ['inventory'] },
      fromMs: 30_000,
      toMs: 36_000,
      errorRate: 0.5,
    },
  ],
  expect: [
    dataRule('stock-matches', CALM, { id: 'right-until-something-fails' }),
    dataRule('stock-matches', { fromMs: 15_000, toMs: 20_000 }, { id: 'orders-without-goods', broken: true }),
    dataRule('order-final', { fromMs: 30_000, toMs: 40_000 }, { id: 'orders-of-errors', broken: true }),
    sagasAre('some-are-forgotten', 'failed', WHOLE, { atLeast: 1 }),
    measured('all-is-well-at-the-end', 'goodput', { fromMs: 40_000, toMs: 60_000 }, { atLeast: 0.97 }),
  ],
};
