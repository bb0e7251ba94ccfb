import { ENGINE_VERSION } from '../../sim/engine-version';
import { calls, keeper } from './order-shop';
import { BETWEEN_SIDES, bothSides, placing, READ_TYPES, readModel, view } from './read-side';

const BEFORE = { fromMs: 2000, toMs: 20_000 };
const DOWN = { fromMs: 20_000, toMs: 35_000 };
const AFTER = { fromMs: 50_000, toMs: 60_000 };
const WHOLE = { fromMs: 0, toMs: 60_000 };

/** Both look up the names of customers and products; what differs is what they do when nobody answers. */
const lookups = { users: 'orders-read-users', products: 'orders-read-products' };

export const enrichment = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'enrichment',
  name: 'Enrichment with a service down',
  question:
    'A read model shows orders with the names of customers and products, which it asks two other services for. What becomes of it when one of them is down?',
  watch: [
    'Two read models are made of the same events. For each new order both ask users and products for the names that they show.',
    'At 20 s products goes down for twelve seconds. Orders are still placed: the write side needs nobody.',
    'The patient one tries the event in hand again and again. It shows no wrong order, and none after that one: all of the read model waits for a name.',
    'The other one parks an event after three tries and goes on: it is some seconds behind at most, and orders are missing from it.',
    'At 32 s products is back. The patient one catches up by itself. What was parked stays parked, until somebody has it tried again: Read models > Try parked again.',
  ],
  tags: ['CQRS', 'projection', 'poison event', 'enrichment'],
  notes:
    'A third way is to have what is shown written into the event itself, so that nobody has to be asked. ' +
    'An order is parked with all later events of its stream, or its confirmation would come before its creation.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: READ_TYPES,
  nodes: [
    ...bothSides(6, 8),
    {
      kind: 'service',
      id: 'orders-park',
      name: 'orders, parking',
      position: { x: 260, y: 440 },
      concurrency: 64,
      latency: { kind: 'lognormal', medianMs: 6, p95Ms: 12 },
    },
    keeper('orders', 3, { id: 'users', name: 'users', owns: 'users', position: { x: 540, y: 300 } }),
    keeper('orders', 4, { id: 'products', name: 'products', owns: 'products', position: { x: 540, y: 440 } }),
  ],
  edges: [
    ...BETWEEN_SIDES,
    ...calls('orders-read', 'users', 'products'),
    ...calls('orders-park', 'orders', 'users', 'products'),
  ],
  data: { declineShare: 0 },
  sagas: [placing],
  views: [
    view('patient', 'orders', {
      name: 'Orders, patient',
      ...lookups,
      retries: 100,
      maxDelayMs: 1000,
      behindAfter: 20,
    }),
    view('parking', 'orders', {
      name: 'Orders, parking',
      node: 'orders-park',
      source: 'orders-park-orders',
      users: 'orders-park-users',
      products: 'orders-park-products',
      retries: 2,
      initialDelayMs: 20,
      poison: 'park-stream',
      maxParked: 250,
      behindAfter: 20,
    }),
  ],
  faults: [
    {
      id: 'down',
      name: 'Products is down',
      kind: 'crash',
      target: { nodes: ['products'] },
      fromMs: 20_000,
      toMs: 32_000,
    },
  ],
  expect: [
    readModel('both-close', 'patient', 'missing-events', BEFORE, { atMost: 15 }),
    readModel('patience-lags', 'patient', 'missing-for', DOWN, { atLeast: 8000 }),
    readModel('patience-loses-nothing', 'patient', 'passed-over', WHOLE, { atMost: 0 }),
    readModel('patience-catches-up', 'patient', 'missing-events', AFTER, { atMost: 15 }),
    readModel('parking-keeps-up', 'parking', 'missing-for', DOWN, { atMost: 5000 }),
    readModel('parking-leaves-gaps', 'parking', 'passed-over', DOWN, { atLeast: 10 }),
  ],
};
