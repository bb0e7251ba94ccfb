import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';
import { BETWEEN_SIDES, bothSides, placing, READ_TYPES, readModel, view } from './read-side';

const CALM = { fromMs: 2000, toMs: 18_000 };
const SLOW = { fromMs: 20_000, toMs: 40_000 };
const AFTER = { fromMs: 52_000, toMs: 60_000 };

export const projectionLag = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'projection-lag',
  name: 'Projection lag',
  question:
    'Somebody places an order, and looks at their orders right after it. Why is it not there, and how could it be?',
  watch: [
    'Orders are written at orders. The read side reads the log of that, and makes a list of the orders of each customer from it.',
    'That takes a moment: even while all is well the list lacks the newest events, and now and then somebody misses their own order.',
    'From 20 s to 30 s the read side is thirty times as slow. The events come faster than they are handled: the lag grows by the second.',
    'Reading goes on, a little slower, and is wrong: more and more shoppers do not see what they have just ordered.',
    'From 30 s on it catches up, batch by batch, and some seconds later every order shows again. Nothing was lost, it was only late.',
  ],
  tags: ['CQRS', 'projection', 'lag', 'read your writes'],
  notes:
    'Set “Readers of their own writes” of the read model to wait, and “Readers wait” to a minute: then nobody reads a list without their own order, ' +
    'and the price is paid in waiting while the read side is slow.',
  seed: 27,
  durationMs: 60_000,
  measure: { fromMs: 0, toMs: 60_000 },
  requestTypes: READ_TYPES,
  nodes: bothSides(16, 40),
  edges: BETWEEN_SIDES,
  data: { declineShare: 0 },
  sagas: [placing],
  views: [view('my-orders', 'customer-orders', { name: 'Orders of each customer', behindAfter: 60 })],
  faults: [
    {
      id: 'slow',
      name: 'The read side is slow',
      kind: 'degraded',
      target: { nodes: ['orders-read'] },
      fromMs: 20_000,
      toMs: 30_000,
      latencyFactor: 30,
    },
  ],
  expect: [
    readModel('close-behind', 'my-orders', 'missing-events', CALM, { atMost: 30 }),
    readModel('far-behind', 'my-orders', 'missing-events', SLOW, { atLeast: 150 }),
    readModel('seconds-behind', 'my-orders', 'missing-for', SLOW, { atLeast: 3000 }),
    readModel('shoppers-miss-their-orders', 'my-orders', 'stale-reads', SLOW, { atLeast: 40 }),
    readModel('caught-up', 'my-orders', 'missing-events', AFTER, { atMost: 30 }),
    measured(
      'reading-stays-fast',
      'latency',
      CALM,
      { atMost: 60, percentile: 95 },
      { edge: 'readers-orders-read' },
    ),
  ],
};
